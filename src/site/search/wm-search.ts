import type { AddressRow } from '../routes/addresses.json.ts';
import type { NamesFile } from '../routes/names.json.ts';
import { searchTexts } from '../texts.ts';
import { build } from './build.ts';
import { toStatus } from './empty-state.ts';
import { loadEngine, type Answer, type Engine, type Hit } from './engine.ts';
import { toFacetGroups } from './facet-list.ts';
import { markFound } from './find-marks.ts';
import { toRecentItems } from './recent-list.ts';
import { forgetRecent, keepRecent } from './recent.ts';
import { toResult, toTypedResult, type Names } from './result-list.ts';
import { hasFilters, isEmpty, parseState, toggleValue, toSearch, type SearchState } from './search-state.ts';
import { findTyped, isAddressLike, type TypedPage } from './typed-address.ts';

/** How long typing has to pause before a search starts, in milliseconds. */
const pause = 150;

/** Results shown at once. */
const pageSize = 10;

/** What the list shows: results in order, before them pages whose address was typed. */
interface Found {
  typed: TypedPage[];
  hits: Hit[];
  /** How many of the hits are shown, or left out because they are there already. */
  shown: number;
}

/**
 * `<wm-search>`: words, facets, results. With `data-on-page` its state stands in the address; in a dialog it lasts as long as the page.
 */
