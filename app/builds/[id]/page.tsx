import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BuildPage } from "@/components/builds/build-page";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Build ${(await params).id}` };
}

export default async function Page({ params }: Props) {
  const id = Number((await params).id);
  if (!Number.isInteger(id) || id < 1) notFound();
  return <BuildPage id={id} />;
}
