/**
 * A failure whose message already says cause and cure, so that a person needs no stack trace.
 * `output` is what a child process printed last, shown below the message.
 */
export class Failure extends Error {
  constructor(message, { output = "", cause } = {}) {
    super(message, { cause });
    this.name = "Failure";
    this.output = output;
  }
}

/** Prints an error the way a person wants it: a Failure as its sentence, a surprise with its stack. */
export function printError(error) {
  if (!(error instanceof Failure)) {
    console.error(error);
    return;
  }
  if (error.output.trim()) console.error(error.output.trimEnd());
  console.error(error.message);
}
