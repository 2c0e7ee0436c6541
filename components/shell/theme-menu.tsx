"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { Menu, MenuLabel, MenuRadio } from "@/components/ui/menu";

export const themes = [
  { value: "light", label: "Light", icon: <Sun /> },
  { value: "dark", label: "Dark", icon: <Moon /> },
  { value: "system", label: "As the system", icon: <Monitor /> },
] as const;

export function ThemeMenu() {
  const { theme = "system", setTheme } = useTheme();
  const [isMounted, setIsMounted] = useState(false);
  useEffect(() => setIsMounted(true), []);
  // What the browser has stored is unknown while the page is rendered on the server.
  const current = isMounted ? (themes.find((t) => t.value === theme) ?? themes[2]) : themes[2];
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Theme: ${current.label}`}
          title="Theme"
          className="grid size-7 place-items-center rounded-chip text-ink-3 hover:bg-hover hover:text-ink [&_svg]:size-3.5"
        >
          {current.icon}
        </button>
      }
    >
      <MenuLabel>Theme</MenuLabel>
      <MenuRadio value={current.value} onChange={setTheme} options={themes} />
    </Menu>
  );
}
