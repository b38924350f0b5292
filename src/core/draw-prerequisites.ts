import type { PrerequisiteDrawing } from './pathway-views.ts';

/** A drawing of what has to come before what in a pathway. */

/** Most units in a drawing; a list says more then. */
const mostNodes = 60;

/** Units in one row: as many as fit a narrow window. */
const rowLength = 5;

/** Measures in units of the drawing, which are pixels where there is room. */
const across = 56;
const down = 64;
const radius = 16;

/**
 * Draws units that need others or are needed, in rows from what needs nothing on. Undefined where there is nothing to draw, too much, or
 * a circle, which is a finding and has no order. `before` gives for each unit, by place, the places of those that it needs.
 */
export function drawPrerequisites(
  units: readonly { title: string; anchor: string }[],
  before: readonly (readonly number[])[],
): PrerequisiteDrawing | undefined {
  const needed = new Set(before.flat());
  const shown = units.flatMap((_, at) => (needed.has(at) || (before[at] ?? []).length > 0 ? [at] : []));
  if (shown.length === 0 || shown.length > mostNodes) return undefined;
  const depths = findDepths(shown, before);
  if (!depths) return undefined;
  const rows = toRows(shown, depths);
  const width = Math.max(...rows.map((row) => row.length)) * across;
  const places = new Map(
    rows.flatMap((row, line) =>
      row.map((at, column): [number, { x: number; y: number }] => [
        at,
        { x: (width - (row.length - 1) * across) / 2 + column * across, y: down / 2 + line * down },
      ]),
    ),
  );
  const edges = reduce(shown, before, depths).flatMap(([from, to]) => {
    const [start, end] = [places.get(from), places.get(to)];
    return start && end ? [toPath(start, end)] : [];
  });
  const nodes = shown.flatMap((at) => {
    const [unit, place] = [units[at], places.get(at)];
    return unit && place ? [{ number: at + 1, title: unit.title, anchor: unit.anchor, ...place }] : [];
  });
  return { width, height: rows.length * down, nodes, edges };
}

/** Longest way to each unit. Undefined when there is a circle. */
function findDepths(shown: readonly number[], before: readonly (readonly number[])[]): Map<number, number> | undefined {
  const after = new Map<number, number[]>();
  const open = new Map<number, number>();
  for (const at of shown) {
    open.set(at, (before[at] ?? []).length);
    for (const from of before[at] ?? []) after.set(from, [...(after.get(from) ?? []), at]);
  }
  const depths = new Map<number, number>(shown.filter((at) => open.get(at) === 0).map((at) => [at, 0]));
  const queue = [...depths.keys()];
  for (const at of queue) {
    for (const next of after.get(at) ?? []) {
      depths.set(next, Math.max(depths.get(next) ?? 0, (depths.get(at) ?? 0) + 1));
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      if (left === 0) queue.push(next);
    }
  }
  return queue.length === shown.length ? depths : undefined;
}

function toRows(shown: readonly number[], depths: ReadonlyMap<number, number>): number[][] {
  const layers = [...Map.groupBy(shown, (at) => depths.get(at) ?? 0)].sort(([a], [b]) => a - b);
  return layers.flatMap(([, layer]) =>
    Array.from({ length: Math.ceil(layer.length / rowLength) }, (_, row) => layer.slice(row * rowLength, (row + 1) * rowLength)),
  );
}

/** Edges that no way over other units makes needless. */
function reduce(shown: readonly number[], before: readonly (readonly number[])[], depths: ReadonlyMap<number, number>): [number, number][] {
  const above = new Map<number, Set<number>>();
  const edges: [number, number][] = [];
  for (const at of [...shown].sort((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0))) {
    const own = before[at] ?? [];
    const over = new Set(own.flatMap((from) => [...(above.get(from) ?? [])]));
    above.set(at, new Set([...own, ...over]));
    for (const from of own) if (!over.has(from)) edges.push([from, at]);
  }
  return edges;
}

/** A curve from the foot of one circle to the head of another. */
function toPath(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const [start, end] = [from.y + radius, to.y - radius - 5];
  // Beside each other: two rows of one layer never are, their units don't need each other.
  const bend = (end - start) / 2;
  return `M${from.x} ${start}C${from.x} ${start + bend} ${to.x} ${end - bend} ${to.x} ${end}`;
}
