import type { SiteFile } from '../routes/site.json.ts';
import { searchTexts } from '../texts.ts';
import { build } from './build.ts';
import { loadEngine, type Answer, type Engine, type Hit } from './engine.ts';
import { toFacetGroups } from './facet-list.ts';
import { toResult, type SourceTitles } from './result-list.ts';
import { hasFilters, isEmpty, parseState, toggleValue, toSearch, type SearchState } from './search-state.ts';

/** How long typing has to pause before a search starts, in milliseconds. */
const pause = 150;

/** Results shown at once. */
const pageSize = 10;

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
  readonly #list = build('ol', { className: 'results' });
  readonly #page = build('a', { className: 'quiet' }, searchTexts.fullPage);
  readonly #more = build('button', { type: 'button', className: 'quiet', hidden: true }, searchTexts.more);
  #state: SearchState = { query: '', chosen: {} };
  #engine: Promise<Engine> | undefined;
  #sources: SourceTitles = new Map();
  #hits: Hit[] = [];
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
    this.#build();
    this.#input.addEventListener('input', () => {
      this.#askSoon({ ...this.#state, query: this.#input.value });
    });
    this.#more.addEventListener('click', () => void this.#showMore());
    this.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    if (this.#onPage) {
      addEventListener('popstate', () => {
        this.#restore();
      });
      this.#restore();
    } else void this.#ask(this.#state);
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
    this.append(
      row,
      filters,
      build('div', { className: 'answers' }, this.#status, this.#list, build('p', { className: 'search-row' }, this.#more, this.#page)),
    );
  }

  #restore(): void {
    this.#state = parseState(location.search);
    this.#input.value = this.#state.query;
    void this.#ask(this.#state);
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
      const answer = await engine.ask(state);
      if (turn === this.#turn) await this.#show(answer, turn);
    } catch {
      this.#engine = undefined;
      if (turn === this.#turn) this.#showFailure();
    } finally {
      clearTimeout(slow);
    }
  }

  async #load(): Promise<Engine> {
    const [engine, site] = await Promise.all([loadEngine(this.#base), fetch(`${this.#base}_waymark/site.json`)]);
    const { sources } = (await site.json()) as SiteFile;
    this.#sources = new Map(sources.map(({ id, title }) => [id, title]));
    return engine;
  }

  async #show({ hits, counts }: Answer, turn: number): Promise<void> {
    const onToggle = (facet: Parameters<typeof toggleValue>[1], value: string): void => {
      void this.#ask(toggleValue(this.#state, facet, value));
    };
    const groups = toFacetGroups({
      counts,
      total: isEmpty(this.#state) ? Infinity : hits.length,
      chosen: this.#state.chosen,
      sources: this.#sources,
      onToggle,
    });
    this.#replaceFacets(groups);
    const items = await this.#toItems(hits.slice(0, pageSize));
    if (turn !== this.#turn) return;
    this.#hits = hits;
    this.#list.replaceChildren(...items);
    this.#more.hidden = hits.length <= pageSize;
    this.#sayCount(hits.length);
    this.#answered = turn;
    if (this.#opensFirst) this.#openFirst();
  }

  /** Draws the facets anew and keeps the reader's place among them. */
  #replaceFacets(groups: HTMLElement[]): void {
    const focused =
      document.activeElement instanceof HTMLInputElement && this.#facets.contains(document.activeElement)
        ? document.activeElement
        : undefined;
    const unfolded = this.#facets.querySelector('details[open]') !== null;
    this.#facets.replaceChildren(...groups);
    if (unfolded) for (const details of this.#facets.querySelectorAll('details')) details.open = true;
    if (hasFilters(this.#state.chosen)) {
      const clear = build('button', { type: 'button', className: 'quiet' }, searchTexts.clear);
      clear.addEventListener('click', () => {
        this.#input.focus();
        void this.#ask({ ...this.#state, chosen: {} });
      });
      this.#facets.append(clear);
    }
    if (!focused) return;
    const same = [...this.#facets.querySelectorAll('input')].find(({ name, value }) => name === focused.name && value === focused.value);
    (same ?? this.#input).focus();
  }

  #sayCount(count: number): void {
    const { query, chosen } = this.#state;
    if (isEmpty(this.#state)) this.#status.replaceChildren(this.#onPage ? searchTexts.hint : `${searchTexts.hint} ${searchTexts.keys}`);
    else if (count > 0) this.#status.replaceChildren(searchTexts.results(count, query.trim()));
    else {
      const advice = hasFilters(chosen) ? searchTexts.noneFiltered : searchTexts.advice;
      this.#status.replaceChildren(`${searchTexts.none(query.trim())} ${advice} `, this.#toIndexLink());
    }
  }

  #showFailure(): void {
    this.#list.replaceChildren();
    this.#facets.replaceChildren();
    this.#more.hidden = true;
    this.#status.replaceChildren(`${searchTexts.failed} `, this.#toIndexLink());
  }

  #toIndexLink(): HTMLAnchorElement {
    return build('a', { href: `${this.#base}all/` }, searchTexts.browse);
  }

  async #showMore(): Promise<void> {
    const turn = this.#turn;
    const from = this.#list.children.length;
    const items = await this.#toItems(this.#hits.slice(from, from + pageSize));
    if (turn !== this.#turn) return;
    this.#list.append(...items);
    this.#more.hidden = this.#list.children.length >= this.#hits.length;
    items[0]?.querySelector('a')?.focus();
  }

  async #toItems(hits: readonly Hit[]): Promise<HTMLLIElement[]> {
    const data = await Promise.all(hits.map((hit) => hit.data()));
    return data.map((hit) => toResult(hit, this.#sources));
  }

  /** Opens the first result of what stands in the field, as soon as it is known. */
  #openFirst(): void {
    const isAsked = this.#input.value === this.#state.query;
    this.#opensFirst = !isAsked || this.#answered !== this.#turn;
    if (!this.#opensFirst) this.#list.querySelector('a')?.click();
    if (isAsked) return;
    clearTimeout(this.#timer);
    void this.#ask({ ...this.#state, query: this.#input.value });
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
    const links = [...this.#list.querySelectorAll('a')];
    const at = links.findIndex((link) => link === target);
    if (key === 'Enter' && target === this.#input) {
      event.preventDefault();
      if (!this.#onPage) this.#openFirst();
      return;
    }
    if ((key !== 'ArrowDown' && key !== 'ArrowUp') || (at < 0 && target !== this.#input)) return;
    event.preventDefault();
    const next = at + (key === 'ArrowDown' ? 1 : -1);
    if (next < 0) this.#input.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  }
}

customElements.define('wm-search', Search);
