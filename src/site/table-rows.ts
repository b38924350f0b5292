import { forms } from './texts.ts';

/** Rows of the table of pages, as the script sorts and narrows them. */

/** What a row says, read once. */
export interface Row {
  element: HTMLTableRowElement;
  /** What each column sorts by. */
  keys: string[];
  /** State for readers, `none` where nothing is claimed. */
  state: string;
  owners: string[];
  source: string;
}

/** Column of the state, whose values have an order of their own, and of the owner. */
const stateColumn = 1;
const ownerColumn = 5;

const stateOrder = ['look-again', 'unknown', 'fine', 'none'];

/** Reads the rows of a table in the order in which they stand. */
export function readRows(table: HTMLTableElement): Row[] {
  return [...(table.tBodies[0]?.rows ?? [])].map((element) => {
    const cells = [...element.cells];
    const state = cells[stateColumn]?.dataset['state'] ?? 'none';
    const ownerCell = cells[ownerColumn];
    const links = [...(ownerCell?.querySelectorAll('a') ?? [])].map((link) => link.textContent);
    return {
      element,
      keys: cells.map((cell, column) => (column === stateColumn ? String(stateOrder.indexOf(state)) : toKey(cell))),
      state,
      owners: links.length > 0 ? links : [ownerCell?.textContent.trim() ?? ''].filter((text) => text !== ''),
      source: element.dataset['source'] ?? '',
    };
  });
}

/** Days sort by themselves; a cell that could have one and has none comes last. */
function toKey(cell: HTMLTableCellElement): string {
  return cell.dataset['sort'] ?? cell.textContent.trim();
}

/** Rows in the order of a column; rows that are alike there stay in the order in which they were written. */
export function sortRows<Item extends Pick<Row, 'keys'>>(
  rows: readonly Item[],
  column: number,
  direction: 'ascending' | 'descending',
): Item[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => sign * forms.compare(a.keys[column] ?? '', b.keys[column] ?? ''));
}
