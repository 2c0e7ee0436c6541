/** Lets a number of parties in at a time, by name; the others wait in the order in which they came. */
export type Turnstile = {
  /** Resolves with the way out. Rejects where `left` is aborted first. */
  enter: (name: string, capacity: number, left: AbortSignal) => Promise<() => void>;
  /** How many wait. */
  waitingAt: (name: string) => number;
};

type Gate = { inside: number; waiting: Set<() => void> };

export function createTurnstile(): Turnstile {
  const gates = new Map<string, Gate>();
  const gateOf = (name: string): Gate => {
    const gate = gates.get(name) ?? { inside: 0, waiting: new Set() };
    gates.set(name, gate);
    return gate;
  };
  return {
    waitingAt: (name) => gateOf(name).waiting.size,
    enter: async (name, capacity, left) => {
      left.throwIfAborted();
      const gate = gateOf(name);
      if (gate.inside < capacity) gate.inside += 1;
      else await waitForTurn(gate, left);
      let isOut = false;
      return () => {
        if (isOut) return;
        isOut = true;
        gate.inside -= 1;
        const [next] = gate.waiting;
        next?.();
      };
    },
  };
}

/** Who is called is inside at once, so that nobody slips in between. */
function waitForTurn(gate: Gate, left: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = () => {
      end();
      gate.inside += 1;
      resolve();
    };
    const giveUp = () => {
      end();
      reject(left.reason);
    };
    const end = () => {
      gate.waiting.delete(call);
      left.removeEventListener("abort", giveUp);
    };
    gate.waiting.add(call);
    left.addEventListener("abort", giveUp);
  });
}
