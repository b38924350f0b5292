/**
 * The comment on a pull request, made of a report as data. The functions of this file import nothing and know each other by name alone,
 * because the workflow that comments holds their text: it has no Waymark at hand, and takes the report for what a stranger may have
 * written. Nothing of a report reaches the comment but numbers, and texts in code or escaped as prose: no structure, no link, no image,
 * nobody mentioned.
 */

/** What a comment is made of. */
export interface CommentData {
  /** What `waymark report --format json` prints; anything may be missing or odd. */
  report?: unknown;
  /** Address of the host's comparison of two commits. */
  compare?: ((from: string, to: string) => string | undefined) | undefined;
}

/** A report as far as the comment needs it, with an empty value for everything that is missing or of another type. */
type Told = ReturnType<typeof reportShape>;
type ToldPage = Told['pages'][number];
type ToldBlock = ToldPage['blocks'][number];
type ToldPart = ToldBlock['parts'][number];

/** As much of a report as its first line needs. */
export interface Summarized {
  pages: readonly { change: string }[];
  diagnostics: readonly { severity: string }[];
  contradicted: readonly unknown[];
  touched: readonly unknown[];
  pathways: readonly { id: string; current: string | null; next: string | null; quiet: boolean }[];
  owners: readonly { owner: string }[];
}

/** The shape that any report is pressed into; a list has the shape of its only entry. Whatever is added here comes from a stranger. */
export function reportShape() {
  const owners = [''];
  const entry = { path: '', title: '', owners };
  const blocks = [{ kind: '', change: '', parts: [{ text: '', change: '' }] }];
  const facts = { owners, pathways: [''], fields: [{ name: '', from: '', to: '' }], links: { added: [''], removed: [''] } };
  const page = {
    change: '',
    path: '',
    from: '',
    id: '',
    formerId: '',
    title: '',
    leadsOn: false,
    reads: '',
    ...facts,
    words: { added: 0, removed: 0 },
  };
  return {
    since: { ref: '' },
    head: '',
    pages: [{ ...page, blocks }],
    diagnostics: [{ rule: '', severity: '', message: '', file: '', range: { start: { line: 0 } }, elsewhere: false }],
    contradicted: [{ ...entry, contradictions: [{ text: '', line: 0, movedTo: '' }] }],
    touched: [{ ...entry, since: '', changes: [{ path: '', line: 0 }] }],
    overdue: [entry],
    pathways: [{ id: '', current: '', next: '', bump: '', reason: '', quiet: false, touched: [''] }],
    owners: [{ owner: '', pages: [{ path: '', why: '' }] }],
    gaps: [''],
  };
}

/** A value of the given shape, whatever it was: what is missing or of another type is empty. The shape bounds how deep it goes. */
function press<Shape>(value: unknown, shape: Shape): Shape {
  const pressed = (): unknown => {
    if (typeof shape === 'string') return typeof value === 'string' ? value : '';
    if (typeof shape === 'number') return Number.isSafeInteger(value) ? value : 0;
    if (typeof shape === 'boolean') return value === true;
    if (Array.isArray(shape)) return Array.isArray(value) ? value.map((item: unknown) => press(item, shape[0] as unknown)) : [];
    const known = typeof value === 'object' && value !== null ? value : {};
    const fieldOf = (name: string): unknown => (Object.hasOwn(known, name) ? (known as Record<string, unknown>)[name] : undefined);
    return Object.fromEntries(Object.entries(shape as object).map(([name, inner]) => [name, press(fieldOf(name), inner as unknown)]));
  };
  return pressed() as Shape;
}

