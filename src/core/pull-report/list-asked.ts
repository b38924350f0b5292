import type { PullReport } from './pull-report.ts';

type Asked = PullReport['owners'][number];
type Why = Asked['pages'][number]['why'];

/** Owners of everything that a change does something to, those with the most pages first, else as files of owners have them. Each page is named once, by what weighs most. */
export function listAsked(
  { pages, diagnostics, contradicted, touched }: Pick<PullReport, 'pages' | 'diagnostics' | 'contradicted' | 'touched'>,
  ownersOf: (path: string) => readonly string[],
): Asked[] {
  const asked = new Map<string, Map<string, Why>>();
  const ask = (owners: readonly string[], path: string, why: Why): void => {
    for (const owner of owners) {
      const own = asked.get(owner) ?? new Map<string, Why>();
      if (!own.has(path)) own.set(path, why);
      asked.set(owner, own);
    }
  };
  const broken = diagnostics.filter(({ elsewhere, severity }) => elsewhere && severity !== 'info');
  for (const { change, path, owners } of pages) ask(owners, path, change === 'removed' ? 'removes' : 'edits');
  for (const { file } of broken) ask(ownersOf(file), file, 'breaks');
  for (const { owners, path } of contradicted) ask(owners, path, 'contradicts');
  for (const { owners, path } of touched) ask(owners, path, 'touches');
  return [...asked]
    .map(([owner, own]) => ({ owner, pages: [...own].map(([path, why]) => ({ path, why })) }))
    .sort((a, b) => b.pages.length - a.pages.length);
}
