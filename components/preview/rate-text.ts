import type { Rate, RateDelta } from "@/lib/previews/rate";

const MINUS = "−";
const percent = (share: number) => Math.round(share * 100);
const signed = (points: number) => (points < 0 ? `${MINUS}${-points}` : points === 0 ? "0" : `+${points}`);

/** `42 %`; `–` where there were no cases. */
export function shareText({ share }: Rate): string {
  return share === null ? "–" : `${percent(share)}\u2009%`;
}

/** The 95 % interval of a share, `31–86`, in percent. */
export function intervalText({ share, low, high }: Rate): string {
  return share === null ? "" : `${percent(low)}–${percent(high)}`;
}

/** `+12 pp`, `−8 pp`, `0 pp`: percentage points. */
export function deltaText({ share }: RateDelta): string {
  return `${signed(percent(share))}\u2009pp`;
}

/** The 95 % interval of a difference, `−3 to +27`, in percentage points. */
export function deltaIntervalText({ low, high }: RateDelta): string {
  return `${signed(percent(low))} to ${signed(percent(high))}`;
}

/** Whether the interval leaves out "no difference"; only then is a difference worth a look. */
export function isClear({ low, high }: RateDelta): boolean {
  return low > 0 || high < 0;
}