/** The whole comment: a line that says it all, the gravest faults, and the rest folded. One line when there is nothing to say. */
export function writeComment({ report, compare }: CommentData): string {
  const pressed = press(report, reportShape());
  const told = { ...pressed, pages: pressed.pages.filter(({ change }) => nameChange(change) !== undefined) };
  const head = `<!-- waymark -->\n**Waymark**: ${summarize(told, code)}.`;
  const faults = listFaults(told);
  const shown = faults.slice(0, 3).filter((fault) => fault.startsWith('- error'));
  const sections = [
    fold(plural(faults.length - shown.length, shown.length > 0 ? 'more fault' : 'new fault'), limit(faults.slice(shown.length), 60)),
    '',
    fold(
      `${plural(told.contradicted.length + told.touched.length + told.overdue.length, 'page')} to look at`,
      limit(listConcerns(told, compare), 60),
    ),
    fold(plural(told.pathways.length, 'pathway'), limit(told.pathways.map(describePathway), 30)),
    fold(`${plural(told.owners.length, 'owner')} to ask`, limit(listOwners(told), 30)),
    fold(
      'Not looked at',
      limit(
        told.gaps.map((gap) => `- ${prose(gap, 300)}`),
        10,
        3000,
      ),
    ),
  ];
  // GitHub takes 65,536 characters; what is left of 60,000 is for the pages.
  const room = 60_000 - [head, ...shown, ...sections].join('\n\n').length;
  sections[1] = fold(`What changes in ${plural(told.pages.length, 'page')}`, listPages(told.pages, room));
  return [head, shown.join('\n'), ...sections].filter((text) => text !== '').join('\n\n');
}

/** The first line: what the change does, in numbers and names. `quote` makes code of a name. */
export function summarize(told: Summarized, quote: (text: string) => string): string {
  const having = (change: string): number => told.pages.filter((page) => page.change === change).length;
  const faults = (severity: string): number => told.diagnostics.filter((fault) => fault.severity === severity).length;
  const counts = ['changed', 'added', 'moved', 'removed'].flatMap((change) =>
    having(change) > 0 ? [{ change, number: having(change) }] : [],
  );
  const pages = counts.map(({ change, number }, at) => `${at === 0 ? plural(number, 'page') : String(number)} ${change}`);
  if (having('details') > 0)
    pages.push(`details of ${pages.length === 0 ? plural(having('details'), 'page') : String(having('details'))} changed`);
  const raised = told.pathways.flatMap(({ id, current, next, quiet }) => (current && next && !quiet ? [{ id, next }] : []));
  const news = [
    faults('error') > 0 ? plural(faults('error'), 'new error') : '',
    faults('warning') > 0 ? plural(faults('warning'), 'new warning') : '',
    told.contradicted.length > 0
      ? `${plural(told.contradicted.length, 'page')} ${told.contradicted.length === 1 ? 'names' : 'name'} what is removed`
      : '',
    told.touched.length > 0
      ? `${plural(told.touched.length, 'page')} ${told.touched.length === 1 ? 'describes' : 'describe'} code that is touched`
      : '',
    nameSome(
      raised.map(({ id, next }) => `${quote(id)} becomes ${quote(next)}`),
      2,
    ),
  ].filter((text) => text !== '');
  if (pages.length === 0 && news.length === 0) return 'nothing changes for readers, and nothing gets worse';
  const ask =
    told.owners.length === 0
      ? ''
      : `ask ${nameSome(
          told.owners.map(({ owner }) => quote(owner)),
          2,
        )}`;
  return [pages.join(', '), news.join(', '), ask].filter((text) => text !== '').join('; ');
}

/** New errors and warnings, errors first. */
function listFaults({ diagnostics, since }: Told): string[] {
  const moved = diagnostics.filter(({ rule, severity }) => rule === 'page/moved' && severity !== 'info');
  const lines = (wanted: string): string[] =>
    diagnostics
      .filter(({ severity, rule }) => severity === wanted && rule !== 'page/moved')
      .map(({ rule, message, file, range, elsewhere }) => {
        return `- ${wanted} in ${code(file, range.start.line)}${elsewhere ? ', which this change doesn’t touch' : ''}: ${code(message)} (${code(rule)})`;
      });
  // Each is told with its page; one command mends them all. A ref that a shell would read otherwise is left to whoever runs it.
  const ref = /^\w[\w./@:+-]{0,99}$/.test(since.ref) ? since.ref : 'REF';
  const ids = `- ${plural(moved.length, 'page')} with another id than before: ${code(`waymark check --changed-since ${ref} --fix`)} writes the old ones down (${code('page/moved')})`;
  return [...lines('error'), ...lines('warning'), ...(moved.length > 0 ? [ids] : [])];
}

