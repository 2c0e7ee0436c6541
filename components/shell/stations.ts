/** The journey of the data, in its order; it is the navigation. */
export const journey = [
  { href: "/", label: "Home", keys: "g h" },
  { href: "/constitutions", label: "Constitution", keys: "g c" },
  { href: "/templates", label: "Templates", keys: "g t" },
  { href: "/seed-prompts", label: "Seed prompts", keys: "g s" },
  { href: "/preview", label: "Preview", keys: "g p" },
  { href: "/recipes", label: "Recipes", keys: "g r" },
  { href: "/builds", label: "Builds", keys: "g b" },
  { href: "/datasets", label: "Datasets", keys: "g d" },
  { href: "/exports", label: "Exports", keys: "g e" },
] as const;

export const serversStation = { href: "/servers", label: "Servers", keys: "g v" } as const;

/** Whether a page belongs to the station at `href`. */
export function isAtStation(pathname: string, href: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
