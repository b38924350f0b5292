import { countCompletion, deriveState } from 'virtual:waymark/progress';
import type { ReleaseIndex } from '../../core/progress/release-index.ts';
import { build } from '../search/build.ts';
import { fetchJson, type PathwayList } from './indexes.ts';
import { Panel } from './panel.ts';
import { drawNext, followUpgrades, readWay } from './way.ts';

/** Most pathways that the card names. */
const most = 3;

/**
 * `<wm-resume>`: where the reader was, for every pathway that they have started and not completed, the last one first. Fetches nothing
 * while nothing is started.
 */
class Resume extends Panel {
  #indexes: ReleaseIndex[] = [];
  readonly #list = build('ul', { className: 'resumed' });

  protected override async draw(): Promise<void> {
    this.append(this.#list);
    const started = [...deriveState(this.log.records).pathways].sort(([, a], [, b]) => b.lastAt - a.lastAt).map(([id]) => id);
    if (started.length === 0) return;
    const list = await fetchJson<PathwayList>(this.dataset['list'] ?? '');
    const known = started.flatMap((id) => list?.pathways.find((pathway) => pathway.id === id) ?? []);
    const found = await Promise.all(known.map(({ index }) => fetchJson<ReleaseIndex>(index)));
    this.#indexes = found.filter((index) => index !== undefined);
    for (const index of this.#indexes) await followUpgrades(index, this.log);
  }

  protected override show(): void {
    const ways = this.#indexes
      .map((index) => readWay(index, this.log))
      .filter(({ version, index, own, judge }) => version !== undefined && countCompletion(index, own, judge).next !== undefined)
      .slice(0, most);
    const heading = this.querySelector('h2');
    if (heading) heading.hidden = ways.length === 0;
    this.#list.replaceChildren(...ways.map((way) => build('li', {}, build('a', { href: way.index.url }, way.index.title), drawNext(way))));
    noteRoom(ways.length > 0);
  }
}

/** Has the page leave its first place to the card the next time, before the log is read: `theme-boot.js`. */
function noteRoom(isShown: boolean): void {
  const name = `waymark-room ${location.pathname}`;
  try {
    if (isShown) localStorage.setItem(name, '1');
    else localStorage.removeItem(name);
  } catch {
    // Where nothing can be kept, nothing is started either.
  }
}

customElements.define('wm-resume', Resume);
