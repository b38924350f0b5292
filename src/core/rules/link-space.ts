import type { Finding, Fix } from '../diagnostic.ts';
import { ruleFromFindings, type Rule } from '../rule.ts';

const noticed = ruleFromFindings({
  id: 'link/space',
  severity: 'warning',
  description: 'Addresses hold no bare spaces.',
});

/** Addresses with bare spaces, for which Markdown shows the brackets as text. Noticed when the text is parsed. */
export const linkSpace: Rule = {
  ...noticed,
  *check(context) {
    for (const finding of noticed.check(context)) yield { ...finding, fix: encodeSpaces(finding) };
  },
};

/** Only a range as wide as the address is the address. */
function encodeSpaces({ range, actual }: Finding): Fix | undefined {
  if (!range || actual === undefined || range.start.line !== range.end.line) return undefined;
  return range.end.column - range.start.column === actual.length ? { range, text: actual.trim().replaceAll(' ', '%20') } : undefined;
}
