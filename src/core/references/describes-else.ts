/** Words in paths of pages that tell what was: nobody rewrites them when it changes. */
const past =
  /(?:^|[/._-])(?:change-?logs?|changes|history|releases?|release-?notes|news|blog|posts|adrs?|decisions?|decision-?records?|rfcs?|proposals?|archived?|deprecated|legacy|old|post-?mortems?|incidents?|retrospectives?|migrat(?:ions?|ing|e)|upgrad(?:es?|ing)|breaking-?changes|milestones?|meetings?|designs?(?=\/)|minutes|v?\d[\w.]*[-_](?:to|vs)[-_]v?\d[\w.]*|differences?|\d{4}-\d{2}(?:-\d{2})?)(?=[/._-]|$)/i;

/** Folders of other people's pages. */
const foreign = /(?:^|\/)(?:vendor|node_modules|third[-_]party)\//i;

/** Whether a page doesn't speak of this repository as it is, as its path says: release notes, decisions, minutes; others' pages. */
export function describesElse(path: string): boolean {
  return past.test(path) || foreign.test(path);
}
