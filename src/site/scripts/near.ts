import type { NavItem } from '../../core/portal.ts';
import type { SiteFile } from '../routes/site.json.ts';
import { nearestPages, type Candidate } from '../nearest-pages.ts';

/** Defines `<wm-near>`: links to the pages whose address or title is nearest to the address that led nowhere. */
class Near extends HTMLElement {
  connectedCallback(): void {
    void this.#show().catch(() => {
      // Without the list of pages there is nothing to suggest; the links below remain.
    });
  }

  async #show(): Promise<void> {
    const base = document.documentElement.dataset['base'] ?? '/';
    const { sources } = (await fetchJson(`${base}_waymark/site.json`)) as SiteFile;
    const trees = (await Promise.all(sources.map(({ id }) => fetchJson(`${base}nav/${id}.json`)))) as NavItem[][];
    const pages = nearestPages(decodeURI(location.pathname), trees.flat().flatMap(listPages));
    if (pages.length === 0) return;
    const heading = document.createElement('h2');
    heading.textContent = this.dataset['title'] ?? '';
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
    this.append(heading, list);
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
