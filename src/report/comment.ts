/**
 * The comment on a pull request, made of reports as data. The functions of this file import nothing and know each other by name alone,
 * because the workflow that comments holds their text: it has no Waymark at hand, and takes reports for what a stranger may have
 * written. Nothing of a report reaches the comment but numbers, and short texts inside code spans, where Markdown means nothing and
 * nobody is mentioned.
 */

/** What a comment is made of. Reports are what `check` and `freshness` print with `--format json`; anything may be missing or odd. */
export interface CommentData {
  check?: unknown;
  freshness?: unknown;
  /** Address of the host's comparison of two commits. */
  compare?: ((from: string, to: string) => string | undefined) | undefined;
  /** Owners that want to be notified: they are named in plain text, all others in code. */
  mention?: readonly string[] | undefined;
}

/** One line of the comment. */
interface Item {
  grave: boolean;
  text: string;
}

/** The whole comment: a line that says it all, at most six more, and the rest folded. One line when there is nothing to say. */
export function writeComment({ check, freshness, compare, mention = [] }: CommentData): string {
  const faults = listFaults(check);
  const pages = listConcerns(freshness, compare ?? (() => undefined), mention);
  const grave = faults.filter((fault) => fault.grave);
  const rest = faults.filter((fault) => !fault.grave);
  const items = [...grave, ...pages, ...rest, ...listReleases(check)].map(({ text }) => `- ${text}`);
  const head = `<!-- waymark -->\nWaymark: ${summarizeChange(check, freshness)}`;
  if (items.length === 0) return head;
  const shown = items.slice(0, 6);
  // Nobody reads more than sixty, and GitHub takes 65,536 characters.
  let room = 50_000 - shown.join('').length;
  const end = items.findIndex((item, index) => index === 60 || (index >= 6 && (room -= item.length + 1) < 0));
  const folded = items.slice(6, end < 0 ? items.length : end);
  const left = items.length - shown.length - folded.length;
  const more = left > 0 ? [`- ${left} more are in the log of the check.`] : [];
  const fold =
    folded.length === 0
      ? []
      : ['', `<details><summary>${items.length - shown.length} more</summary>`, '', ...folded, ...more, '', '</details>'];
  return [head, '', ...shown, ...fold].join('\n');
}

/** The first line: what the change does, in numbers. */
function summarizeChange(check: unknown, freshness: unknown): string {
  const faults = list(field(check, 'diagnostics'));
  const change = field(freshness, 'change');
  const has = (severity: string): number => faults.filter((fault) => field(fault, 'severity') === severity).length;
  const clauses = [
    has('error') + has('warning') > 0 ? `adds ${plural(has('error'), 'error')} and ${plural(has('warning'), 'warning')}` : '',
    clause(list(field(change, 'contradicted')).length, 'removes what', 'names', 'name'),
    clause(list(field(change, 'touched')).length, 'touches code that', 'describes', 'describe'),
    clause(list(field(change, 'overdue')).length, 'edits', 'whose review was overdue', 'whose review was overdue'),
  ].filter((text) => text !== '');
  if (clauses.length > 0) return `this change ${clauses.join(', ').replace(/, (?=[^,]*$)/, clauses.length > 2 ? ', and ' : ' and ')}.`;
  const nothing = [check === undefined ? '' : 'makes nothing worse', change === undefined ? '' : 'touches nothing that a page describes'];
  return `this change ${nothing.filter((text) => text !== '').join(', and ') || 'was not looked at'}.`;
}

/** “touches code that 2 pages describe”; empty for no page. */
function clause(number: number, before: string, singular: string, many: string): string {
  return number === 0 ? '' : `${before} ${plural(number, 'page')} ${number === 1 ? singular : many}`;
}

/** Errors and warnings of `check`. */
function listFaults(check: unknown): Item[] {
  return list(field(check, 'diagnostics')).flatMap((fault) => {
    const severity = field(fault, 'severity');
    if (severity !== 'error' && severity !== 'warning') return [];
    const place = code(field(fault, 'file'), field(field(field(fault, 'range'), 'start'), 'line'));
    return [
      { grave: severity === 'error', text: `${severity} in ${place}: ${code(field(fault, 'message'))} (${code(field(fault, 'rule'))})` },
    ];
  });
}

