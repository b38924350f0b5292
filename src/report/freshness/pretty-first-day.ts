import type { PageFreshness } from '../../core/freshness/freshness.ts';
import { toShellWord } from '../../core/shell-word.ts';
import { plain } from '../pretty.ts';
import { showText } from '../visible-text.ts';
import type { FreshnessOptions } from './pretty.ts';
import type { FreshnessResult } from './result.ts';

/**
 * What is said when no page needs anybody. A team of 900 pages that claims nothing yet meets no wall of warnings: it hears that nothing is
 * late, and how to begin, with the page that is worth it most.
 */
export function formatFirstDay({ report, uses = () => 0 }: FreshnessResult, { style = plain }: FreshnessOptions): string[] {
  const kept = report.pages.filter(({ standing }) => standing === 'living');
  const claimed = kept.filter(({ reviewed, covers }) => reviewed !== undefined || covers.some(({ kind }) => kind !== 'inferred'));
  if (kept.length === 0) return [];
  if (claimed.length === kept.length) return [style('good', 'No page needs a look.')];
  const [first] = kept
    .filter((page) => !claimed.includes(page))
    .map((page) => ({ page, worth: [uses(page.id), activityOf(page)] as const }))
    .sort((a, b) => b.worth[0] - a.worth[0] || b.worth[1] - a.worth[1])
    .map(({ page }) => page);
  const path = showText(toShellWord(first?.path ?? ''));
  const steps = [
    [`npx waymark covers ${path} --suggest`, 'what it seems to describe'],
    [`npx waymark review ${path} --still-accurate`, 'somebody has read it, and it holds'],
    [`npx waymark owners ${path}`, 'who answers for it'],
  ] as const;
  const columns = Math.max(...steps.map(([command]) => command.length));
  const claims =
    claimed.length === 0
      ? 'No page says yet when it was reviewed or what it describes, so none is judged.'
      : `${claimed.length} of ${kept.length} pages say when they were reviewed or what they describe; the others aren’t judged.`;
  return [
    style('good', `No page needs a look. ${claims}`),
    ['To begin with one:', ...steps.map(([command, meaning]) => `  ${style('hint', command.padEnd(columns))}  ${meaning}`)].join('\n'),
  ];
}

function activityOf({ changes }: PageFreshness): number {
  return changes.reduce((sum, { commitCount }) => sum + commitCount, 0);
}
