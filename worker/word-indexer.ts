import { log } from "@/lib/log";
import { indexWords, settleWordIndex } from "@/lib/store/word-index";
import { pause } from "./pause";

/** Records of one transaction: many, since each word is counted and put into the index once for all of them. */
const WORDS_BATCH = 4_000;
const REST_MS = 1_000;
/** After an outage, which others report. */
const RETRY_MS = 5_000;
/** Beside other work of this machine it takes at most half of one core. */
const SHARE = 1;

/** Reads the words of records as they come, until `stopping`. What it has not done waits in rows for whoever is next. */
export async function indexWordsOnwards(stopping: AbortSignal): Promise<void> {
  let isSettled = false;
  while (!stopping.aborted) {
    try {
      const startedAt = performance.now();
      const taken = await indexWords(WORDS_BATCH);
      const tookMs = performance.now() - startedAt;
      if (taken === 0 && !isSettled) await settleWordIndex();
      isSettled = taken === 0;
      await pause(taken < WORDS_BATCH ? REST_MS : tookMs * SHARE, stopping).catch(() => {});
    } catch (error) {
      log().warn({ err: error }, "the words of records could not be read, trying again");
      await pause(RETRY_MS, stopping).catch(() => {});
    }
  }
}
