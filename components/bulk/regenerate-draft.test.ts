import { describe, expect, it } from "vitest";
import { changesOf, type RegenerateDraft } from "./regenerate-draft";

const base: RegenerateDraft = {
  constitution: { id: 1, version: 2 },
  serverId: 3,
  sampling: { temperature: 0.5, topP: 0.95, maxTokens: 256, seed: 42 },
  preset: "studio@2",
  samplesPerItem: 1,
};

describe("what is changed before requests are asked again", () => {
  it("is what differs from the build, and nothing else", () => {
    expect(changesOf({ ...base, sampling: { ...base.sampling, temperature: 1 } }, base)).toEqual({
      changed: { sampling: { temperature: 1, topP: 0.95, maxTokens: 256 } },
    });
    const other = { constitution: { id: 1, version: 3 }, serverId: 4, preset: "short@1", samplesPerItem: 2 };
    expect(changesOf({ ...base, ...other }, base)).toEqual({ changed: other });
    expect(changesOf({ ...base, sampling: { ...base.sampling, seed: 0 } }, base)).toEqual({
      changed: { seed: 0 },
    });
  });

  it("has to be something, and something that can be sent", () => {
    expect(changesOf(base, base)).toEqual({ missing: "Change a setting first." });
    expect(changesOf({ ...base, samplesPerItem: 0 }, base)).toMatchObject({
      missing: expect.stringContaining("1 to 64"),
    });
    expect(changesOf({ ...base, sampling: { ...base.sampling, topP: null } }, base)).toMatchObject({
      missing: expect.stringContaining("Top-p"),
    });
  });
});
