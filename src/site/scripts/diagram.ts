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

/** Smallest scale at which words in a drawing can be read. */
const smallest = 0.7;

class Diagram extends HTMLElement {
  #frame: HTMLIFrameElement | undefined;

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
      this.#fit(frame, data.width, data.height);
    }
  }

  /** As wide as the text where that leaves the words readable; else it scrolls. */
  #fit(frame: HTMLIFrameElement, width: number, height: number): void {
    const scale = Math.min(1, Math.max(smallest, this.clientWidth / width));
    frame.height = String(Math.min(tallest, Math.ceil(height * scale)));
    frame.width = String(Math.ceil(width * scale));
    this.dataset['drawn'] = '';
    if (width * scale > this.clientWidth) this.tabIndex = 0;
    else this.removeAttribute('tabindex');
  }

  #showFailure(): void {
    const text = document.createElement('p');
    text.className = 'failed';
    text.textContent = diagramTexts.failed;
    this.#frame?.remove();
    delete this.dataset['drawn'];
    this.prepend(text);
  }
}

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}

customElements.define('wm-diagram', Diagram);
