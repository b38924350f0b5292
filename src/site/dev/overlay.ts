import { overlayTexts } from '../texts.ts';

/** In `waymark dev`: the faults of this page and of the site, in a corner of every page. Not part of the built portal. */

/** A fault as the dev server sends it. */
interface Fault {
  rule: string;
  severity: 'error' | 'warning';
  message: string;
  hint?: string;
  file: string;
  line?: number;
  /** Address of the page that the file is. */
  url?: string;
}

const style = `
:host { position: fixed; inset: auto 1rem 1rem auto; z-index: 100; max-width: min(36rem, calc(100vw - 2rem)); font: 14px/1.45 system-ui, sans-serif; color: #22251f; }
details { background: #fffdf8; border: 1px solid #77705f; border-radius: 6px; box-shadow: 0 2px 10px #0003; }
summary { padding: .5rem .8rem; cursor: pointer; font-weight: 600; }
ol { margin: 0; padding: 0 .8rem .8rem; list-style: none; max-height: 40vh; overflow: auto; }
li { padding: .5rem 0; border-top: 1px solid #d9d3c3; }
.error { color: #9c2410; } .warning { color: #7a4b00; }
a, .place { color: #1d5c45; font-family: ui-monospace, monospace; font-size: 12px; }
p { margin: .15rem 0; }
@media (prefers-color-scheme: dark) { :host { color: #e8e6dc; } details { background: #1c211d; border-color: #6b7268; } li { border-color: #3a413b; }
  .error { color: #ff9d85; } .warning { color: #f0c069; } a, .place { color: #8fd0b2; } }
`;

/** Set while the author has closed the corner: a reload after each save mustn't open it again. */
const closedKey = 'waymark-faults-closed';

function rememberClosed(closed: boolean): void {
  if (closed) sessionStorage.setItem(closedKey, '1');
  else sessionStorage.removeItem(closedKey);
}

/** The corner with the faults. Those of the page come first and are open. */
class DiagnosticsOverlay extends HTMLElement {
  /** Shows these faults; hides itself when there are none. */
  show(faults: readonly Fault[]): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.replaceChildren();
    this.hidden = faults.length === 0;
    if (this.hidden) return;
    const here = decodeURI(location.pathname);
    const own = faults.filter(({ url }) => url !== undefined && decodeURI(url) === here);
    const sheet = document.createElement('style');
    sheet.textContent = style;
    const details = document.createElement('details');
    details.open = own.length > 0 && sessionStorage.getItem(closedKey) === null;
    details.addEventListener('toggle', () => rememberClosed(!details.open));
    const summary = document.createElement('summary');
    summary.textContent = overlayTexts.summary(own.length, faults.length);
    const list = document.createElement('ol');
    const others = faults.filter((fault) => !own.includes(fault)).slice(0, 50);
    list.append(...[...own, ...others].map((fault) => toItem(fault)));
    details.append(summary, list);
    root.append(sheet, details);
  }
}

function toItem({ rule, severity, message, hint, file, line, url }: Fault): HTMLLIElement {
  const item = document.createElement('li');
  const head = document.createElement('p');
  const word = document.createElement('strong');
  word.className = severity;
  word.textContent = severity === 'error' ? overlayTexts.error : overlayTexts.warning;
  head.append(word, ` ${message}`);
  const place = document.createElement(url === undefined ? 'span' : 'a');
  place.className = 'place';
  if (place instanceof HTMLAnchorElement && url !== undefined) place.href = url;
  place.textContent = `${file}${line === undefined ? '' : `:${line}`} (${rule})`;
  item.append(head);
  if (hint !== undefined) item.append(paragraph(hint));
  item.append(place);
  return item;
}

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

if (import.meta.hot) {
  customElements.define('wm-diagnostics', DiagnosticsOverlay);
  const overlay = new DiagnosticsOverlay();
  overlay.hidden = true;
  document.body.append(overlay);
  import.meta.hot.on('waymark:diagnostics', (faults: Fault[]) => overlay.show(faults));
  import.meta.hot.send('waymark:ask', {});
}
