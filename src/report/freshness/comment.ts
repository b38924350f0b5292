import { buildPullReport } from '../../core/pull-report/build-pull-report.ts';
import { compareUrl } from '../../core/repository-links.ts';
import { writeComment } from '../comment.ts';
import type { FreshnessResult } from './result.ts';

/** What the difference of a pull request alone means for pages, as the comment of `waymark report` says it. */
export function formatComment({ repo, report }: Pick<FreshnessResult, 'repo' | 'report'>): string {
  const { change, pages, head, gaps } = report;
  if (!change) return line('this change was not looked at');
  if (change.touched.length + change.contradicted.length + change.overdue.length === 0) {
    return line('this change touches nothing that a page describes');
  }
  const known = new Map(pages.map((page) => [page.path, page]));
  const told = buildPullReport({
    ...{ since: change.since, head, freshness: change, gaps, pairs: [], diagnostics: [], pathways: [] },
    textOf: () => undefined,
    isRemembered: () => false,
    isTouched: () => false,
    about: (path) => {
      const page = known.get(path);
      return { title: page?.title ?? '', owners: page?.ownership.owners ?? [], since: page?.base?.commit };
    },
  });
  return `${writeComment({ report: told, compare: repo && ((from, to) => compareUrl(repo, from, to)) })}\n`;
}

function line(text: string): string {
  return `<!-- waymark -->\n**Waymark**: ${text}.\n`;
}
