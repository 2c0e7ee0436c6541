import pg from "pg";

const orig = pg.Client.prototype.query as any;
(pg.Client.prototype as any).query = function (...a: any[]) {
  const t = performance.now();
  const r = orig.apply(this, a);
  r?.then?.(
    () => {
      const ms = performance.now() - t;
      if (ms > 30) console.log("   ", Math.round(ms), String(a[0].name ?? a[0].text ?? a[0]).slice(0, 60));
    },
    () => {},
  );
  return r;
};
await import("./x-index");
