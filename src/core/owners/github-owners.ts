import type { Finding } from '../diagnostic.ts';
import { quote } from '../wording.ts';
import { Budget, budgets } from './budget.ts';
import { answerOnce, listRules, toOwnerRule, type BrokenLine, type CodeOwners, type CodeRule } from './codeowners.ts';
import { compileGithubPattern } from './github-pattern.ts';
import { compileGitlabPattern } from './gitlab-pattern.ts';
import { readLines, splitLine, type Line, type Word } from './owner-lines.ts';
import type { Ownership } from './ownership.ts';
import { explainNothing, isUndecided, unmatched, type Explanation } from './owners.ts';
import { RuleIndex } from './rule-index.ts';

/**
 * CODEOWNERS as GitHub reads it (docs.github.com, “About code owners”): the last rule that matches decides, one without owners says that
 * nobody does, and a line that GitHub can't read is skipped. `file` is the path for answers and findings.
 */
export function parseGithubOwners(text: string, file: string): CodeOwners {
  const rules: CodeRule[] = [];
  const broken: BrokenLine[] = [];
  const findings: Finding[] = [];
  for (const line of readLines(text)) {
    const { rule, faults } = readRule(line, file);
    findings.push(...faults.map(({ finding }) => finding));
    const fault = faults.find(({ breaks }) => breaks);
    if (fault) broken.push({ ...rule, patterns: guessPatterns(rule.pattern), message: fault.finding.message });
    else rules.push(rule);
  }
  const indexes = { index: new RuleIndex(rules), brokenIndex: new RuleIndex(broken) };
  const budget = new Budget(budgets.decide);
  const ownershipOf = answerOnce((path) => decide(path, indexes, budget), budget);
  const explaining = new Budget(budgets.explain);
  return {
    rules,
    findings,
    replaced: indexes.index.replaced,
    ownershipOf,
    explain: (path) => explain(path, ownershipOf(path), indexes, explaining),
    weigh: (path, judging) => {
      const matching = [...indexes.index.all(path, judging)].map(({ rule }) => rule);
      return [{ matching, deciding: matching.slice(0, 1) }];
    },
  };
}

interface Indexes {
  index: RuleIndex<CodeRule>;
  brokenIndex: RuleIndex<BrokenLine>;
}

/** The first rule that matches from the end of the file on; where there is none, the broken lines that come last. */
function decide(path: string, { index, brokenIndex }: Indexes, budget: Budget): Ownership {
  for (const { rule } of index.all(path, budget)) {
    return { state: rule.owners.length > 0 ? 'owned' : 'unowned', owners: rule.owners, source: 'codeowners', rules: [toOwnerRule(rule)] };
  }
  const broken: BrokenLine[] = [];
  for (const { rule } of brokenIndex.all(path, budget)) if (broken.push(rule) === maxBroken) break;
  if (broken.length === 0) return unmatched();
  return { state: 'unresolved', owners: [], source: 'codeowners', rules: broken.reverse().map(toOwnerRule) };
}

/** Most broken lines that an answer names. */
const maxBroken = 10;

function explain(path: string, ownership: Ownership, { index, brokenIndex }: Indexes, budget: Budget): Explanation {
  if (isUndecided(ownership)) return explainNothing(ownership);
  budget.startPath();
  const line = ownership.state === 'unresolved' ? undefined : ownership.rules[0]?.line;
  const lost = listRules(index.all(path, budget), { isListed: (rule) => rule.line !== line });
  const broken = listRules(brokenIndex.all(path, budget)).rules.sort((a, b) => a.line - b.line);
  return {
    ownership,
    lost: lost.rules.sort((a, b) => b.line - a.line).map((rule) => ({ ...toOwnerRule(rule), owners: rule.owners, reason: 'later' })),
    moreLost: lost.more,
    broken: broken.map((line) => ({ ...toOwnerRule(line), message: line.message })),
  };
}

interface Fault {
  finding: Finding;
  /** Whether GitHub skips the line for it. */
  breaks: boolean;
}

