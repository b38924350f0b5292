import type { Range } from '../core/diagnostic.ts';
import { cellsOf, type Cell } from './cells.ts';
import type { ReportOptions } from './report.ts';

/** Columns shown before a fault that lies too far right for the line to be shown from its start. */
const lead = 20;

/** UTF-16 units around a fault that are looked at: lines can be a megabyte long, terminals are not that wide. */
const reach = 1000;

/**
 * The line of a fault with its number, and markers under the fault. A line wider than the terminal is clipped around the fault.
 * No lines when the text doesn't have that line.
 */
export function formatExcerpt(text: string, range: Range, { style = (_, plain) => plain, width = 100 }: ReportOptions): string[] {
  const { start, end } = range;
  const line = text.split(/\r\n|\n|\r/, start.line)[start.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const number = String(start.line);
  const { shown, before, marked } = clip(
    line,
    start.column - 1,
    end.line === start.line ? end.column - 1 : line.length,
    width - number.length - 6,
  );
  const gutter = ' '.repeat(number.length);
  return [
    `  ${style('quiet', `${number} │`)} ${shown}`,
    `  ${style('quiet', `${gutter} │`)} ${' '.repeat(before)}${style('marker', '^'.repeat(Math.max(1, marked)))}`,
  ];
}

/** Part of a line that fits into `width` columns, with the columns before and of the stretch from `from` to `to` (UTF-16 units). */
function clip(line: string, from: number, to: number, width: number): { shown: string; before: number; marked: number } {
  const first = Math.max(0, from - reach);
  const cells = cellsOf(line.slice(first, from + reach));
  const cellAt = (unit: number): number => {
    const found = cells.findIndex((cell) => first + cell.end > unit);
    return found < 0 ? cells.length : found;
  };
  const start = cellAt(from);
  const end = Math.max(start, cellAt(to));
  const { left, right } = chooseWindow(cells, start, width);
  const clippedLeft = left > 0 || first > 0 ? '…' : '';
  const clippedRight = right < cells.length || from + reach < line.length ? '…' : '';
  return {
    shown:
      clippedLeft +
      cells
        .slice(left, right)
        .map(({ shown }) => shown)
        .join('') +
      clippedRight,
    before: clippedLeft.length + columns(cells.slice(left, start)),
    marked: columns(cells.slice(start, Math.min(end, right))),
  };
}

/** The cells to show: all where they fit, else some before the fault and as many behind as fit, filled up from the left. */
function chooseWindow(cells: readonly Cell[], start: number, width: number): { left: number; right: number } {
  if (columns(cells) <= width) return { left: 0, right: cells.length };
  // Room for an ellipsis on both sides.
  let room = width - 2;
  let left = start;
  let right = start;
  const grow = (side: 'left' | 'right', limit: number): void => {
    for (let used = 0; ;) {
      const next = side === 'left' ? cells[left - 1] : cells[right];
      if (!next || next.columns > room || used + next.columns > limit) return;
      used += next.columns;
      room -= next.columns;
      if (side === 'left') left--;
      else right++;
    }
  };
  grow('left', lead);
  grow('right', Infinity);
  grow('left', Infinity);
  return { left, right };
}

function columns(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0);
}
