import { build } from '../search/build.ts';
import { Log } from './log.ts';
import { keepingTexts } from '../texts.ts';

/**
 * What every element of progress has: the reader's log, one polite region that says what was done (the page's markup has it, so that
 * screen readers know it), and a line that says when nothing is kept.
 */
export abstract class Panel extends HTMLElement {
  protected log!: Log;
  readonly #warning = build('p', { className: 'standing', hidden: true });
  #said: Element | null = null;
  #isOpen = false;

  connectedCallback(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#said = this.querySelector('[role=status]');
    void this.#open();
  }

  /** Draws what doesn't change, once the log was read. */
  protected abstract draw(): void | Promise<void>;

  /** Shows the state of the log, after every change. */
  protected abstract show(): void;

  /** Says what was done, to screen readers and in sight. */
  protected say(text: string): void {
    if (this.#said) this.#said.textContent = text;
  }

  async #open(): Promise<void> {
    this.log = await Log.open(this.dataset['site'] ?? '');
    await this.draw();
    this.append(this.#warning);
    const show = (): void => {
      const { keeping } = this.log;
      this.#warning.hidden = keeping === 'kept';
      this.#warning.textContent = keeping === 'kept' ? '' : keepingTexts[keeping];
      this.show();
    };
    this.log.follow(show);
    show();
    this.dataset['ready'] = '';
  }
}

/** A button that isn't part of a form. */
export function makeButton(text: string, act: () => void | Promise<void>, className = ''): HTMLButtonElement {
  const button = build('button', { type: 'button', className }, text);
  button.addEventListener('click', () => void act());
  return button;
}
