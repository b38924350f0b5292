import type { Finding, Range, RuleId } from '../diagnostic.ts';
import { ruleFromFindings } from '../rule.ts';
import { suggest } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/** Severities for rules that don't exist. Found by {@link findUnknownRules}, because a rule can't know all the others. */
export const configUnknownRule = ruleFromFindings({
  id: 'config/unknown-rule',
  severity: 'warning',
  description: 'Configuration names rules that exist.',
});

/** A finding for every configured rule that isn't known. */
export function* findUnknownRules(
  configured: Readonly<Record<string, unknown>>,
  known: readonly RuleId[],
  config: { file: string; locate?: (path: readonly string[]) => Range | undefined } = { file: 'waymark.yml' },
): Iterable<Finding> {
  const ids = new Set<string>(known);
  for (const id of Object.keys(configured)) {
    if (ids.has(id)) continue;
    const expected = suggest(id, known);
    yield {
      rule: 'config/unknown-rule',
      message: `Cannot find rule ${quote(id)}.`,
      hint: didYouMean(expected) ?? 'Remove it from `rules`.',
      file: config.file,
      range: config.locate?.(['rules', id]),
      actual: id,
      expected,
    };
  }
}
