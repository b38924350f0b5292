import { build } from '../search/build.ts';
import type { Row } from '../table-rows.ts';
import { readerStateTexts, tableTexts } from '../texts.ts';

/** What rows can be narrowed by. */
const filters = [
  { name: 'state', label: tableTexts.state, valuesOf: ({ state }: Row) => [state] },
  { name: 'owner', label: tableTexts.owner, valuesOf: ({ owners }: Row) => owners },
  { name: 'source', label: tableTexts.source, valuesOf: ({ source }: Row) => [source] },
] as const;

/** Puts controls in front of a table that narrow it, where there is something to choose from. */
export function addFilters(
  place: HTMLElement,
  rows: readonly Row[],
  params: URLSearchParams,
  remember: (changes: Readonly<Record<string, string>>) => void,
): void {
  const status = build('p', { className: 'count' });
  status.setAttribute('role', 'status');
  const controls = filters.flatMap((filter) => {
    const values = [...new Set(rows.flatMap(filter.valuesOf))].filter((value) => value !== '' && value !== 'none').sort();
    if (values.length < 2) return [];
    const select = build(
      'select',
      { name: filter.name },
      new Option(tableTexts.any, ''),
      ...values.map((value) => new Option(nameOf(value), value)),
    );
    const wanted = params.get(filter.name) ?? '';
    if (values.includes(wanted)) select.value = wanted;
    return [{ ...filter, select }];
  });
  const update = (): void => {
    let shown = 0;
    for (const row of rows) {
      const fits = controls.every(({ select, valuesOf }) => select.value === '' || valuesOf(row).includes(select.value));
      row.element.hidden = !fits;
      if (fits) shown++;
    }
    status.textContent = tableTexts.shown(shown, rows.length);
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

function nameOf(value: string): string {
  return Object.hasOwn(readerStateTexts, value) ? readerStateTexts[value as keyof typeof readerStateTexts] : value;
}
