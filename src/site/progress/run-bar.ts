import { runTexts } from '../texts.ts';
import { makeButton } from './panel.ts';
import { stepEvents, type TickCount } from './tasks.ts';

/** `<wm-run>` of a runbook that is a unit of a pathway: its steps are the learner's, whose progress tells how many are ticked. */
class RunBar extends HTMLElement {
  readonly #over = makeButton(runTexts.startOver, () => void document.dispatchEvent(new Event(stepEvents.startOver)), 'plain');

  connectedCallback(): void {
    if (this.#over.isConnected) return;
    this.#over.hidden = true;
    this.append(this.#over);
    const count = this.querySelector('output');
    document.addEventListener(stepEvents.ticked, (event) => {
      const { done, all } = (event as CustomEvent<TickCount>).detail;
      if (count) count.textContent = runTexts.count(done, all);
      this.#over.hidden = done === 0;
      this.hidden = all === 0;
    });
  }
}

customElements.define('wm-run', RunBar);
