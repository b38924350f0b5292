/** Words in paths of pages that tell what was: nobody rewrites them when it changes. */
const past =
  /(?:^|[/._-])(?:change-?logs?|changes|history|releases?|release-?notes|news|blog|posts|adrs?|decisions?|decision-?records?|rfcs?|proposals?|archived?|deprecated|legacy|old|post-?mortems?|incidents?|retrospectives?|migrat(?:ions?|ing|e)|upgrad(?:es?|ing)|breaking-?changes|meetings?|minutes|\d{4}-\d{2}(?:-\d{2})?)(?=[/._-]|$)/i;

/** Whether a page describes the past, as its path says: release notes, decisions, minutes. */
export function describesPast(path: string): boolean {
  return past.test(path);
}