/** Pages that the change concerns without editing them, and those that it edits while nobody has reviewed them in time. */
function listConcerns({ head, contradicted, touched, overdue }: Told, compare: CommentData['compare']): string[] {
  const whose = (owners: readonly string[]): string => (owners.length === 0 ? '' : ` (${nameCodes(owners)})`);
  return [
    ...contradicted.map(({ path, owners, contradictions }) => {
      const names = contradictions.map(({ text, movedTo }) => (movedTo === '' ? code(text) : `${code(text)}, now ${code(movedTo)}`));
      return `- ${code(path, contradictions[0]?.line)} names ${nameSome(names, 3)}, which this change removes${whose(owners)}`;
    }),
    ...touched.map(({ path, owners, changes, since }) => {
      const url = since === '' || head === '' ? undefined : compare?.(since, head);
      const link = url === undefined ? '' : `, [all changes since it was last looked at](<${url}>)`;
      return `- ${code(path)} describes ${nameSome(
        changes.map((file) => code(file.path, file.line)),
        3,
      )}${whose(owners)}${link}`;
    }),
    ...overdue.map(({ path, owners }) => `- ${code(path)} was overdue for a review: does the rest of it still hold?${whose(owners)}`),
  ];
}

/** What the next release of a pathway is with this change. */
function describePathway({ id, current, next, bump, reason, quiet, touched }: Told['pathways'][number]): string {
  const units = touched.length === 0 ? '' : ` This change has a part in ${nameCodes(touched)}.`;
  if (current === '') return `- ${code(id)} has no release yet.${units}`;
  if (next === '') return `- ${code(id)} stays ${code(current)}: there is nothing to release.${units}`;
  if (quiet) return `- ${code(id)} would be ${code(next)} after ${code(current)}, with nothing that learners read about.${units}`;
  return `- ${code(id)} becomes ${code(next)} after ${code(current)}${bump === '' ? '' : `, ${code(bump)}`}${reason === '' ? '' : ` ${markWords([{ text: reason.slice(0, 400), change: '' }])}`}.${units}`;
}

/** Owners and why to ask; those of the same pages together. */
function listOwners({ owners }: Told): string[] {
  const words = new Map([
    ['edits', 'edited'],
    ['removes', 'removed'],
    ['breaks', 'with a link that breaks'],
    ['contradicts', 'that names what is removed'],
  ]);
  const together = new Map<string, string[]>();
  for (const { owner, pages } of owners) {
    const what = nameSome(
      pages.map(({ path, why }) => `${code(path)} (${words.get(why) ?? 'that describes touched code'})`),
      5,
    );
    together.set(what, [...(together.get(what) ?? []), code(owner)]);
  }
  return [...together].map(([what, names]) => `- ${nameSome(names, 8)}: ${what}`);
}

/** Pages with what changed in them, as many differences as there is room for; what is left out is said. */
function listPages(pages: readonly ToldPage[], room: number): string[] {
  const written: string[] = [];
  let left = room - 400;
  for (const page of pages) {
    const text = describePage(page, Math.min(left - 1000, 12_000));
    left -= text.length + 2;
    if (left < 0) break;
    written.push(text);
  }
  const cut = pages.length - written.length;
  return cut === 0 ? written : [...written, `- and ${plural(cut, 'page')} more: ${code('waymark report --format html')} shows all of it.`];
}

/** The word for what happened to a page; undefined for what no report says. The word in a report is never shown itself. */
function nameChange(change: string): string | undefined {
  const known = ['changed', 'added', 'moved', 'removed'].find((word) => word === change);
  return change === 'details' ? 'said elsewhere about' : known;
}

/** One page: a line, and folded below it what changed. */
function describePage({ change, path, from, title, words, ...page }: ToldPage, room: number): string {
  const size =
    words.added + words.removed === 0
      ? ''
      : change === 'added'
        ? `, ${plural(words.added, 'word')}`
        : `, +${String(words.added)} −${String(words.removed)} words`;
  const where = from === '' ? html(path) : `${html(from)} → ${html(path)}`;
  const name = `${nameChange(change) ?? ''} ${where}: ${prose(title, 100)}${change === 'removed' ? '' : size}`;
  const facts = listFacts({ change, path, from, title, words, ...page });
  const { passages, cut } = describeBlocks(change === 'added' || change === 'removed' ? [] : page.blocks, room - facts.join('\n').length);
  const rest = cut ? [`There is more: ${code('waymark report --format html')} shows all of it.`] : [];
  return fold(name, [...(facts.length === 0 ? [] : [facts.join('\n')]), ...passages, ...rest]) || `- ${name}`;
}

