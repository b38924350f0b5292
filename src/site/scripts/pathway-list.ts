import { levelTexts, pathwayFilterTexts, readerStateTexts } from '../texts.ts';
import { addFilters, type Filter } from './row-filters.ts';

/** A pathway in the list, read once. */
interface Entry {
  element: HTMLElement;
  role: string;
  level: string;
  skills: string[];
  owners: string[];
  state: string;
}

const filters: readonly Filter<Entry>[] = [
  { name: 'role', label: pathwayFilterTexts.role, valuesOf: ({ role }) => [role] },
  { name: 'level', label: pathwayFilterTexts.level, valuesOf: ({ level }) => [level], names: levelTexts },
  { name: 'skill', label: pathwayFilterTexts.skill, valuesOf: ({ skills }) => skills },
  { name: 'owner', label: pathwayFilterTexts.owner, valuesOf: ({ owners }) => owners },
  { name: 'state', label: pathwayFilterTexts.state, valuesOf: ({ state }) => [state], names: readerStateTexts },
];

/** `<wm-pathways>`: the list of pathways, narrowed by what its entries say. What is chosen stands in the address. */
class PathwayList extends HTMLElement {
  #ready = false;

  connectedCallback(): void {
    if (this.#ready) return;
    this.#ready = true;
    const entries = [...this.querySelectorAll<HTMLElement>('li[data-pathway]')].map((element): Entry => {
      const { role = '', level = '', skill = '', owner = '', freshness = '' } = element.dataset;
      return { element, role, level, skills: skill.split('\n'), owners: owner.split('\n'), state: freshness };
    });
    const groups = [...this.querySelectorAll<HTMLElement>('.pathway-group')];
    addFilters(this, entries, filters, {
      say: pathwayFilterTexts.shown,
      keyOf: ({ element }) => element.dataset['pathway'] ?? '',
      // A heading of nothing says nothing.
      onUpdate() {
        for (const group of groups) group.hidden = group.querySelector('li[data-pathway]:not([hidden])') === null;
      },
    });
  }
}

customElements.define('wm-pathways', PathwayList);
