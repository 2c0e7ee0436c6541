import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trainingPlan } from "./training-plan";

const recipes = ["engraving", "verbose", "dromedary_2", "preference"] as const;

describe("a training plan", () => {
  it("is the paper's where the dataset is as large as the paper's", () => {
    const plan = trainingPlan({ recipe: "engraving", gpuCount: 48, microBatch: 16 }, 257_788);
    expect(plan).toMatchObject({
      batch: 768,
      accumulation: 1,
      learningRate: 4e-4,
      updates: 336,
      warmupUpdates: 100,
      saveEvery: 50,
    });
    expect(trainingPlan({ recipe: "verbose", gpuCount: 48, microBatch: 16 }, 356_777).updates).toBe(465);
    expect(trainingPlan({ recipe: "dromedary_2", gpuCount: 8, microBatch: 4 }, 360_000)).toMatchObject({
      batch: 128,
      accumulation: 4,
      learningRate: 1e-4,
      warmupUpdates: 84,
    });
  });

  it("makes the same batch of any number of GPUs by accumulating", () => {
    const onOne = trainingPlan({ recipe: "engraving", gpuCount: 1, microBatch: 4 }, 257_788);
    expect(onOne).toMatchObject({ batch: 768, accumulation: 192, microBatch: 4 });
  });

  it("shrinks the batch of a small dataset and the learning rate with its square root, and says so", () => {
    const plan = trainingPlan({ recipe: "engraving", gpuCount: 1, microBatch: 4 }, 4_800);
    expect(plan).toMatchObject({ batch: 48, learningRate: 1e-4, updates: 100, warmupUpdates: 30 });
    expect(plan.notes.join(" ")).toContain("Published is a batch of 768 with a learning rate of 0.0004");
  });

  it("adds up, for any number of rows and GPUs", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...recipes),
        fc.integer({ min: 1, max: 512 }),
        fc.integer({ min: 1, max: 64 }),
        fc.nat(2_000_000),
        (recipe, gpuCount, microBatch, rows) => {
          const plan = trainingPlan({ recipe, gpuCount, microBatch }, rows);
          expect(plan.batch).toBe(plan.microBatch * plan.accumulation * gpuCount);
          expect(plan.microBatch).toBeLessThanOrEqual(microBatch);
          expect(plan.updatesAnEpoch * plan.batch).toBeGreaterThanOrEqual(rows);
          expect((plan.updatesAnEpoch - 1) * plan.batch).toBeLessThanOrEqual(rows);
          expect(plan.warmupUpdates).toBeLessThanOrEqual(plan.updates);
          expect(plan.learningRate).toBeGreaterThan(0);
          expect(plan.saveEvery).toBeGreaterThanOrEqual(1);
        },
      ),
    );
  });
});
