import { diagramTexts } from '../texts.ts';

/**
 * Defines `<wm-diagram>`: draws the mermaid source inside it when it comes near the window, in a sandboxed frame with a policy of its
 * own. The source stays for those whose browser can't draw it.
 */

/** What the frame tells. */
interface FrameMessage {
  ready?: true;
  width?: number;
  height?: number;
  error?: string;
}

/**
 * Scripts and nothing else: the frame has no origin, and can reach nothing of the site. `waymark dev` can't have that. Astro's server
 * answers 403 to a frame without origin that asks for a script (`sec-fetch.js` of its `vite-plugin-astro-server`, which stands before
 * every middleware of an integration), and Vite's client, which stands in every page, would need CORS. So there the frame keeps its
 * origin, browsers warn that it could leave its sandbox, and what holds it is its own policy and mermaid's strict mode.
 */
const sandbox = import.meta.env.DEV ? 'allow-scripts allow-same-origin' : 'allow-scripts';

/** How far from the window's edge drawing starts. */
const near = '400px';

/** Tallest that a drawing may become, in CSS pixels. */
const tallest = 3000;

/** How much larger or smaller one step makes a drawing that fills the window. */
const step = 1.25;

/** Smallest scale at which words in a drawing can be read. */
const smallest = 0.7;

class Diagram extends HTMLElement {
  #frame: HTMLIFrameElement | undefined;
  #size = { width: 1, height: 1 };
  /** How large the drawing is shown; 0 before there is one. */
  #scale = 0;
  readonly #tools = document.createElement('div');

  get #title(): string {
    const caption = this.closest('figure')?.querySelector('figcaption')?.textContent.trim() ?? '';
    return caption === '' ? diagramTexts.title : caption;
  }

  connectedCallback(): void {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        this.#start();
      },
      { rootMargin: near },
    );
    observer.observe(this);
  }

  disconnectedCallback(): void {
    removeEventListener('message', this);
    document.removeEventListener('waymark:theme', this);
  }

  handleEvent(event: Event): void {
    if (event instanceof MessageEvent) this.#onMessage(event);
    else this.#draw();
  }

  #start(): void {
    if (this.#frame) return;
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', sandbox);
    frame.title = this.#title;
    frame.height = '0';
    // Nothing inside can be operated; a drawing that is too wide is scrolled by the element around it.
    frame.tabIndex = -1;
    frame.src = `${document.documentElement.dataset['base'] ?? '/'}_waymark/diagram/`;
    addEventListener('message', this);
    document.addEventListener('waymark:theme', this);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', this);
    this.#frame = frame;
    this.prepend(frame);
  }

  #draw(): void {
    const source = this.querySelector('code')?.textContent ?? '';
    const dark = isDark();
    this.toggleAttribute('data-dark', dark);
    // The frame has no origin that could be named as the target.
    this.#frame?.contentWindow?.postMessage({ source, title: this.#title, dark }, '*');
  }

  #onMessage(event: MessageEvent): void {
    const frame = this.#frame;
    if (frame?.contentWindow !== event.source || !frame) return;
    // The frame is ours, whatever is drawn in it: nothing else can have this source.
    const data = event.data as FrameMessage;
    if (data.ready) this.#draw();
    else if (data.error !== undefined) this.#showFailure();
    else if (typeof data.width === 'number' && typeof data.height === 'number' && data.width > 0) {
      this.#size = { width: data.width, height: data.height };
      if (this.#scale === 0) this.#fit();
    }
  }

  /** As wide as the text where that leaves the words readable; else it scrolls. What somebody looks at keeps the place that it has. */
  #fit(): void {
    const { width, height } = this.#size;
    const { top, bottom } = this.getBoundingClientRect();
    const isSeen = this.#scale === 0 && top < innerHeight && bottom > 0;
    const room = isSeen ? (this.clientHeight - this.#foot) / height : Infinity;
    this.#show(Math.min(1, Math.max(smallest, Math.min(this.clientWidth / width, room))));
    this.toggleAttribute('data-fixed', isSeen);
    this.dataset['drawn'] = '';
    if (this.#tools.childElementCount === 0) this.#addTools();
  }

  /** Room for the buttons below the drawing. */
  get #foot(): number {
    return Number.parseFloat(getComputedStyle(this).paddingBlockEnd);
  }

  #show(scale: number): void {
    const frame = this.#frame;
    if (!frame) return;
    this.#scale = scale;
    frame.width = String(Math.ceil(this.#size.width * scale));
    frame.height = String(Math.ceil(Math.min(this.matches(':popover-open') ? Infinity : tallest, this.#size.height * scale)));
    if (this.scrollWidth > this.clientWidth || this.scrollHeight > this.clientHeight) this.tabIndex = 0;
    else this.removeAttribute('tabindex');
  }

  #addTools(): void {
    const add = (name: string, icon: string, act: () => void): void => {
      const button = document.createElement('button');
      button.ariaLabel = button.title = name;
      button.className = `tool-${icon}`;
      const sign = document.createElement('span');
      sign.className = `icon icon-${icon}`;
      button.append(sign);
      button.addEventListener('click', act);
      this.#tools.append(button);
    };
    this.#tools.className = 'tools';
    add(diagramTexts.source, 'source', () => this.toggleAttribute('data-source'));
    add(diagramTexts.larger, 'larger', () => {
      this.#show(this.#scale * step);
    });
    add(diagramTexts.smaller, 'smaller', () => {
      this.#show(this.#scale / step);
    });
    add(diagramTexts.enlarge, 'enlarge', () => {
      this.#enlarge();
    });
    add(diagramTexts.close, 'close', () => {
      this.hidePopover();
    });
    this.append(this.#tools);
  }

  /** Fills the window, where the drawing can be made larger and moved about by scrolling. It stays where it is in the page: moved, the frame would load anew. */
  #enlarge(): void {
    const { parentElement: figure, offsetHeight } = this;
    if (figure) figure.style.minHeight = `${String(offsetHeight)}px`;
    const before = this.#scale;
    this.popover = 'auto';
    this.showPopover();
    const { width, height } = this.#size;
    this.#show(Math.min(3, (innerWidth - 32) / width, (innerHeight - 96) / height));
    this.tabIndex = 0;
    this.focus();
    const zoom = ({ key }: KeyboardEvent): void => {
      if (key === '+' || key === '=') this.#show(this.#scale * step);
      else if (key === '-') this.#show(this.#scale / step);
    };
    this.addEventListener('keydown', zoom);
    this.addEventListener(
      'beforetoggle',
      () => {
        this.removeEventListener('keydown', zoom);
        requestAnimationFrame(() => {
          this.popover = null;
          if (figure) figure.style.minHeight = '';
          this.#show(before);
          this.#tools.querySelector<HTMLElement>('.tool-enlarge')?.focus();
        });
      },
      { once: true },
    );
  }

  #showFailure(): void {
    const text = document.createElement('p');
    text.className = 'failed';
    text.textContent = diagramTexts.failed;
    this.#frame?.remove();
    this.#tools.remove();
    delete this.dataset['drawn'];
    this.dataset['failed'] = '';
    this.prepend(text);
  }
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

customElements.define('wm-diagram', Diagram);
