import type { Contact } from '../core/owners/owners-config.ts';
import type { Ownership, OwnerRule, OwnerSource } from '../core/owners/ownership.ts';
import { isUndecided, type BrokenRule, type Explanation, type LostReason, type LostRule } from '../core/owners/owners.ts';
import { count } from '../core/wording.ts';
import type { ReportOptions } from './report.ts';
import { showText } from './visible-text.ts';

/** A path with who answers for it. */
export interface OwnedPath {
  path: string;
  explanation: Explanation;
}

type Style = NonNullable<ReportOptions['style']>;

/** All that is known of one path: the owner, the line that says so, how to reach the owner, and why nobody else. */
export function explainOwnership(
  { path, explanation: { ownership, lost, moreLost, broken } }: OwnedPath,
  { contacts, style = plain }: { contacts: Readonly<Record<string, Contact>>; style?: ReportOptions['style'] },
): string {
  const lines = [
    style('file', showText(path)),
    describeState(ownership, style),
    ...ownership.rules.map((rule) => `  ${describeRule(rule, style)}${describeSource(ownership.source)}`),
    ...ownership.owners.flatMap((owner) => describeContact(owner, Object.hasOwn(contacts, owner) ? contacts[owner] : undefined)),
    ...block(
      'Why not another',
      lost.map((rule) => describeLost(rule, style)),
      moreLost,
    ),
    ...block(
      'Broken, and perhaps meant for this path',
      broken.map((rule) => describeBroken(rule, style)),
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function describeState(ownership: Ownership, style: Style): string {
  const { state, owners } = ownership;
  if (isUndecided(ownership)) return style('warning', 'left open: there are too many patterns to try them all');
  switch (state) {
    case 'owned':
      return `owned by ${style('good', owners.map(showText).join(' '))}`;
    case 'unowned':
      return style('warning', 'owned by nobody: a rule says so');
    case 'unresolved':
      return style('warning', 'owned by nobody: the rule that speaks of it is broken');
    case 'unmatched':
      return style('warning', 'owned by nobody: no rule speaks of it');
  }
}

function describeRule({ file, line, pattern, section }: OwnerRule, style: Style): string {
  const place = style('quiet', `${showText(file)}:${line}`);
  return `${place}  ${clip(pattern)}${section === undefined ? '' : ` in [${clip(section)}]`}`;
}

/** A pattern of a megabyte explains nothing. */
function clip(text: string): string {
  const shown = showText(text);
  return shown.length > 200 ? `${shown.slice(0, 199)}…` : shown;
}

const sources: Record<OwnerSource, string> = {
  page: '  (the page itself)',
  sidecar: '  (the sidecar)',
  codeowners: '',
  source: '  (the source of the page)',
  fallback: '  (the fallback)',
};

function describeSource(source: OwnerSource | undefined): string {
  return source === undefined ? '' : sources[source];
}

function describeContact(owner: string, contact: Contact | undefined): string[] {
  if (!contact) return [];
  const { name, slack, email, pager, url } = contact;
  const ways = [name, slack && `Slack ${slack}`, email, pager && `pager ${pager}`, url].filter((way) => way !== undefined);
  return ways.length === 0 ? [] : [`  reach ${showText(owner)}: ${ways.map(showText).join(', ')}`];
}

const reasons: Record<LostReason, string> = {
  later: 'a later rule matches too',
  excluded: 'its section excludes the path',
  inherited: 'may approve too; a nearer file decides',
  outranked: 'counts less',
};

function describeLost(rule: LostRule, style: Style): string {
  const owners = rule.owners.length === 0 ? 'nobody' : rule.owners.map(showText).join(' ');
  return `${describeRule(rule, style)}  ${owners}: ${reasons[rule.reason]}`;
}

function describeBroken(rule: BrokenRule, style: Style): string {
  return `${describeRule(rule, style)}  ${showText(rule.message)}`;
}

function block(title: string, lines: readonly string[], unlisted = 0): string[] {
  const rest = Math.max(0, lines.length - mostLines) + unlisted;
  const more = rest > 0 ? [`… and ${rest} more`] : [];
  return lines.length === 0 ? [] : ['', title, ...[...lines.slice(0, mostLines), ...more].map((line) => `  ${line}`)];
}

const mostLines = 20;

/** Paths with owners and the line that decides, one a line. */
export function listOwnership(paths: readonly OwnedPath[], style: ReportOptions['style'] = plain): string {
  const rows = paths.map(({ path, explanation: { ownership } }) => ({
    path: showText(path),
    owners: ownership.owners.length === 0 ? `(${ownership.state})` : ownership.owners.map(showText).join(' '),
    rule: ownership.rules.map((rule) => describeRule(rule, style)).join(', '),
  }));
  const width = (field: 'path' | 'owners', most: number): number => Math.min(most, Math.max(0, ...rows.map((row) => row[field].length)));
  const [pathWidth, ownerWidth] = [width('path', 80), width('owners', 60)];
  return rows.map(({ path, owners, rule }) => `${path.padEnd(pathWidth)}  ${owners.padEnd(ownerWidth)}  ${rule}`.trimEnd() + '\n').join('');
}

/** How many of the paths each owner has, most first. */
export function summarizeOwners(paths: readonly OwnedPath[], noun: string): string {
  const counts = new Map<string, number>();
  const add = (owner: string): void => {
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  };
  let unowned = 0;
  for (const { explanation } of paths) {
    const { owners } = explanation.ownership;
    if (owners.length === 0) unowned++;
    for (const owner of owners) add(owner);
  }
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const lines = sorted.map(([owner, number]) => `${showText(owner)}: ${count(number, noun)}`);
  return [...lines, ...(unowned > 0 ? [`nobody: ${count(unowned, noun)}`] : [])].map((line) => `${line}\n`).join('');
}

function plain(_role: string, text: string): string {
  return text;
}
