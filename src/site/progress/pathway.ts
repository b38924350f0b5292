import { countCompletion, deltaGroups, findDelta, findRelease, unitResolver } from 'virtual:waymark/progress';
import type { DeltaEntry } from '../../core/progress/delta.ts';
import type { ReleaseIndex } from '../../core/progress/release-index.ts';
import type { EventType } from '../../core/progress/event.ts';
import { build } from '../search/build.ts';
import { fetchJson } from './indexes.ts';
import { makeButton, Panel } from './panel.ts';
import { forms, deltaTexts, ownPathwayTexts, wayTexts, standingTexts, unitTexts } from '../texts.ts';
import { drawNext, drawNumber, followUpgrades, judgeUpgrade, readWay, versionAt, type Way } from './way.ts';

/**
 * `<wm-pathway>`: a reader's way through a pathway. `data-index` is the address of its release index, `data-version` an earlier release
 * that the page shows. Every `li[data-unit]` of the page says how its unit stands.
 */
class Pathway extends Panel {
  #index: ReleaseIndex | undefined;
  readonly #body = build('div', { className: 'progress-way' });
  /** Whether the reader has opened what a newer version means. It comes closed: what is always there takes the same room in every state. */
  #isOpen = false;

  protected override async draw(): Promise<void> {
    this.querySelector('h2')?.after(this.#body);
    this.#index = await fetchJson<ReleaseIndex>(this.dataset['index'] ?? '');
    const upgraded = this.#index && (await followUpgrades(this.#index, this.log));
    if (upgraded) this.say(ownPathwayTexts.upgraded(upgraded.from, upgraded.to));
  }

  protected override show(): void {
    if (!this.#index) {
      this.#body.replaceChildren(build('p', {}, ownPathwayTexts.failed));
      return;
    }
    const way = readWay(this.#index, this.log);
    this.#keepFocus(() => {
      this.#body.replaceChildren(...(way.version === undefined ? this.#drawStart(way) : this.#drawWay(way)));
      this.#markUnits(way);
    });
  }

  #drawStart(way: Way): HTMLElement[] {
    const { index, current } = way;
    const start = makeButton(ownPathwayTexts.start, () => this.#move('started', versionAt(index, current), ownPathwayTexts.said.started));
    start.dataset['focus'] = 'start';
    return [
      build('p', { className: 'progress-actions' }, start, build('span', { className: 'count' }, ownPathwayTexts.startHint)),
      drawNumber(ownPathwayTexts.only, countCompletion(index, current, way.judge)),
    ];
  }

  #drawWay(way: Way): HTMLElement[] {
    const { index, own, current, judge } = way;
    const label = own === current ? ownPathwayTexts.only : wayTexts.own(versionAt(index, own));
    return [drawNext(way), drawNumber(label, countCompletion(index, own, judge)), ...this.#drawNewer(way)];
  }

  /** What a newer version means, or what to look at again in the own one: a line that opens. */
  #drawNewer(way: Way): HTMLElement[] {
    const { index, own, current, judge } = way;
    const [from, to] = [versionAt(index, own), versionAt(index, current)];
    const delta = this.#drawDelta(way);
    if (own === current && delta.length === 0) return [];
    const again = findDelta(index, judge, from, to).filter(({ kind }) => (deltaGroups.again as readonly string[]).includes(kind)).length;
    const title = own === current ? deltaTexts.againCount(again) : deltaTexts.newer(to, again);
    const number = own === current ? [] : [drawNumber(wayTexts.current(to), countCompletion(index, current, judge))];
    const summary = build('summary', {}, title);
    summary.dataset['focus'] = 'newer';
    const details = build(
      'details',
      { className: 'progress-newer', open: this.#isOpen },
      summary,
      ...this.#drawUpgrade(way),
      ...number,
      ...delta,
    );
    details.addEventListener('toggle', () => {
      this.#isOpen = details.open;
    });
    return [details];
  }

