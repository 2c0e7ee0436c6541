const repeatEveryMs = 10_000;

/**
 * Tells a person what is going on, on the given stream. `step` shows that long work is alive: a counter of
 * seconds on a terminal; elsewhere (a pipe, a CI log) a line at the start and one about every ten seconds.
 */
export function createProgress(stream = process.stdout, { now = Date.now } = {}) {
  const isTty = stream.isTTY === true;
  let counter = ""; // the unfinished last line on a terminal

  function say(line) {
    if (counter) stream.write(`\r\x1b[K${line}\n${counter}`);
    else stream.write(`${line}\n`);
  }

  function showCounter(text) {
    counter = text;
    stream.write(`\r\x1b[K${text}`);
  }

  async function step(title, work) {
    const startedAt = now();
    const seconds = () => Math.round((now() - startedAt) / 1000);
    const show = isTty ? showCounter : say;
    show(`${title} …`);
    const timer = setInterval(() => show(`${title} … ${seconds()} s`), isTty ? 1000 : repeatEveryMs);
    const finish = (how) => {
      clearInterval(timer);
      if (isTty) stream.write("\r\x1b[K");
      counter = "";
      say(`${title}: ${how}`);
    };
    try {
      const result = await work();
      finish(`done in ${seconds()} s`);
      return result;
    } catch (error) {
      finish(`failed after ${seconds()} s`);
      throw error;
    }
  }

  return { say, step };
}
