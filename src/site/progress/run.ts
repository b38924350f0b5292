import { build } from '../search/build.ts';
import { runTexts } from '../texts.ts';
import { makeButton } from './panel.ts';
import { findTasks, type TaskBox, type TickCount } from './tasks.ts';

/**
 * `<wm-run>`: how far a run through a runbook has come, and the way to a new one. A run belongs to its tab and ends with it; nothing of
 * it is part of what somebody has learned. Where the runbook is a unit of a pathway its steps are the learner's: see `run-bar.ts`.
 */
class Run extends HTMLElement {
  #tasks: TaskBox[] = [];
  /** The page has it, so that its room is there from the start. */
  #count: Element = build('output');
  readonly #over = makeButton(runTexts.startOver, () => this.#startOver(), 'plain');

  connectedCallback(): void {
    if (this.#over.isConnected) return;
    this.#count = this.querySelector('output') ?? this.#count;
    // On narrow screens it is a line of its own.
    this.#over.hidden = true;
    this.append(this.#count, this.#over);
    this.#tasks = findTasks(document.querySelector('.body'));
    const ticked = this.#read();
    for (const { id, box } of this.#tasks) {
      box.checked = ticked.has(id);
      box.addEventListener('change', () => this.#keep());
    }
    this.#keep();
  }

  #startOver(): void {
    for (const { box } of this.#tasks) box.checked = false;
    this.#keep();
    this.#tasks[0]?.box.focus();
  }

  #keep(): void {
    const ticked = this.#tasks.filter(({ box }) => box.checked).map(({ id }) => id);
    this.#show({ done: ticked.length, all: this.#tasks.length });
    try {
      if (ticked.length > 0) sessionStorage.setItem(this.#key(), ticked.join(' '));
      else sessionStorage.removeItem(this.#key());
    } catch {
      // Where nothing can be kept, a run lasts as long as the page.
    }
  }

  #read(): Set<string> {
    try {
      return new Set(sessionStorage.getItem(this.#key())?.split(' '));
    } catch {
      return new Set();
    }
  }

  #key(): string {
    return `waymark-run ${document.documentElement.dataset['base'] ?? '/'} ${this.dataset['page'] ?? ''}`;
  }

  #show({ done, all }: TickCount): void {
    this.#count.textContent = runTexts.count(done, all);
    this.#over.hidden = done === 0;
    this.hidden = all === 0;
  }
}

customElements.define('wm-run', Run);
