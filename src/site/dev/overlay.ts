import { sayFacts } from '../freshness-words.ts';
import { overlayTexts } from '../texts.ts';
import type { CockpitData, CockpitPage, Fault } from './cockpit-data.ts';
import { style } from './overlay-style.ts';

/** In `waymark dev`: what an author wants to know of this page, and the faults of the site, in a corner. Not part of the built portal. */

/** Faults elsewhere that are listed: more than anybody reads in a corner. */
const mostOthers = 50;

/** What the author did to the corner last, `open` or `closed`: a reload after each save mustn't undo it. */
const stateKey = 'waymark-corner';

/** Words of what had the focus in the corner when the page was left, so that a reload takes nobody's place away. */
const focusKey = 'waymark-corner-focus';

/** Narrower than this, in pixels, the corner would cover the page that it is about: it opens when it is asked to. */
const leastWidth = 640;

/** The corner. Faults of the configuration and of the page come first, and open it. */
class Cockpit extends HTMLElement {
  connectedCallback(): void {
    this.role = 'region';
    this.ariaLabel = overlayTexts.name;
    addEventListener('pagehide', () => this.#keepFocus());
    this.addEventListener('keydown', ({ key }) => {
      const details = this.shadowRoot?.querySelector('details');
      if (key !== 'Escape' || !details?.open) return;
      details.open = false;
      sessionStorage.setItem(stateKey, 'closed');
      details.querySelector('summary')?.focus();
    });
  }

  /** Shows what the server says. */
  show(data: CockpitData): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    this.#keepFocus();
    const own = data.faults.filter(({ file }) => file === data.page?.path);
    const others = data.faults.filter((fault) => !own.includes(fault));
    const sheet = document.createElement('style');
    sheet.textContent = style;
    const details = document.createElement('details');
    const isUrgent = own.length + data.unread.length > 0 && innerWidth >= leastWidth;
    details.open = (sessionStorage.getItem(stateKey) ?? (isUrgent ? 'open' : 'closed')) === 'open';
    const list = make('ol', ...[...data.unread, ...own, ...others.slice(0, mostOthers)].map((fault) => toItem(fault, data)));
    if (others.length > mostOthers) list.append(make('li', ...toWords(overlayTexts.more(others.length - mostOthers))));
    const summary = make('summary', overlayTexts.summary(own.length, data.faults.length + data.unread.length));
    summary.addEventListener('click', () => sessionStorage.setItem(stateKey, details.open ? 'closed' : 'open'));
    details.append(summary, ...(data.page ? [toFacts(data.page, data)] : []), ...(list.children.length > 0 ? [list] : []));
    root.replaceChildren(sheet, details);
    this.#giveFocus(root);
  }

  #keepFocus(): void {
    const words = this.shadowRoot?.activeElement?.textContent;
    if (words) sessionStorage.setItem(focusKey, words);
  }

  /** The summary has other words after each fault. */
  #giveFocus(root: ShadowRoot): void {
    const words = sessionStorage.getItem(focusKey);
    sessionStorage.removeItem(focusKey);
    if (words === null || (document.activeElement !== document.body && document.activeElement !== this)) return;
    const all = [...root.querySelectorAll<HTMLElement>('summary, button, a')];
    (all.find(({ textContent }) => textContent === words) ?? all[0])?.focus({ preventScroll: true });
  }
}

/** The page's file, state, owners, freshness and pathways. */
function toFacts(page: CockpitPage, data: CockpitData): HTMLElement {
  const facts = make('dl');
  const add = (name: string, ...values: (Node | string)[]): void => facts.append(make('dt', name), make('dd', ...values));
  add(overlayTexts.file, openButton({ file: page.path }, data));
  if (page.isDraft) add(overlayTexts.state, overlayTexts.draft);
  add(overlayTexts.owners, ...(page.owners.length > 0 ? separate(page.owners.map(toLink)) : [overlayTexts.nobody]));
  add(overlayTexts.freshness, page.freshness ? sayFacts(page.freshness).join(' ') : overlayTexts.unclaimed);
  const pathways = page.pathways.map((pathway) => make('span', toLink(pathway), ` (${overlayTexts.unit(pathway.place, pathway.total)})`));
  add(overlayTexts.pathways, ...(pathways.length > 0 ? separate(pathways) : [overlayTexts.none]));
  return facts;
}

/** A message, in which what stands between backticks is code. */
function toWords(message: string): (Node | string)[] {
  return message.split(/`([^`]+)`/).map((part, at) => (at % 2 === 0 ? part : make('code', part)));
}

function toItem(fault: Fault, data: CockpitData): HTMLElement {
  const word = make('strong', fault.severity === 'error' ? overlayTexts.error : overlayTexts.warning);
  word.className = fault.severity;
  const place = make('p', ...(fault.file === '' ? [] : [openButton(fault, data)]), ` ${fault.rule} `);
  if (fault.url !== undefined && fault.file !== data.page?.path) place.append(toLink({ title: decodeURI(fault.url), url: fault.url }));
  return make(
    'li',
    make('p', word, ' ', ...toWords(fault.message)),
    ...(fault.hint === undefined ? [] : [make('p', ...toWords(fault.hint))]),
    place,
  );
}

/**
 * A place in a file, which the dev server opens in the editor that is running (https://vite.dev, `launch-editor`). It answers the same
 * whether there was one or not, so the corner says what to do if nothing comes up.
 */
function openButton({ file, line, column }: Pick<Fault, 'file'> & Partial<Fault>, { root, base }: CockpitData): HTMLElement {
  const place = line === undefined ? file : `${file}:${line}`;
  const button = make('button', place);
  button.title = overlayTexts.open(place);
  const note = make('p');
  note.role = 'status';
  button.addEventListener('click', () => {
    const at = [`${root}/${file}`, line ?? 1, column ?? 1].join(':');
    void fetch(`${base}__open-in-editor?file=${encodeURIComponent(at)}`).then(() => {
      note.replaceChildren(...toWords(overlayTexts.opening));
    });
  });
  return make('span', button, note);
}

function toLink({ title, url }: { title: string; url: string }): HTMLElement {
  const link = make('a', title);
  link.setAttribute('href', url);
  return link;
}

function separate(items: readonly Node[]): (Node | string)[] {
  return items.flatMap((item, at) => (at === 0 ? [item] : [', ', item]));
}

function make(name: string, ...content: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...content);
  return element;
}

if (import.meta.hot) {
  customElements.define('wm-diagnostics', Cockpit);
  const cockpit = new Cockpit();
  document.body.append(cockpit);
  import.meta.hot.on('waymark:cockpit', (data: CockpitData) => cockpit.show(data));
  const ask = (): void => {
    import.meta.hot?.send('waymark:ask', { path: location.pathname });
  };
  import.meta.hot.on('waymark:changed', ask);
  import.meta.hot.on('waymark:judged', ({ pages }: { pages: string[] }) => {
    if (pages.includes(location.pathname)) location.reload();
    else ask();
  });
  ask();
}
