/** What a build was made after, in words; of a step that needs no constitution, its name. */
export function constitutionWords(build: {
  step: string;
  constitutionName: string | null;
  constitutionVersion: number | null;
}): string {
  return build.constitutionName === null
    ? build.step
    : `${build.constitutionName} version ${build.constitutionVersion}`;
}