function readRule(line: Line, file: string): { rule: CodeRule; faults: Fault[] } {
  const { pattern, words } = splitLine(line);
  const comment = words.findIndex(({ text }) => text.startsWith('#'));
  const owners = comment < 0 ? words : words.slice(0, comment);
  const rule: CodeRule = {
    file,
    line: line.number,
    pattern: pattern.text,
    owners: [...new Set(owners.filter(({ text }) => isOwner(text)).map(({ text }) => text))],
    patterns: [compileGithubPattern(pattern.text)],
    range: pattern.range,
    excludes: false,
  };
  const fault = findPatternFault(pattern);
  if (fault) return { rule, faults: [{ finding: { rule: 'owner/pattern', file, ...fault }, breaks: true }] };
  const bad = owners.filter(({ text }) => !isOwner(text));
  // One finding a line: the first fault is enough for GitHub to skip it.
  const first = bad.find(({ text }) => !isGlued(text)) ?? bad[0];
  if (!first) return { rule, faults: [] };
  return { rule, faults: [{ finding: explainOwner(first, file), breaks: !isGlued(first.text) }] };
}

type PatternFault = Pick<Finding, 'message' | 'hint' | 'range' | 'actual'>;

/** What GitHub’s documentation says of `.gitignore` syntax that doesn't work; of brackets its error says that a backslash makes them plain. */
function findPatternFault({ text, range }: Word): PatternFault | undefined {
  const place = { range, actual: text };
  if (text.startsWith('!')) {
    const message = 'GitHub has no patterns with `!`; it skips the line.';
    return { message, hint: 'To leave files without owner, write their pattern with no owner behind it.', ...place };
  }
  if (text.startsWith('\\#'))
    return { message: 'GitHub has no patterns that start with `#`, escaped or not; it skips the line.', ...place };
  if (/^(?:[^\\[\]]|\\[^])*[[\]]/.test(text.slice(0, maxLook))) {
    const message = 'GitHub has no sets of characters in brackets; it skips the line.';
    return { message, hint: 'Write a backslash before brackets that are part of a name.', ...place };
  }
  if (text === '/') return { message: 'GitHub finds nothing at `/`; it skips the line.', hint: 'Write `*` for everything.', ...place };
  return undefined;
}

/** No path is longer: what stands behind it changes nothing. */
const maxLook = 8192;

/** Longest mail address (RFC 3696, erratum 1690: 254; 320 was said before). Names are shorter. */
const maxOwnerLength = 320;

/** Names of users may hold `_` where an enterprise manages them. */
function isOwner(text: string): boolean {
  if (text.length > maxOwnerLength) return false;
  return /^@[a-z\d][\w-]*(?:\/[\w.-]+)?$/i.test(text) || /^[^\s@,;:<>()[\]"]+@[^\s@,;:<>()[\]"/]+\.[a-z\d-]+$/i.test(text);
}

/** Two owners without a blank between them: GitHub takes it for one that doesn't exist, and keeps the line. */
function isGlued(text: string): boolean {
  return /^@[\w/-]+@[\w/-]+$/.test(text.slice(0, maxOwnerLength));
}

function explainOwner({ text, range }: Word, file: string): Finding {
  const finding = { rule: 'owner/invalid-owner', file, range, actual: text } as const;
  if (isGlued(text)) {
    const message = `${quote(text)} is two owners without a space between them; GitHub knows nobody of that name.`;
    return { ...finding, message, hint: 'Divide owners by spaces.' };
  }
  const trimmed = text.length > maxOwnerLength ? text : text.replace(/^[,;]+|[,;]+$/g, '');
  if (trimmed !== text && (isOwner(trimmed) || trimmed === '')) {
    const message = `${quote(text)} isn’t an owner because of the comma; GitHub skips the line.`;
    return { ...finding, message, hint: 'Divide owners by spaces.', ...(trimmed === '' ? {} : { expected: [trimmed] }) };
  }
  const message = `${quote(text)} isn’t an owner; GitHub skips the line.`;
  return {
    ...finding,
    message,
    hint: 'Owners are `@user`, `@organisation/team` or a mail address; a blank in a pattern is written `\\ `.',
  };
}

/** What the writer of a broken line may have meant: no `!`, brackets as they stand or as sets. */
function guessPatterns(pattern: string): CodeRule['patterns'] {
  const bare = pattern.replace(/^!|^\\(?=#)/, '');
  const plain = compileGithubPattern(bare);
  if (!bare.includes('[')) return [plain];
  const withSets = compileGitlabPattern(bare.startsWith('/') || !/\/./.test(bare) ? bare : `/${bare}`);
  return [plain, { ...withSets, open: true }];
}