class Search extends HTMLElement {
  readonly #base = document.documentElement.dataset['base'] ?? '/';
  readonly #input = build('input', {
    type: 'search',
    autocomplete: 'off',
    spellcheck: false,
    ariaLabel: searchTexts.label,
    enterKeyHint: 'search',
  });
  readonly #status = build('p', { className: 'search-status', role: 'status' });
  readonly #facets = build('div', { className: 'facets' });
  readonly #recent = build('ul', { className: 'recents', ariaLabel: searchTexts.recent });
  readonly #list = build('ol', { className: 'results' });
  readonly #page = build('a', { className: 'quiet' }, searchTexts.fullPage);
  readonly #more = build('button', { type: 'button', className: 'quiet', hidden: true }, searchTexts.more);
  #state: SearchState = { query: '', chosen: {} };
  #engine: Promise<Engine> | undefined;
  #addresses: Promise<AddressRow[]> | undefined;
  #names: Names = {};
  #found: Found = { typed: [], hits: [], shown: 0 };
  /** Number of the latest question: answers to earlier ones are dropped. */
  #turn = 0;
  /** The latest question that was answered. */
  #answered = 0;
  /** Enter came before the answer: its first result is opened when it comes. */
  #opensFirst = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get #onPage(): boolean {
    return this.hasAttribute('data-on-page');
  }

  connectedCallback(): void {
    if (this.#input.isConnected) return;
    // What was typed while this script was loaded.
    const early = this.querySelector('input')?.value ?? '';
    this.replaceChildren();
    this.#build();
    this.#input.addEventListener('input', () => {
      this.#askSoon({ query: this.#input.value, chosen: this.#state.chosen });
    });
    this.#more.addEventListener('click', () => void this.#showMore());
    for (const type of ['click', 'auxclick']) {
      this.#list.addEventListener(type, ({ target }) => {
        if (target instanceof Element && target.closest('a')) keepRecent(this.#base, this.#state.query);
      });
    }
    this.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    if (this.#onPage) {
      addEventListener('popstate', () => {
        this.#restore();
      });
      this.#restore();
    } else {
      this.#input.value = early;
      void this.#ask({ ...this.#state, query: early });
    }
    this.#input.focus();
  }

  #build(): void {
    const filters = build('details', { className: 'filters', open: this.#onPage && matchMedia('(min-width: 48rem)').matches });
    filters.append(build('summary', {}, searchTexts.filters), this.#facets);
    const row = build('div', { className: 'search-row' }, this.#input);
    this.#page.hidden = this.#onPage;
    if (!this.#onPage) {
      const closer = build('button', { type: 'button', className: 'quiet' }, searchTexts.close);
      closer.addEventListener('click', () => this.closest('dialog')?.close());
      row.append(closer);
    }
    const below = build('p', { className: 'search-row' }, this.#more, this.#page);
    this.append(row, filters, build('div', { className: 'answers' }, this.#status, this.#recent, this.#list, below));
  }

  #restore(): void {
    this.#askNow(parseState(location.search));
  }

  /** Asks what doesn't stand in the field yet. */
  #askNow(state: SearchState): void {
    clearTimeout(this.#timer);
    this.#input.value = state.query;
    this.#input.focus();
    void this.#ask(state);
  }

  #askSoon(state: SearchState): void {
    this.#leadOn(state);
    this.#opensFirst = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(state), pause);
  }

  /** The search page is asked what stands in the field, also by those who don't wait for an answer here. */
  #leadOn(state: SearchState): void {
    this.#page.href = `${this.#base}search/${toSearch(state)}`;
  }

  async #ask(state: SearchState): Promise<void> {
    this.#state = state;
    this.#leadOn(state);
    if (this.#onPage) history.replaceState(null, '', `${location.pathname}${toSearch(state)}`);
    const turn = ++this.#turn;
    const slow = setTimeout(() => (this.#status.textContent = searchTexts.loading), 400);
    try {
      const engine = await (this.#engine ??= this.#load());
      const [answer, typed] = await Promise.all([engine.ask(state), this.#findTyped(state)]);
      if (turn === this.#turn) await this.#show(answer, typed, turn);
    } catch {
      this.#engine = undefined;
      if (turn === this.#turn) this.#showFailure();
    } finally {
      clearTimeout(slow);
    }
  }

  async #load(): Promise<Engine> {
    const [engine, names] = await Promise.all([loadEngine(this.#base), fetch(`${this.#base}_waymark/names.json`)]);
    this.#names = (await names.json()) as NamesFile;
    return engine;
  }

  /** Pages at the address that was typed, if one was. Without the list of addresses there are none. */
  async #findTyped({ query }: SearchState): Promise<TypedPage[]> {
    const typed = query.trim();
    if (!isAddressLike(typed)) return [];
    this.#addresses ??= fetch(`${this.#base}_waymark/addresses.json`).then((answer) => answer.json() as Promise<AddressRow[]>);
    const rows = await this.#addresses.catch((): AddressRow[] => []);
    return findTyped(typed, this.#base, rows);
  }

  async #show(answer: Answer, typed: TypedPage[], turn: number): Promise<void> {
    const { hits, counts } = answer;
    const onToggle = (facet: Parameters<typeof toggleValue>[1], value: string): void => {
      void this.#ask(toggleValue(this.#state, facet, value));
    };
    const total = isEmpty(this.#state) ? Infinity : hits.length;
    this.#replaceFacets(toFacetGroups({ counts, total, chosen: this.#state.chosen, names: this.#names, onToggle }));
    const found = { typed, hits, shown: 0 };
    const items = await this.#toItems(found);
    if (turn !== this.#turn) return;
    this.#found = found;
    this.#list.replaceChildren(...typed.map(toTypedResult), ...items);
    this.#more.hidden = hits.length <= found.shown;
    this.#say(answer);
    this.#answered = turn;
    if (this.#opensFirst) this.#openFirst();
  }

  /** Draws the facets anew and keeps the reader's place among them. */
  #replaceFacets(groups: HTMLElement[]): void {
    const focused =
      document.activeElement instanceof HTMLInputElement && this.#facets.contains(document.activeElement)
        ? document.activeElement
        : undefined;
    const unfolded = [...this.#facets.querySelectorAll('details[open]')].map((details) => details.parentElement?.dataset['facet']);
    this.#facets.replaceChildren(...groups);
    for (const details of this.#facets.querySelectorAll('details')) {
      details.open = unfolded.includes(details.parentElement?.dataset['facet']);
    }
    if (hasFilters(this.#state.chosen)) {
      const clear = build('button', { type: 'button', className: 'quiet' }, searchTexts.clear);
      clear.addEventListener('click', () => {
        this.#askNow({ ...this.#state, chosen: {} });
      });
      this.#facets.append(clear);
    }
    if (!focused) return;
    const same = [...this.#facets.querySelectorAll('input')].find(({ name, value }) => name === focused.name && value === focused.value);
    (same ?? this.#input).focus();
  }

  #say(answer: Answer): void {
    this.#showRecent();
    if (isEmpty(this.#state)) this.#status.replaceChildren(this.#onPage ? searchTexts.hint : `${searchTexts.hint} ${searchTexts.keys}`);
    else {
      const ask = this.#askNow.bind(this);
      const said = toStatus(this.#state, answer, { all: `${this.#base}all/`, ask });
      this.#status.replaceChildren(...said);
    }
  }

  /** Questions of late, while nothing else is asked. */
  #showRecent(): void {
    const ask = (query: string): void => {
      this.#askNow({ query, chosen: {} });
    };
    const redraw = (): void => {
      this.#showRecent();
      this.#input.focus();
    };
    const items = isEmpty(this.#state) ? toRecentItems(this.#base, ask, redraw) : [];
    this.#recent.replaceChildren(...items);
    this.#recent.hidden = items.length === 0;
    if (items.length === 0) return;
    const all = build('button', { type: 'button', className: 'link' }, searchTexts.forgetAll);
    all.addEventListener('click', () => {
      forgetRecent(this.#base);
      redraw();
    });
    this.#recent.prepend(build('li', { className: 'count' }, searchTexts.recent, ' ', all));
  }

  #showFailure(): void {
    this.#list.replaceChildren();
    this.#facets.replaceChildren();
    this.#more.hidden = true;
    this.#status.replaceChildren(`${searchTexts.failed} `, build('a', { href: `${this.#base}all/` }, searchTexts.browse));
  }

  async #showMore(): Promise<void> {
    const turn = this.#turn;
    const found = { ...this.#found };
    const items = await this.#toItems(found);
    if (turn !== this.#turn) return;
    this.#found = found;
    this.#list.append(...items);
    this.#more.hidden = found.shown >= found.hits.length;
    items[0]?.querySelector('a')?.focus();
  }

  /** The next results; those that stand above already are counted, not shown again. */
  async #toItems(found: Found): Promise<HTMLLIElement[]> {
    const next = found.hits.slice(found.shown, found.shown + pageSize);
    found.shown += next.length;
    const data = await Promise.all(next.map((hit) => hit.data()));
    return data.filter(({ url }) => !found.typed.some((page) => page.url === url)).map((hit) => toResult(hit, this.#names));
  }

  /** Opens the first result of what stands in the field, as soon as it is known. */
  #openFirst(): void {
    const isAsked = this.#input.value === this.#state.query;
    this.#opensFirst = !isAsked || this.#answered !== this.#turn;
    if (!this.#opensFirst) this.#list.querySelector('a')?.click();
    if (isAsked) return;
    clearTimeout(this.#timer);
    void this.#ask({ query: this.#input.value, chosen: this.#state.chosen });
  }

  /** Arrow keys lead from the words through the results; Enter opens the first result; Escape closes the dialog. */
  #onKey(event: KeyboardEvent): void {
    const { target, key } = event;
    // A search field would first empty itself.
    if (key === 'Escape' && !this.#onPage) {
      event.preventDefault();
      this.closest('dialog')?.close();
      return;
    }
    const stops = [...this.querySelectorAll<HTMLElement>('.recent-query, .results a')];
    const at = stops.findIndex((stop) => stop === target);
    if (key === 'Enter' && target === this.#input) {
      event.preventDefault();
      if (this.#onPage) keepRecent(this.#base, this.#input.value);
      else this.#openFirst();
      return;
    }
    if ((key !== 'ArrowDown' && key !== 'ArrowUp') || (at < 0 && target !== this.#input)) return;
    event.preventDefault();
    const next = at + (key === 'ArrowDown' ? 1 : -1);
    if (next < 0) this.#input.focus();
    else stops[Math.min(next, stops.length - 1)]?.focus();
  }
}

customElements.define('wm-search', Search);
markFound();
