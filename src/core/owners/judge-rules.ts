import type { Finding } from '../diagnostic.ts';
import { count, didYouMean, quote } from '../wording.ts';
import { Budget, budgets } from './budget.ts';
import type { CodeOwners, CodeRule, Verdict } from './codeowners.ts';
import { FileTree } from './file-tree.ts';
import type { OwnerDialect } from './ownership.ts';

/** What a rule is good for. */
interface Use {
  files: number;
  decides: number;
  /** Lines that decide in its place, the first few. */
  others: Set<number>;
}

/** A repository's files, from its top, and how its host reads CODEOWNERS. */
export interface JudgedRepository {
  paths: readonly string[];
  dialect: OwnerDialect;
}

/**
 * Rules that are of no use: those that match no file, and those whose files are all taken by later rules. A file with too many rules
 * for that isn't judged.
 */
export function judgeRules({ rules, weigh, replaced }: CodeOwners, { paths, dialect }: JudgedRepository): Finding[] {
  const budget = new Budget(budgets.judge);
  const uses = new Map(rules.map((rule): [CodeRule, Use] => [rule, { files: 0, decides: 0, others: new Set() }]));
  for (const path of paths) {
    for (const verdict of weigh(path, budget)) addUses(uses, verdict);
    if (budget.isSpent) return [];
  }
  const seesHidden = paths.some((path) => path.startsWith('.'));
  const dead: CodeRule[] = [];
  const findings = rules.flatMap((rule): Finding[] => {
    const use = uses.get(rule);
    const repeated = replaced.get(rule);
    if (repeated !== undefined) return [explainRepeated(rule, repeated)];
    if (use && use.files > 0) return use.decides > 0 ? [] : [explainShadowed(rule, use)];
    // Outside of git, hidden folders aren't listed.
    if (seesHidden || !/^[/!]*\./.test(rule.pattern)) dead.push(rule);
    return [];
  });
  return [...findings, ...explainAllDead(dead, new FileTree(paths), dialect)];
}

function addUses(uses: ReadonlyMap<CodeRule, Use>, { matching, deciding }: Verdict): void {
  const deciders = new Set(deciding);
  for (const rule of matching) {
    const use = uses.get(rule);
    if (!use) continue;
    use.files++;
    if (deciders.has(rule)) use.decides++;
    else
      for (const { line } of deciding) {
        if (use.others.size >= maxNamed) break;
        use.others.add(line);
      }
  }
}

const maxNamed = 3;

function explainRepeated({ pattern, file, range }: CodeRule, final: CodeRule): Finding {
  const what = pattern === final.pattern ? 'The same pattern is' : `${quote(final.pattern)}, which matches the same files, is`;
  const message = `${what} on line ${final.line}, which counts.`;
  return { rule: 'owner/shadowed-rule', message, hint: 'Write all owners of a pattern on one line.', file, range, actual: pattern };
}

function explainShadowed({ pattern, file, range }: CodeRule, { files, others }: Use): Finding {
  const lines = [...others].sort((a, b) => a - b);
  const where =
    lines.length === 0 ? 'others' : `${lines.length === maxNamed ? 'among them those on lines' : 'on line'} ${lines.join(', ')}`;
  const message = `Other rules, ${where}, decide about ${files === 1 ? 'the only file' : `each of the ${files} files`} that the pattern matches.`;
  return {
    rule: 'owner/shadowed-rule',
    message,
    hint: 'The last rule that matches counts: put general rules first.',
    file,
    range,
    actual: pattern,
  };
}

/** Patterns that match nothing, one finding for many that name files of the same folder: generated files have hundreds of them. */
function explainAllDead(dead: readonly CodeRule[], tree: FileTree, dialect: OwnerDialect): Finding[] {
  const groups = Map.groupBy(dead, ({ pattern }) => (isPlain(pattern) ? tree.findDeadEnd(toPath(pattern)) : undefined));
  return [...groups].flatMap(([folder, rules]): Finding[] => {
    const [first] = rules;
    const isGroup = first && folder !== undefined && rules.length > (tree.hasFolder(folder) ? 5 : 1);
    return isGroup ? [explainFolder(folder, first, rules.length, tree)] : rules.map((rule) => explainDead(rule, tree, dialect));
  });
}

/** Whether a pattern is a path without wildcards that starts at the top. */
function isPlain(pattern: string): boolean {
  return !/[*?[]/.test(pattern) && /.\/./.test(pattern) && pattern.length < 1000;
}

function toPath(pattern: string): string {
  return pattern.replaceAll('\\ ', ' ').replace(/^!?\/?|\/$/g, '');
}

function explainFolder(folder: string, { file, range, pattern }: CodeRule, rules: number, tree: FileTree): Finding {
  const place = { rule: 'owner/dead-pattern', file, range, actual: pattern } as const;
  const hint = 'Remove the rules, or correct their paths.';
  if (tree.hasFolder(folder)) {
    return { ...place, message: `${rules} patterns from here on name files that the folder ${quote(folder)} doesn’t hold.`, hint };
  }
  const expected = tree.findSimilar(folder);
  const message = `There is no folder ${quote(folder)}, which ${rules} patterns from here on name.`;
  return { ...place, message, hint: didYouMean(expected) ?? hint, expected };
}

function explainDead({ pattern, owners, file, range }: CodeRule, tree: FileTree, dialect: OwnerDialect): Finding {
  const path = toPath(pattern);
  const place = { file, range, actual: pattern };
  if (dialect === 'gitlab' && tree.hasFolder(path) && !pattern.endsWith('/')) {
    const expected = [`${pattern}/`];
    const message = `The pattern matches the folder ${quote(path)} and none of its files.`;
    return {
      rule: 'owner/pattern',
      message,
      hint: `For everything in the folder, GitLab wants ${quote(expected[0] ?? '')}.`,
      ...place,
      expected,
    };
  }
  const message = `The pattern ${quote(pattern)} matches no file of the repository.`;
  if (pattern.startsWith('@') && owners.length === 0) {
    return { rule: 'owner/dead-pattern', message, hint: `A line starts with a pattern: ${quote(`* ${pattern}`)}.`, ...place };
  }
  const expected = /[*?[]/.test(path) ? [] : tree.findSimilar(pattern.replace(/^!/, ''));
  return { rule: 'owner/dead-pattern', message, hint: didYouMean(expected) ?? 'Remove it, or correct the path.', ...place, expected };
}

/** A file with thousands of faults gets the first of each rule, and one that counts the rest. */
export function limitFindings(findings: readonly Finding[], most = 100): Finding[] {
  const groups = Map.groupBy(findings, ({ rule, file }) => `${rule}\0${file}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || group.length <= most) return group;
    const rest = group.length - most;
    return [
      ...group.slice(0, most),
      { rule: first.rule, message: `The file has ${count(rest, 'more line')} of this kind.`, file: first.file },
    ];
  });
}
