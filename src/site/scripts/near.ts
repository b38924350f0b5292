import type { NavItem } from '../../core/portal.ts';
import type { SiteFile } from '../routes/site.json.ts';
import { decode, nearestPages, wordsOf, type Candidate } from '../nearest-pages.ts';

/**
 * Defines `<wm-near>`: links to the pages whose address or title is nearest to the address that led nowhere. Its words stand ready in the
 * field above.
 */
class Near extends HTMLElement {
  /** Path below the base. */
  get #address(): string {
    const base = document.documentElement.dataset['base'] ?? '/';
    return decode(location.pathname.startsWith(base) ? location.pathname.slice(base.length) : location.pathname);
  }

  connectedCallback(): void {
    const field = document.querySelector<HTMLInputElement>('.missing input');
    if (field?.value === '') field.value = wordsOf(this.#address);
    void this.#show().catch(() => {
      // Without the list of pages there is nothing to suggest; the links below remain.
    });
  }

  async #show(): Promise<void> {
    const base = document.documentElement.dataset['base'] ?? '/';
    const { sources } = (await fetchJson(`${base}_waymark/site.json`)) as SiteFile;
    const trees = (await Promise.all(sources.map(({ id }) => fetchJson(`${base}nav/${id}.json`)))) as NavItem[][];
    const pages = nearestPages(this.#address, trees.flat().flatMap(listPages));
    const isFound = pages.length > 0;
    const heading = document.createElement(isFound ? 'h2' : 'p');
    heading.textContent = (isFound ? this.dataset['title'] : this.dataset['none']) ?? '';
    const list = document.createElement('ul');
    list.className = 'rows';
    for (const { title, url } of pages) {
      const link = document.createElement('a');
      link.href = url;
      link.textContent = title;
      const entry = document.createElement('li');
      entry.append(link);
      list.append(entry);
    }
    this.append(heading, ...(isFound ? [list] : []));
  }
}

function listPages({ title, url, children = [] }: NavItem): Candidate[] {
  return [...(url === undefined ? [] : [{ title, url }]), ...children.flatMap(listPages)];
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${String(response.status)}`);
  return response.json();
}

customElements.define('wm-near', Near);