/** Pages that the change concerns. Says nothing about time, but of pages that it edits. */
function listConcerns(freshness: unknown, compare: (from: string, to: string) => string | undefined, mention: readonly string[]): Item[] {
  const change = field(freshness, 'change');
  const pages = new Map(list(field(freshness, 'pages')).map((page) => [field(page, 'path'), page]));
  const whose = (path: unknown): string => {
    const owners = list(field(pages.get(path), 'owner')).slice(0, 3);
    return owners.length === 0 ? '' : ` (${owners.map((owner) => nameOwner(owner, mention)).join(', ')})`;
  };
  const contradicted = list(field(change, 'contradicted')).map((entry) => {
    const [first] = list(field(entry, 'contradictions'));
    const place = code(field(entry, 'path'), field(field(field(first, 'range'), 'start'), 'line'));
    const names = list(field(entry, 'contradictions')).map((gone) => code(field(gone, 'text')));
    return { grave: false, text: `${place} names ${nameSome(names)}, which this change removes${whose(field(entry, 'path'))}` };
  });
  const touched = list(field(change, 'touched')).map((entry) => {
    const path = field(entry, 'path');
    const files = list(field(entry, 'changes')).map((file) => code(field(file, 'path'), field(file, 'line')));
    const since = field(field(pages.get(path), 'base'), 'commit');
    const head = field(freshness, 'head');
    const url = typeof since === 'string' && typeof head === 'string' ? compare(since, head) : undefined;
    const link = url === undefined ? '' : `, [all changes since it was last looked at](<${url}>)`;
    return { grave: false, text: `${code(path)} describes ${nameSome(files)}${whose(path)}${link}` };
  });
  const overdue = list(field(change, 'overdue')).map((path) => {
    return { grave: false, text: `${code(path)} was overdue for a review: does the rest of it still hold?${whose(path)}` };
  });
  return [...contradicted, ...touched, ...overdue];
}

/** What the next releases of pathways would be: said, and no fault. */
function listReleases(check: unknown): Item[] {
  const words: [string, string][] = [
    ['changed', 'changed'],
    ['added', 'added'],
    ['replaced', 'replaced'],
    ['removed', 'removed'],
    ['required', 'made required'],
    ['relaxed', 'relaxed'],
    ['moved', 'moved'],
  ];
  return list(field(check, 'pathways')).map((pathway) => {
    const counts = words.flatMap(([name, word]) => {
      const number = field(field(pathway, 'units'), name);
      return typeof number === 'number' && number > 0 ? [`${plural(number, 'unit')} ${word}`] : [];
    });
    const other = field(pathway, 'other');
    if (typeof other === 'number' && other > 0) counts.push(plural(other, 'other change'));
    const what = counts.length === 0 ? '' : `: ${counts.join(', ')}`;
    return { grave: false, text: `the next version of ${code(field(pathway, 'id'))} is ${code(field(pathway, 'next'))}${what}` };
  });
}

/** An owner in code, or as a mention where that is wanted and it can be nothing else. */
function nameOwner(owner: unknown, mention: readonly string[]): string {
  const isWanted = typeof owner === 'string' && mention.includes(owner) && /^@[\w-]+(?:\/[\w.-]+)?$/.test(owner);
  return isWanted ? owner : code(owner);
}

/** At most three names. */
function nameSome(names: readonly string[]): string {
  const left = names.length - 3;
  return `${names.slice(0, 3).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/**
 * Text as code on one line, clipped, with a line number behind it: the fence is longer than any run of backticks in it. What nobody
 * would see is left out, and what logs would obey (`##[error]`) is taken apart.
 */
function code(value: unknown, line?: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const plain = text
    .slice(0, 800)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replace(/##(?=\w*\[)/g, '# #')
    .trim();
  const clipped = [...plain].length > 120 ? `${[...plain].slice(0, 119).join('')}…` : plain;
  const shown = `${clipped}${Number.isSafeInteger(line) ? `:${String(line)}` : ''}`;
  const fence = '`'.repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const space = shown === '' || shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** “1 error”, “2 errors”. */
function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A field of something that may be anything. */
function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

/** A list of objects and texts, whatever it was. */
function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value.filter((item) => item !== null && item !== undefined) : [];
}

/** The functions above as JavaScript, for the workflow. */
export function commentSource(): string {
  const functions = [
    writeComment,
    summarizeChange,
    clause,
    listFaults,
    listConcerns,
    listReleases,
    nameOwner,
    nameSome,
    code,
    plural,
    field,
    list,
  ];
  return functions.map(String).join('\n\n');
}
