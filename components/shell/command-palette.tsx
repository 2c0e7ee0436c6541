"use client";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { KeySequence } from "@/components/ui/kbd";
import { formatCount } from "@/components/ui/number-text";
import { listConstitutions } from "@/lib/api/constitutions";
import { listDatasets } from "@/lib/api/datasets";
import { endpointQuery } from "./endpoint-query";
import { journey, serversStation } from "./stations";
import { themes } from "./theme-menu";
import { useBuilds } from "./use-builds";

/** Goes to any page, constitution, build or dataset by a few letters of its name. */
export function CommandPalette({
  isOpen,
  onOpenChange,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-ink/20 dark:bg-bg/60" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[14vh] left-1/2 z-50 w-[600px] -translate-x-1/2 overflow-hidden rounded-float bg-surface shadow-pop focus:outline-none focus-visible:rounded-float focus-visible:shadow-pop"
        >
          <Radix.Title className="sr-only">Find</Radix.Title>
          <Palette onDone={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Palette({ onDone }: { onDone: () => void }) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const builds = useBuilds();
  const constitutions = useQuery(endpointQuery(listConstitutions));
  const datasets = useQuery(endpointQuery(listDatasets));
  const go = (href: string) => () => {
    onDone();
    router.push(href);
  };
  return (
    <Command label="Find" loop>
      <Command.Input
        placeholder="Go to a page, constitution, build or dataset"
        className="h-12 w-full border-b border-line bg-transparent px-4 text-15 placeholder:text-ink-3 focus:outline-none focus-visible:rounded-none focus-visible:shadow-none"
      />
      <Command.List className="max-h-[46vh] overflow-auto p-1.5 pb-2">
        <Command.Empty className="px-3 py-6 text-ink-2">Nothing has that name.</Command.Empty>
        <Group heading="Go to">
          {[...journey, serversStation].map((station) => (
            <Item key={station.href} value={station.label} onSelect={go(station.href)} keys={station.keys}>
              {station.label}
            </Item>
          ))}
          <Item value="Preview history runs" onSelect={go("/preview/history")}>
            Preview history
          </Item>
          <Item value="Filter presets rules" onSelect={go("/presets")}>
            Filter presets
          </Item>
          <Item value="New build start" onSelect={go("/builds/new")} keys="n">
            New build
          </Item>
        </Group>
        <Group heading="Constitutions">
          {constitutions.data?.constitutions.map((one) => (
            <Item
              key={one.id}
              value={`constitution ${one.name} ${one.id}`}
              onSelect={go(`/constitutions/${one.id}`)}
              note={one.latestVersion === null ? "draft" : `version ${one.latestVersion}`}
            >
              {one.name}
            </Item>
          ))}
        </Group>
        <Group heading="Builds">
          {builds.data?.builds.map((build) => (
            <Item
              key={build.id}
              value={`build ${build.id} ${build.name}`}
              onSelect={go(`/builds/${build.id}`)}
              note={build.status}
            >
              Build {build.id} <span className="text-ink-2">{build.name}</span>
            </Item>
          ))}
        </Group>
        <Group heading="Datasets">
          {datasets.data?.datasets.map((dataset) => (
            <Item
              key={dataset.id}
              value={`dataset ${dataset.id} ${dataset.name}`}
              onSelect={go(`/datasets/${dataset.id}`)}
              note={`${formatCount(dataset.recordCount)} records`}
            >
              {dataset.name}
            </Item>
          ))}
        </Group>
        <Group heading="Theme">
          {themes.map((theme) => (
            <Item
              key={theme.value}
              value={`theme ${theme.label}`}
              onSelect={() => {
                setTheme(theme.value);
                onDone();
              }}
            >
              {theme.label}
            </Item>
          ))}
        </Group>
      </Command.List>
    </Command>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-11 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Command.Group>
  );
}

function Item({
  value,
  onSelect,
  keys,
  note,
  children,
}: {
  value: string;
  onSelect: () => void;
  keys?: string;
  note?: string;
  children: ReactNode;
}) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-8 cursor-pointer items-center gap-2 rounded-field px-2.5 data-[selected=true]:bg-hover"
    >
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {note === undefined ? null : <span className="text-12 text-ink-3">{note}</span>}
      {keys === undefined ? null : <KeySequence keys={keys} tone="faint" />}
    </Command.Item>
  );
}
