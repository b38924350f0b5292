import { countCompletion, deriveState, isOfThisVersion, unitResolver, writeExport } from 'virtual:waymark/progress';
import type { UnitProgress } from '../../core/progress/derive-state.ts';
import type { ReleaseIndex } from '../../core/progress/release-index.ts';
import { build } from '../search/build.ts';
import { forgetRecent } from '../search/recent.ts';
import { drawImport } from './import-form.ts';
import { forgetPlaces } from './forget.ts';
import { fetchJson, type PathwayList } from './indexes.ts';
import { resetLog } from './log-files.ts';
import { makeButton, Panel } from './panel.ts';
import { forms, meTexts, wayTexts } from '../texts.ts';
import { drawNext, drawNumber, readWay, versionAt } from './way.ts';

/** `<wm-me>`: everything that the log says, and what can be done with it: export, import, undo, delete. */
class Me extends Panel {
  #indexes: ReleaseIndex[] = [];
  #list: PathwayList | undefined;

  protected override async draw(): Promise<void> {
    this.say(meTexts.loading);
    this.#list = await fetchJson<PathwayList>(this.dataset['list'] ?? '');
    await this.#fetchStarted();
    const importing = drawImport({
      log: this.log,
      say: (text) => {
        this.say(text);
      },
      isKnown: (id) => this.#list?.pathways.some((pathway) => pathway.id === id) === true,
      done: () => this.#fetchStarted(),
    });
    this.#part('export').append(makeButton(meTexts.export, () => this.#export()));
    this.#part('import').append(importing);
    this.#drawReset();
    this.#part('safari').hidden = !isSafari();
    this.say('');
  }

  protected override show(): void {
    const state = deriveState(
      this.log.records,
      unitResolver({ units: Object.assign({}, ...this.#indexes.map(({ units }) => units)) as ReleaseIndex['units'] }),
    );
    const ways = this.#indexes.filter(({ pathway }) => state.pathways.has(pathway));
    const shown = new Set(this.#indexes.flatMap(({ units }) => Object.keys(units)));
    const unknown = [...state.pathways].filter(([id]) => !this.#indexes.some(({ pathway }) => pathway === id));
    const others = [...state.units].filter(([id]) => !shown.has(id)).sort(([, a], [, b]) => b.lastAt - a.lastAt);
    this.#part('ways').replaceChildren(
      ...ways.map((index) => this.#drawWay(index)),
      ...(this.#list
        ? unknown.map(([id, { version }]) => build('p', {}, meTexts.unknownPathway(id, version)))
        : [build('p', {}, meTexts.failed)]),
      ...(this.log.records.length === 0 ? [build('p', {}, meTexts.none)] : []),
      ...(others.length > 0 ? [drawOthers(others)] : []),
    );
    this.#part('kept').textContent = this.#sayEvents();
  }

  #drawWay(index: ReleaseIndex): HTMLElement {
    const way = readWay(index, this.log);
    const { own, current, version = '' } = way;
    const isKnown = index.releases.some((release) => release.version === version);
    return build(
      'section',
      { className: 'progress' },
      build('h3', {}, build('a', { href: index.url }, index.title)),
      ...(isKnown ? [] : [build('p', {}, meTexts.unknownVersion(version))]),
      drawNumber(wayTexts.own(versionAt(index, own)), countCompletion(index, own, way.judge)),
      ...(own === current ? [] : [drawNumber(wayTexts.current(versionAt(index, current)), countCompletion(index, current, way.judge))]),
      drawNext(way),
    );
  }

  #sayEvents(): string {
    const { records } = this.log;
    const times = records.map(({ at }) => at).sort((a, b) => a - b);
    const [first, last] = [times[0], times.at(-1)];
    const opaque = records.filter((record) => !isOfThisVersion(record)).length;
    const span = first === undefined || last === undefined ? '' : `, ${meTexts.span(forms.readersDay(first), forms.readersDay(last))}`;
    return `${meTexts.count(records.length)}${span}.${opaque > 0 ? ` ${meTexts.opaque(opaque)}` : ''}`;
  }

  async #fetchStarted(): Promise<void> {
    const started = deriveState(this.log.records).pathways;
    const wanted = this.#list?.pathways.filter(({ id }) => started.has(id)) ?? [];
    const found = await Promise.all(wanted.map(({ index }) => fetchJson<ReleaseIndex>(index)));
    this.#indexes = found.filter((index) => index !== undefined);
    this.show();
  }

  #export(): void {
    const { site, records } = this.log;
    const now = new Date();
    const file = new Blob([writeExport(site, records, now)], { type: 'application/json' });
    const href = URL.createObjectURL(file);
    build('a', { href, download: `${site}-progress-${now.toISOString().slice(0, 10)}.json` }).click();
    // The browser has begun to read it by then.
    setTimeout(() => {
      URL.revokeObjectURL(href);
    }, 10_000);
    this.say(meTexts.exported(meTexts.count(records.length)));
  }

  /** A place of the page's markup. */
  #part(name: string): HTMLElement {
    return this.querySelector(`[data-part="${name}"]`) ?? this;
  }

  #drawReset(): void {
    const actions = this.#part('reset');
    const ask = makeButton(
      meTexts.reset,
      () => {
        const confirm = makeButton(meTexts.confirmReset(meTexts.count(this.log.records.length)), async () => {
          await resetLog(this.log);
          forgetPlaces();
          forgetRecent(document.documentElement.dataset['base'] ?? '/');
          back(meTexts.wasReset);
        });
        const cancel = makeButton(
          meTexts.cancel,
          () => {
            back('');
          },
          'plain',
        );
        actions.replaceChildren(confirm, cancel);
        cancel.focus();
      },
      'plain',
    );
    const back = (said: string): void => {
      actions.replaceChildren(ask);
      ask.focus();
      this.say(said);
    };
    actions.append(ask);
  }
}

/** What was done outside of the pathways that are shown. Nothing that the log has is kept from its reader. */
function drawOthers(units: readonly (readonly [string, UnitProgress])[]): HTMLElement {
  const { unitStates: words } = meTexts;
  const stateOf = ({ completedAt, waivedAt, ticked }: UnitProgress): string => {
    if (completedAt !== undefined) return words.completed;
    if (waivedAt !== undefined) return words.waived;
    return ticked.size > 0 ? words.ticked : words.opened;
  };
  const items = units.map(([id, unit]) => build('li', {}, meTexts.unit(id, stateOf(unit))));
  return build(
    'details',
    {},
    build('summary', {}, `${meTexts.others} (${String(units.length)})`),
    build('p', {}, meTexts.othersHint),
    build('ul', {}, ...items),
  );
}

/**
 * Whether the rule of seven days holds here: in Safari and every other browser on Apple's WebKit, but for sites on the home screen or in
 * the Dock (https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/).
 */
function isSafari(): boolean {
  return navigator.vendor.startsWith('Apple') && !matchMedia('(display-mode: standalone)').matches;
}

customElements.define('wm-me', Me);
