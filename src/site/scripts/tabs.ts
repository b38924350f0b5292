/** Defines `<wm-tabs>`: one alternative at a time, as the ARIA pattern for tabs asks (arrow keys, Home, End). */

/** Tells other groups of the same kind that the reader has chosen. */
const chosen = 'waymark:tab';

class Tabs extends HTMLElement {
  #panels: HTMLElement[] = [];
  #buttons: HTMLButtonElement[] = [];

  connectedCallback(): void {
    if (this.#panels.length > 0) return;
    this.#panels = [...this.children].filter((child): child is HTMLElement => child.classList.contains('tab'));
    if (this.#panels.length === 0) return;
    const list = document.createElement('div');
    list.className = 'tab-list';
    list.setAttribute('role', 'tablist');
    this.#buttons = this.#panels.map((panel, at) => this.#toButton(panel, at));
    list.append(...this.#buttons);
    list.addEventListener('keydown', (event) => {
      this.#move(event);
    });
    this.prepend(list);
    this.dataset['ready'] = '';
    this.#select(this.#remembered());
    document.addEventListener(chosen, this);
  }

  disconnectedCallback(): void {
    document.removeEventListener(chosen, this);
  }

  /** Another group has changed. */
  handleEvent(event: Event): void {
    if (!(event instanceof CustomEvent) || event.target === this) return;
    const { sync, label } = event.detail as { sync: string; label: string };
    if (sync === this.dataset['sync']) this.#select(this.#indexOf(label));
  }

  #toButton(panel: HTMLElement, at: number): HTMLButtonElement {
    const button = document.createElement('button');
    const id = `~tabs-${String([...document.querySelectorAll('wm-tabs')].indexOf(this))}-${String(at)}`;
    panel.id ||= `${id}-panel`;
    button.id = id;
    button.type = 'button';
    button.textContent = panel.querySelector('.tab-label')?.textContent.trim() ?? '';
    button.setAttribute('role', 'tab');
    button.setAttribute('aria-controls', panel.id);
    button.addEventListener('click', () => {
      this.#choose(at);
    });
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', id);
    return button;
  }

  #move(event: KeyboardEvent): void {
    const last = this.#buttons.length - 1;
    const at = this.#buttons.findIndex((button) => button === document.activeElement);
    const targets: Record<string, number> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.#choose(target);
    this.#buttons[target]?.focus();
  }

  #choose(at: number): void {
    this.#select(at);
    const { sync } = this.dataset;
    const label = this.#buttons[at]?.textContent;
    if (sync === undefined || label === undefined) return;
    const before = this.getBoundingClientRect().top;
    this.dispatchEvent(new CustomEvent(chosen, { bubbles: true, detail: { sync, label } }));
    // Groups above may have grown: the one under the reader's hand stays where it is.
    scrollBy({ top: this.getBoundingClientRect().top - before, behavior: 'instant' });
    try {
      sessionStorage.setItem(`waymark-tab-${sync}`, label);
    } catch {
      // Storage may be forbidden: then the choice lasts as long as the page.
    }
  }

  #select(at: number): void {
    if (at < 0) return;
    this.#buttons.forEach((button, index) => {
      button.setAttribute('aria-selected', String(index === at));
      button.tabIndex = index === at ? 0 : -1;
    });
    this.#panels.forEach((panel, index) => (panel.hidden = index !== at));
  }

  #indexOf(label: string): number {
    return this.#buttons.findIndex((button) => button.textContent === label);
  }

  /** The panel that the address points into, else the one chosen before, else the first. */
  #remembered(): number {
    const target = location.hash === '' ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const pointed = this.#panels.findIndex((panel) => panel.contains(target));
    if (pointed >= 0) return pointed;
    try {
      const label = sessionStorage.getItem(`waymark-tab-${this.dataset['sync'] ?? ''}`);
      return Math.max(0, label === null ? 0 : this.#indexOf(label));
    } catch {
      return 0;
    }
  }
}

customElements.define('wm-tabs', Tabs);
