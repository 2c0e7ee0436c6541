import { describe, expect, it } from "vitest";
import { formatRelativeTime } from "./relative-time";

describe("relative time", () => {
  const now = new Date("2024-03-10T12:00:00Z");
  const ago = (seconds: number) => formatRelativeTime(new Date(now.getTime() - seconds * 1000), now);

  it("grows coarser with distance and ends in a date", () => {
    expect(ago(10)).toBe("just now");
    expect(ago(12 * 60)).toBe("12 min ago");
    expect(ago(3 * 3600)).toBe("3 h ago");
    expect(ago(86_400)).toBe("yesterday");
    expect(ago(5 * 86_400)).toBe("5 days ago");
    expect(ago(40 * 86_400)).toBe("30 January 2024");
  });

  it("reads a moment that a wrong clock puts into the future as just now", () => {
    expect(ago(-30)).toBe("just now");
  });
});
