import type { NavItem } from '../../core/portal.ts';
import { toBreakable } from '../nav-items.ts';
import type { Step } from '../places.ts';
import { navTexts } from '../texts.ts';

/**
 * Defines `<wm-nav>`: the page's branch, whose closed folders open in place, and whose long levels show what they left out. The rest of
 * the navigation is fetched when it is first needed.
 */
export function defineNav(): void {
  customElements.define('wm-nav', Nav);
}

/** Finds what lies in a folder; undefined where that can't be had. */
type Find = () => Promise<readonly NavItem[] | undefined>;

class Nav extends HTMLElement {
  #tree: Promise<NavItem[]> | undefined;

  connectedCallback(): void {
    for (const folder of this.querySelectorAll<HTMLLIElement>('li[data-more]')) {
      const way = wayTo(folder, this);
      addTwist(folder, () => this.#find(way));
    }
    for (const entry of this.querySelectorAll<HTMLLIElement>('li[data-skipped]')) {
      const level = entry.parentElement?.closest<HTMLLIElement>('wm-nav li');
      const way = level ? wayTo(level, this) : [];
      completeInPlace(entry, () => this.#find(way));
    }
    this.#showCurrent();
  }

  /** In a long column, the reader's place may lie below its edge. */
  #showCurrent(): void {
    const column = this.parentElement;
    const current = this.querySelector<HTMLElement>('[aria-current]');
    if (!column || !current || column.scrollHeight <= column.clientHeight) return;
    const offset = current.getBoundingClientRect().top - column.getBoundingClientRect().top;
    column.scrollTop = offset - column.clientHeight / 3;
  }

  async #find(way: readonly Step[]): Promise<readonly NavItem[] | undefined> {
    try {
      this.#tree ??= fetchTree(this.dataset['src'] ?? '');
      const tree = await this.#tree;
      return way.length === 0 ? tree : findItem(tree, way)?.children;
    } catch {
      this.#tree = undefined;
      return undefined;
    }
  }
}

/** Gives a folder the button that opens it: beside its link, or its name itself where it has no page of its own. */
function addTwist(folder: HTMLLIElement, find: Find): void {
  const name = folder.firstElementChild;
  if (!(name instanceof HTMLElement)) return;
  const title = name.textContent.trim();
  const hasPage = name instanceof HTMLAnchorElement && name.hash === '';
  const button = document.createElement('button');
  button.setAttribute('aria-expanded', 'false');
  if (hasPage) {
    button.className = 'twist';
    button.setAttribute('aria-label', navTexts.toggle(title));
    name.after(button);
  } else {
    button.className = 'folder';
    button.textContent = title;
    const sign = document.createElement('span');
    sign.className = 'twist';
    button.append(sign);
    name.replaceWith(button);
  }
  // Where the pages can't be had, the full index has them.
  const instead = name instanceof HTMLAnchorElement ? name.href : undefined;
  button.addEventListener('click', () => void toggle(folder, button, find, instead));
}

async function toggle(folder: HTMLLIElement, button: HTMLButtonElement, find: Find, instead: string | undefined): Promise<void> {
  const open = button.getAttribute('aria-expanded') !== 'true';
  let list = folder.querySelector('ul');
  if (open && !list) {
    const items = await find();
    if (!items) {
      if (instead !== undefined) location.assign(instead);
      return;
    }
    list = toList(items);
    folder.append(list);
  }
  if (list) list.hidden = !open;
  button.setAttribute('aria-expanded', String(open));
}

/** Has the entry that stands for neighbours left out show them in its place. Where they can't be had, it leads to the full index. */
function completeInPlace(entry: HTMLLIElement, find: Find): void {
  const link = entry.querySelector('a');
  if (!link) return;
  const button = document.createElement('button');
  button.className = 'folder';
  button.textContent = link.textContent;
  link.replaceWith(button);
  button.addEventListener('click', () => {
    void find().then((items) => {
      if (items) complete(entry, items);
      else location.assign(link.href);
    });
  });
}

/** Everything before the entry is shown, or everything behind it, so that its place in its list says which items it stands for. */
function complete(entry: HTMLLIElement, items: readonly NavItem[]): void {
  const count = Number(entry.dataset['skipped']);
  const isLast = entry.nextElementSibling === null;
  const start = isLast ? items.length - count : [...(entry.parentElement?.children ?? [])].indexOf(entry);
  const entries = items.slice(start, start + count).map(toEntry);
  entry.replaceWith(...entries);
  // Reading goes on where it stopped.
  (isLast ? entries[0] : entries.at(-1))?.querySelector('a')?.focus();
}

function toList(items: readonly NavItem[]): HTMLUListElement {
  const list = document.createElement('ul');
  list.append(...items.map(toEntry));
  return list;
}

function toEntry({ title, url, children }: NavItem): HTMLLIElement {
  const entry = document.createElement('li');
  const name = document.createElement(url === undefined ? 'span' : 'a');
  if (name instanceof HTMLAnchorElement && url !== undefined) name.href = url;
  toBreakable(title).forEach((part, at) => {
    name.append(...(at > 0 ? [document.createElement('wbr')] : []), part);
  });
  entry.append(name);
  if (children) addTwist(entry, () => Promise.resolve(children));
  return entry;
}

async function fetchTree(address: string): Promise<NavItem[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${String(response.status)}`);
  return (await response.json()) as NavItem[];
}

/** The folders from the uppermost down to this one. */
function wayTo(folder: Element, top: Element): Step[] {
  const way: Step[] = [];
  for (let at: Element | null | undefined = folder; at && at !== top; at = at.parentElement?.closest('li')) {
    const name = at.firstElementChild;
    const hasPage = name instanceof HTMLAnchorElement && name.hash === '';
    way.unshift({ title: name?.textContent.trim() ?? '', url: hasPage ? (name.getAttribute('href') ?? undefined) : undefined });
  }
  return way;
}

/** Addresses tell folders of one name apart; titles have to do for those without a page. */
function findItem(items: readonly NavItem[], [step, ...below]: readonly Step[]): NavItem | undefined {
  const found = items.find(
    ({ children, title, url }) => children && url === step?.url && (url !== undefined || title.trim() === step?.title),
  );
  return below.length === 0 || !found ? found : findItem(found.children ?? [], below);
}
