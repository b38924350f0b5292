/**
 * Steps that matching may take. Patterns come from a file that a stranger may have changed, and enough of them take minutes, however
 * fast each is.
 */
export class Budget {
  #left: number;
  readonly #perPath: number;

  /** Some steps for all paths together, and some more with each path: a large repository may take its time. */
  constructor({ steps, perPath = 0 }: { steps: number; perPath?: number }) {
    this.#left = steps;
    this.#perPath = perPath;
  }

  get isSpent(): boolean {
    return this.#left < 0;
  }

  spend(steps: number): void {
    this.#left -= steps;
  }

  /** Makes room for another path; not any more once all is spent. */
  startPath(): void {
    if (!this.isSpent) this.#left += this.#perPath;
  }
}

/** Each for a few seconds. */
export const budgets = {
  decide: { steps: 20_000_000, perPath: 1000 },
  explain: { steps: 20_000_000, perPath: 1000 },
  judge: { steps: 50_000_000 },
} as const;