/** What is to be known of a page beside its text. */
function listFacts({ change, from, id, formerId, leadsOn, owners, pathways, fields, links, reads }: ToldPage): string[] {
  const isSame = reads === 'same' && change === 'changed' && fields.length + links.added.length + links.removed.length === 0;
  const ids =
    formerId === ''
      ? `its id stays ${code(id)}`
      : `its id was ${code(formerId)} and is ${code(id)}: the old one leads ${leadsOn ? 'on' : 'nowhere'}`;
  return [
    ...(from === '' && formerId === '' ? [] : [ids]),
    ...(isSame ? ['reads the same'] : reads === 'unknown' ? ['a text can’t be read'] : []),
    ...fields.map(
      ({ name, from: was, to }) => `${code(name)}: ${was === '' ? 'not set' : code(was)} → ${to === '' ? 'not set' : code(to)}`,
    ),
    ...(links.added.length > 0 && change !== 'added' ? [`leads to ${nameCodes(links.added)} now`] : []),
    ...(links.removed.length > 0 && change !== 'removed' ? [`no longer leads to ${nameCodes(links.removed)}`] : []),
    ...(pathways.length > 0 ? [`unit of ${nameCodes(pathways)}`] : []),
    ...(owners.length > 0 ? [`owned by ${nameCodes(owners)}`] : []),
  ].map((fact) => `- ${fact}`);
}

/** Blocks that changed, and the heading above each, as paragraphs and fences; as many as there is room for. */
function describeBlocks(blocks: readonly ToldBlock[], room: number): { passages: string[]; cut: boolean } {
  const before = new Map([
    ['item', '* '],
    ['alert', '> '],
  ]);
  const passages: string[] = [];
  let [heading, left]: [ToldBlock | undefined, number] = [undefined, room];
  for (const block of blocks) {
    if (block.kind === 'heading') heading = block;
    if (block.change === 'same') continue;
    const above = heading === undefined ? [] : [`<strong>${markWords(heading.parts)}</strong>`];
    const own = block.kind === 'code' ? fenceOf(block.parts) : `${before.get(block.kind) ?? ''}${markWords(block.parts)}`;
    const written = block.kind === 'heading' ? above : [...above, own];
    left -= written.join('\n\n').length + 2;
    if (left < 0) return { passages, cut: true };
    passages.push(...written);
    heading = undefined;
  }
  return { passages, cut: false };
}

