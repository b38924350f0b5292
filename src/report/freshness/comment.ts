import { compareUrl } from '../../core/repository-links.ts';
import { writeComment } from '../comment.ts';
import { toFreshnessEntry } from './json.ts';
import type { FreshnessResult } from './result.ts';

/** The comment on a pull request, about its difference alone; what `check` found of it goes into the same comment. */
export function formatComment(result: FreshnessResult, check?: Pick<FreshnessResult, 'diagnostics'>): string {
  const { repo } = result;
  const compare = repo && ((from: string, to: string) => compareUrl(repo, from, to));
  return `${writeComment({ check, freshness: toFreshnessEntry(result), compare })}\n`;
}
