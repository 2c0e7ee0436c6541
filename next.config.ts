import type { NextConfig } from "next";

const config: NextConfig = {
  outputFileTracingRoot: import.meta.dirname,
  // These run in Node as they are: bundling them would break their native parts or their own file look-ups.
  serverExternalPackages: ["pg", "graphile-worker", "pino", "@prisma/client", "@prisma/adapter-pg"],
  poweredByHeader: false,
  // On the loopback address a smaller answer is no faster, and a stream pays for every line that is looked at.
  compress: false,
  devIndicators: false,
  // `npm run check` has already type-checked; a second run at every start would cost seconds for nothing new.
  typescript: { ignoreBuildErrors: true },
};

export default config;
