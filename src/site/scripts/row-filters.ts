import { build } from '../search/build.ts';
import { tableTexts } from '../texts.ts';

/** What rows can be narrowed by. */
export interface Filter<Row> {
  /** Name in the address. */
  name: string;
  label: string;
  valuesOf(row: Row): readonly string[];
  /** What values are called, where they aren't their own names. */
  names?: Readonly<Record<string, string>>;
}

/** How a narrowed list tells what it shows. */
export interface Narrowing<Row> {
  say(shown: number, all: number): string;
  /** What is counted once, where several rows speak of the same. */
  keyOf?(row: Row): string;
  onUpdate?(): void;
}

/** Puts controls in front of a list that narrow it, where there is something to choose from. What is chosen stands in the address. */
export function addFilters<Row extends { element: HTMLElement }>(
  place: HTMLElement,
  rows: readonly Row[],
  filters: readonly Filter<Row>[],
  { say, keyOf, onUpdate }: Narrowing<Row>,
): void {
  const params = new URLSearchParams(location.search);
  const toKey = (row: Row): unknown => keyOf?.(row) ?? row;
  const all = new Set(rows.map(toKey)).size;
  const status = build('p', { className: 'count' });
  status.setAttribute('role', 'status');
  const controls = filters.flatMap((filter) => {
    const values = [...new Set(rows.flatMap(filter.valuesOf))].filter((value) => value !== '' && value !== 'none').sort();
    if (values.length < 2) return [];
    const select = build(
      'select',
      { name: filter.name },
      new Option(tableTexts.any, ''),
      ...values.map((value) => new Option(filter.names?.[value] ?? value, value)),
    );
    const wanted = params.get(filter.name) ?? '';
    if (values.includes(wanted)) select.value = wanted;
    return [{ ...filter, select }];
  });
  const update = (): void => {
    const shown = new Set<unknown>();
    for (const row of rows) {
      const fits = controls.every(({ select, valuesOf }) => select.value === '' || valuesOf(row).includes(select.value));
      row.element.hidden = !fits;
      if (fits) shown.add(toKey(row));
    }
    status.textContent = say(shown.size, all);
    onUpdate?.();
  };
  for (const { select } of controls) {
    select.addEventListener('change', () => {
      remember({ [select.name]: select.value });
      update();
    });
  }
  if (controls.length === 0) return;
  const form = build(
    'form',
    { className: 'narrow' },
    ...controls.map(({ label, select }) => build('label', {}, `${label} `, select)),
    status,
  );
  form.setAttribute('aria-label', tableTexts.filters);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  place.prepend(form);
  update();
}

/** Keeps what is chosen in the address, so that a view can be sent to somebody. */
export function remember(changes: Readonly<Record<string, string>>): void {
  const params = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') params.delete(name);
    else params.set(name, value);
  }
  const search = params.toString();
  history.replaceState(null, '', `${location.pathname}${search === '' ? '' : `?${search}`}${location.hash}`);
}
