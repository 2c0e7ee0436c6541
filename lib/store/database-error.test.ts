import { expect, test } from "vitest";
import { isRefusedContent } from "./database-error";

const byDriver = (code: string) => Object.assign(new Error("x"), { code });
const byClient = (originalCode: string) =>
  Object.assign(new Error("x"), { code: "P2010", meta: { driverAdapterError: { cause: { originalCode } } } });

test.each(["22001", "22P05", "23502", "54000"])(
  "what holds a mistake (%s) is never stored by sending it again",
  (state) => {
    expect([isRefusedContent(byDriver(state)), isRefusedContent(byClient(state))]).toEqual([true, true]);
  },
);

test.each(["53100", "57P01", "08006", "40P01", "XX000", "25006"])(
  "trouble of the database (%s) passes",
  (state) => {
    expect([isRefusedContent(byDriver(state)), isRefusedContent(byClient(state))]).toEqual([false, false]);
  },
);

test.each([byDriver("ECONNRESET"), byDriver("ETIMEDOUT"), new Error("timeout"), null, "text"])(
  "%s passes",
  (error) => {
    expect(isRefusedContent(error)).toBe(false);
  },
);