/** Words with those that went struck out and those that came underlined, inline code as code; what is the same is shortened. */
function markWords(parts: readonly ToldPart[]): string {
  // Length of the run of backticks that code is within, in the text before and in the one after.
  const fences = { removed: 0, added: 0 };
  const written = parts.map(({ text, change }, at) => {
    const side = change === 'removed' ? 'removed' : 'added';
    const [tag, end] = change === 'removed' ? ['<del>', '</del>'] : change === 'added' ? ['<ins>', '</ins>'] : ['', ''];
    const pieces = (change === 'same' ? shorten(text, at > 0, at < parts.length - 1) : text).split(/(`+)/).map((piece, index) => {
      if (index % 2 === 0) return piece === '' ? '' : fences[side] > 0 ? html(piece) : prose(piece, 3000);
      if (fences[side] !== 0 && fences[side] !== piece.length) return html(piece);
      fences[side] = fences[side] === 0 ? piece.length : 0;
      return '';
    });
    if (change === 'same') fences.removed = fences.added;
    return `${tag}${pieces.join('').replaceAll('</code><code>', '')}${end}`;
  });
  return written.join('');
}

/** The ends of a long stretch that is the same, as far as they stand beside a change. */
function shorten(text: string, isAfter: boolean, isBefore: boolean): string {
  const kept = 90;
  if (text.length <= 3 * kept) return text;
  const start = isAfter ? text.slice(0, kept).replace(/\S*$/, '') : '';
  const end = isBefore ? text.slice(-kept).replace(/^\S*/, '') : '';
  // A backtick that is left out must not turn words into code, nor code into words.
  const isOdd = (text.slice(start.length, text.length - end.length).match(/`+/g) ?? []).length % 2 === 1;
  return `${start}…${isOdd ? '`' : ''}${end}`;
}

/** Lines of code as a difference, with what stands around it. */
function fenceOf(parts: readonly ToldPart[]): string {
  const lines = parts.flatMap(({ text, change }, at) => {
    const own = text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `${change === 'added' ? '+' : change === 'removed' ? '-' : ' '}${plain(line, 300)}`)
      // GitHub obeys `::name::` at the start of a line of a log, with or without spaces before it (actions/runner, ActionCommand.cs).
      .map((line) => line.replace(/^ *:(?=:)/, (start) => `${start.slice(0, -1)}\\u{3a}`));
    if (change !== 'same' || own.length <= 6) return own;
    return [...(at > 0 ? own.slice(0, 2) : []), '@@', ...(at < parts.length - 1 ? own.slice(-2) : [])];
  });
  const left = lines.length - 60;
  const shown = [...lines.slice(0, 60), ...(left > 0 ? [`@@ ${plural(left, 'more line')}`] : [])].join('\n');
  const fence = '`'.repeat(Math.max(2, ...(shown.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return `${fence}diff\n${shown}\n${fence}`;
}

/** Lines below a summary that is Markdown already; nothing when there are none. */
function fold(summary: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const isList = lines.every((line) => line.startsWith('- ') && !line.includes('\n'));
  return `<details><summary>${summary}</summary>\n\n${lines.join(isList ? '\n' : '\n\n')}\n\n</details>`;
}

/** As many lines as somebody reads, and a share of the whole has room for; how many more there are is said. */
function limit(lines: readonly string[], most: number, room = 9000): string[] {
  let left = room;
  const end = lines.findIndex((line, at) => at === most || (left -= line.length + 1) < 0);
  if (end < 0) return [...lines];
  return [...lines.slice(0, end), `- and ${String(lines.length - end)} more: ${code('waymark report --format html')} lists them.`];
}

/** Some names, and how many more there are. */
function nameSome(names: readonly string[], most: number): string {
  const left = names.length - most;
  return `${names.slice(0, most).join(', ')}${left > 0 ? ` and ${String(left)} more` : ''}`;
}

/** Some texts as code, and how many more there are. */
function nameCodes(texts: readonly string[]): string {
  return nameSome(
    texts.map((text) => code(text)),
    5,
  );
}

/** Text on one line, clipped, with what nobody would see made visible, and nothing that logs would obey (`##[error]`). */
function plain(text: string, length: number): string {
  const line = text
    .slice(0, length * 2)
    .replace(/[\s\p{Z}]/gu, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(/##(?=\w*\[)/g, '# #');
  return line.length > length || text.length > length * 2 ? `${line.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…` : line;
}

/** Text as code, with a line number behind it: the fence is longer than any run of backticks in it. */
function code(value: string, line?: number): string {
  const text = plain(value.replace(/\s+/g, ' ').trim(), 120);
  const shown = `${text}${line !== undefined && line > 0 ? `:${String(line)}` : ''}`;
  const fence = '`'.repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const space = shown === '' || /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** Text as code where Markdown isn't read, or is within other elements. */
function html(value: string): string {
  return `<code>${prose(value, 200)}</code>`;
}

/**
 * Text as prose, anywhere but at the start of a line of a list: signs of Markdown and HTML are references, and behind signs that hosts
 * look for in what is rendered (mentions, references, addresses, emoji) stands a space of no width. See src/report/markdown.ts.
 */
function prose(text: string, length: number): string {
  const gap = '\u200b';
  const reference = (sign: string): string => `&#${String(sign.codePointAt(0) ?? 0)};`;
  return plain(text.replace(/[\s\p{Z}]+/gu, ' '), length)
    .replace(/[@#!$%~&^](?=[\p{L}\p{N}_"])|@(?=-)|:(?=\/\/)|:(?=[\w+-]+:)|www(?=\.)|GH-(?=\d)/giu, (sign) => sign + gap)
    .replace(/[&<>\\`*_[\]|~${}\u200b]/g, reference)
    .replace(/^[ ]*[-#+=:/]/, (start) => reference(start.slice(-1)))
    .replace(/^( *\d+)([.)])/, (_, number: string, sign: string) => number + reference(sign));
}

/** “1 error”, “2 errors”. */
function plural(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** The functions above as JavaScript, for the workflow. */
export function commentSource(): string {
  const functions = [
    ...[
      writeComment,
      reportShape,
      press,
      summarize,
      listFaults,
      listConcerns,
      describePathway,
      listOwners,
      listPages,
      nameChange,
      describePage,
    ],
    ...[listFacts, describeBlocks, markWords, shorten, fenceOf, fold, limit, nameSome, nameCodes, plain, code, html, prose, plural],
  ];
  return functions.map(String).join('\n\n');
}
