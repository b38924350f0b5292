import { sayFacts } from '../freshness-words.ts';
import { overlayTexts } from '../texts.ts';
import type { CockpitData, CockpitPage, Fault } from './cockpit-data.ts';
import { style } from './overlay-style.ts';

/** In `waymark dev`: what an author wants to know of this page, and the faults of the site, in a corner. Not part of the built portal. */

/** Faults elsewhere that are listed: more than anybody reads in a corner. */
const mostOthers = 50;

/** Set while the author has closed the corner: a reload after each save mustn't open it again. */
const closedKey = 'waymark-faults-closed';

function rememberClosed(closed: boolean): void {
  if (closed) sessionStorage.setItem(closedKey, '1');
  else sessionStorage.removeItem(closedKey);
}

/** The corner. Faults of the page come first, and open it. */
class Cockpit extends HTMLElement {
  /** Shows what the server says. */
  show(data: CockpitData): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const own = data.faults.filter(({ file }) => file === data.page?.path);
    const others = data.faults.filter((fault) => !own.includes(fault));
    const sheet = document.createElement('style');
    sheet.textContent = style;
    const details = document.createElement('details');
    details.open = own.length > 0 && sessionStorage.getItem(closedKey) === null;
    details.addEventListener('toggle', () => rememberClosed(!details.open));
    const list = make('ol', ...[...own, ...others.slice(0, mostOthers)].map((fault) => toItem(fault, data)));
    if (others.length > mostOthers) list.append(make('li', overlayTexts.more(others.length - mostOthers)));
    details.append(
      make('summary', overlayTexts.summary(own.length, data.faults.length)),
      ...(data.page ? [toFacts(data.page, data)] : []),
      ...(data.faults.length > 0 ? [list] : []),
    );
    root.replaceChildren(sheet, details);
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

function toItem(fault: Fault, data: CockpitData): HTMLElement {
  const word = make('strong', fault.severity === 'error' ? overlayTexts.error : overlayTexts.warning);
  word.className = fault.severity;
  const place = make('p', openButton(fault, data), ` ${fault.rule} `);
  if (fault.url !== undefined && fault.file !== data.page?.path) place.append(toLink({ title: decodeURI(fault.url), url: fault.url }));
  return make('li', make('p', word, ` ${fault.message}`), ...(fault.hint === undefined ? [] : [make('p', fault.hint)]), place);
}

/** A place in a file, which the dev server opens in the editor that is running (https://vite.dev, `launch-editor`). */
function openButton({ file, line, column }: Pick<Fault, 'file'> & Partial<Fault>, { root, base }: CockpitData): HTMLElement {
  const place = line === undefined ? file : `${file}:${line}`;
  const button = make('button', place);
  button.title = overlayTexts.open(place);
  button.addEventListener('click', () => {
    const at = [`${root}/${file}`, line ?? 1, column ?? 1].join(':');
    void fetch(`${base}__open-in-editor?file=${encodeURIComponent(at)}`).then(({ ok }) => {
      if (!ok) button.after(make('p', overlayTexts.notOpened));
    });
  });
  return button;
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
  import.meta.hot.send('waymark:ask', { path: location.pathname });
}