  #drawUpgrade(way: Way): HTMLElement[] {
    const { index, own, current } = way;
    const upgrade = judgeUpgrade(way);
    if (upgrade.kind !== 'ask' && upgrade.kind !== 'stay') return [];
    const [from, { supportedUntil: until, to }] = [versionAt(index, own), upgrade];
    const isOver = until !== undefined && until < new Date().toISOString().slice(0, 10);
    const told = [
      upgrade.kind === 'stay' ? ownPathwayTexts.stays(from) : ownPathwayTexts.ask(to, forms.longDay(index.releases[current]?.date ?? '')),
      ...(until === undefined ? [] : [(isOver ? ownPathwayTexts.notSupported : ownPathwayTexts.supported)(from, forms.longDay(until))]),
    ];
    const go = makeButton(ownPathwayTexts.upgrade(to), () => this.#move('upgraded', to, ownPathwayTexts.said.upgraded(to)));
    const stay = makeButton(ownPathwayTexts.stay(from), () => this.#move('started', from, ownPathwayTexts.said.stayed(from)), 'plain');
    go.dataset['focus'] = 'upgrade';
    stay.hidden = upgrade.kind === 'stay';
    return [build('p', {}, told.join(' ')), build('p', { className: 'progress-actions' }, go, stay)];
  }

  /** In the own release only what to look at again is worth saying. */
  #drawDelta({ index, own, current, judge }: Way): HTMLElement[] {
    const [from, to] = [versionAt(index, own), versionAt(index, current)];
    const entries = findDelta(index, judge, from, to);
    const groups = (Object.keys(deltaGroups) as (keyof typeof deltaGroups)[])
      .filter((group) => own !== current || group === 'again')
      .sort((a, b) => order.indexOf(a) - order.indexOf(b))
      .map((group) => ({ group, own: entries.filter(({ kind }) => (deltaGroups[group] as readonly string[]).includes(kind)) }))
      .filter((group) => group.own.length > 0);
    if (groups.length === 0) return [];
    const link = build('p', {}, build('a', { href: `${index.url}changes/` }, deltaTexts.changes));
    const title = own === current ? deltaTexts.againTitle : deltaTexts.title(from, to);
    const parts = groups.flatMap(({ group, own: list }) => {
      const items = build('ul', { className: 'delta' }, ...list.map((entry) => this.#drawEntry(entry, index)));
      return own === current ? [items] : [build('h4', {}, `${deltaTexts.groups[group]} (${String(list.length)})`), items];
    });
    return [build('section', { className: 'progress-delta' }, build('h3', {}, title), ...parts, link)];
  }

  #drawEntry({ unit, kind, through }: DeltaEntry, index: ReleaseIndex): HTMLElement {
    const { title, url } = titleOf(index, unit);
    const name = url === undefined || kind === 'retired' ? build('span', {}, title) : build('a', { href: url }, title);
    const named = through.map((id) => titleOf(index, id).title).join(', ');
    const words = [
      deltaTexts.kinds[kind],
      ...(named === '' ? [] : [kind === 'retired' ? deltaTexts.replacedBy(named) : deltaTexts.through(named)]),
    ];
    const item = build('li', {}, name, ' ', build('span', { className: 'count' }, words.join(', ')));
    item.dataset['kind'] = kind;
    if (kind === 'review') item.append(' ', this.#unitButton(unit, title, 'affirmed'));
    if (kind === 'new' || kind === 'optional' || kind === 'redo') item.append(' ', this.#unitButton(unit, title, 'waived'));
    return item;
  }

  /** What the reader can do with a unit without its page. The text that counts is that of the current release. */
  #unitButton(unit: string, title: string, event: keyof typeof actTexts): HTMLButtonElement {
    const { text, said } = actTexts[event];
    const button = makeButton(
      text,
      async () => {
        const { index, current } = readWay(this.#index as ReleaseIndex, this.log);
        const fingerprint = index.units[unit]?.revisions.at(-1)?.fp;
        const pathway = `${index.pathway}@${versionAt(index, current)}`;
        await this.log.write({ event, unit, pathway, ...(fingerprint === undefined ? {} : { fingerprint }) });
        this.say(`${title}: ${said}`);
      },
      'plain',
    );
    button.setAttribute('aria-label', `${text}: ${title}`);
    button.dataset['focus'] = `${event} ${unit}`;
    return button;
  }

  async #move(event: 'started' | 'upgraded', version: string, said: string): Promise<void> {
    await this.log.write({ event, pathway: `${this.#index?.pathway ?? ''}@${version}` });
    this.say(said);
  }

  /** Says in the list of the pathway how each unit stands; what has no page here is completed in the list. */
  #markUnits({ index, judge, own, version, current }: Way): void {
    const shown = this.dataset['version'];
    const release = shown === undefined ? current : findRelease(index, shown);
    const toUnit = unitResolver(index);
    for (const item of document.querySelectorAll<HTMLLIElement>('li[data-unit]')) {
      const unit = toUnit(item.dataset['unit'] ?? '');
      const { kind } = judge(release, unit);
      const mark = item.querySelector('.mark') ?? build('span', { className: 'mark' });
      mark.setAttribute('data-standing', kind);
      const { title, url } = titleOf(index, unit);
      const isElsewhere = url === undefined || /^https?:/.test(url);
      const buttons =
        isElsewhere && version !== undefined ? elsewhere(kind !== 'open').map((event) => this.#unitButton(unit, title, event)) : [];
      mark.replaceChildren(standingTexts[kind], ...buttons.flatMap((button) => [' ', button]));
      // In the line of facts where there is one: nothing moves then.
      (item.querySelector(':scope > .count') ?? item).append(mark);
      item.toggleAttribute('data-done', kind !== 'open' && kind !== 'redo' && own >= 0);
    }
  }

  /** What is drawn anew loses the focus: what stands in its place gets it, else the first control. */
  #keepFocus(draw: () => void): void {
    const { activeElement: active } = document;
    const had =
      active instanceof HTMLElement && (this.contains(active) || active.closest('.mark') !== null) ? active.dataset['focus'] : undefined;
    draw();
    if (had === undefined) return;
    const again = document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(had)}"]`);
    (again ?? this.#body.querySelector<HTMLElement>('a, button'))?.focus();
  }
}

/** Look again first: that is what asks for something. */
const order: readonly (keyof typeof deltaGroups)[] = ['again', 'structure', 'kept'];

const actTexts = {
  affirmed: { text: unitTexts.stillFine, said: unitTexts.said.affirmed },
  waived: { text: unitTexts.know, said: unitTexts.said.waived },
  completed: { text: unitTexts.complete, said: unitTexts.said.completed },
  reopened: { text: unitTexts.reopen, said: unitTexts.said.reopened },
} satisfies Partial<Record<EventType, { text: string; said: string }>>;

function elsewhere(isDone: boolean): (keyof typeof actTexts)[] {
  return isDone ? ['reopened'] : ['completed', 'waived'];
}

function titleOf({ units }: ReleaseIndex, id: string): { title: string; url: string | undefined } {
  const facts = Object.hasOwn(units, id) ? units[id] : undefined;
  return { title: facts?.title ?? id, url: facts?.url };
}

customElements.define('wm-pathway', Pathway);
