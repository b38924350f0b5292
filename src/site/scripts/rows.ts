import { build } from '../search/build.ts';
import { readersDay, readTurn } from '../freshness-turns.ts';
import { sayReviewCell } from '../freshness-words.ts';
import { readerStateTexts, tableTexts } from '../texts.ts';
import { readRows, sortRows, type Row } from '../table-rows.ts';
import { addFilters, remember, type Filter } from './row-filters.ts';

/** What rows can be narrowed by. */
const filters: readonly Filter<Row>[] = [
  { name: 'state', label: tableTexts.state, valuesOf: ({ state }) => [state], names: readerStateTexts },
  { name: 'owner', label: tableTexts.owner, valuesOf: ({ owners }) => owners },
  { name: 'source', label: tableTexts.source, valuesOf: ({ source }) => [source] },
];

/**
 * `<wm-rows>`: a table of pages that can be sorted by its headings and, with `data-filters`, narrowed. Its state stands in the address,
 * so that a view can be sent to somebody. What time has changed since the build is changed first.
 */
class Rows extends HTMLElement {
  #rows: Row[] = [];

  connectedCallback(): void {
    const table = this.querySelector('table');
    if (!table || this.#rows.length > 0) return;
    const isAddressed = this.hasAttribute('data-filters');
    for (const row of table.tBodies[0]?.rows ?? []) showToday(row);
    this.#rows = readRows(table);
    recount(this.#rows);
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    if (this.#rows.length < 2) return;
    table.before(build('p', { className: 'sort-by' }, tableTexts.sortBy));
    for (const [column, head] of heads.entries()) {
      const button = build('button', { type: 'button' }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const direction = head.ariaSort === 'ascending' ? 'descending' : 'ascending';
        this.#sort(heads, column, direction);
        if (isAddressed) remember({ sort: String(column), dir: direction === 'ascending' ? '' : 'desc' });
      });
    }
    if (!isAddressed) return;
    const params = new URLSearchParams(location.search);
    const column = Number(params.get('sort') ?? -1);
    if (heads[column]) this.#sort(heads, column, params.get('dir') === 'desc' ? 'descending' : 'ascending');
    addFilters(this, this.#rows, filters, { say: tableTexts.shown });
  }

  #sort(heads: readonly HTMLTableCellElement[], column: number, direction: 'ascending' | 'descending'): void {
    for (const head of heads) head.ariaSort = head === heads[column] ? direction : null;
    const body = this.querySelector('tbody');
    body?.append(...sortRows(this.#rows, column, direction).map(({ element }) => element));
  }
}

/** Tells a row's state on the reader's day. */
function showToday(row: HTMLTableRowElement): void {
  const turn = readTurn(row.dataset['turns'], readersDay());
  const [, state, review] = row.cells;
  if (!turn || !state || !review) return;
  state.dataset['state'] = turn.state ?? 'none';
  state.textContent = turn.state === undefined ? '' : readerStateTexts[turn.state];
  if (!turn.snoozed) {
    review.textContent = sayReviewCell(turn, { dueOn: row.dataset['due'] });
    if (row.dataset['due'] !== undefined) review.dataset['sort'] = row.dataset['due'];
  }
}

/** Counts states again, where the page shows all rows that its counts are made of. */
function recount(rows: readonly Row[]): void {
  for (const counter of document.querySelectorAll<HTMLElement>('[data-count]')) {
    counter.textContent = String(rows.filter(({ state }) => state === counter.dataset['count']).length);
  }
}

customElements.define('wm-rows', Rows);
