import "@fontsource-variable/inter";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Frame } from "@/components/shell/frame";
import { Providers } from "@/components/shell/providers";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Self-Align Studio", template: "%s · Self-Align Studio" },
  description: "Author principles, watch thoughts stream, build datasets.",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // next-themes sets data-theme before hydration.
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers>
          <Frame>{children}</Frame>
        </Providers>
      </body>
    </html>
  );
}
