"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider, useTheme } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { Toaster } from "sonner";
import { TooltipProvider } from "@/components/ui/tooltip";
import { isAppError } from "@/lib/app-error";

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newQueryClient);
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem disableTransitionOnChange>
      <QueryClientProvider client={client}>
        <NuqsAdapter>
          <TooltipProvider delayDuration={350}>
            {children}
            <Toasts />
          </TooltipProvider>
        </NuqsAdapter>
      </QueryClientProvider>
    </ThemeProvider>
  );
}

function newQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2000,
        // An answer that says what is wrong will say the same again; a silence may be over by then.
        retry: (count, error) => count < 2 && !(isAppError(error) && error.kind !== "unreachable"),
      },
    },
  });
}

function Toasts() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-left"
      // Left of the drawers, whose buttons stand in the other corner.
      offset={{ bottom: 40, left: 32 }}
      toastOptions={{
        classNames: {
          toast: "!rounded-float !border-0 !bg-surface !font-sans !text-13 !text-ink !shadow-pop",
          description: "!text-ink-2",
          actionButton: "!h-6 !rounded-[5px] !bg-accent !px-2 !text-12 !font-medium !text-on-accent",
        },
      }}
    />
  );
}
