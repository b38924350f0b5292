import { coerceField } from './coerce-meta.ts';
import { compareDiagnostics, type Finding, type Range } from './diagnostic.ts';
import { explainIssues } from './explain-schema.ts';
import { joinValues, mapForeignFields, readHomonym, toolOf } from './foreign-frontmatter.ts';
import { findFrontmatterBlock, isMostlyYaml, looksLikeYaml, type FrontmatterBlock } from './frontmatter-block.ts';
import { findLostFrontmatter } from './lost-frontmatter.ts';
import { parseYaml, type YamlProblem } from './locate-yaml.ts';
import { pageMetaSchema, type PageMeta } from './page-meta.ts';
import type { Dialect } from './source.ts';
import { parseToml } from './toml-frontmatter.ts';
import { meantField } from './unknown-fields.ts';
import { validateMeta } from './validate-meta.ts';
import { didYouMean, quote } from './wording.ts';

/** What the frontmatter of a page says, and the page without it. */
export interface Frontmatter {
  /** Everything valid; fields of other tools are mapped to ours where they mean the same. */
  meta: PageMeta;
  /** Every field as written, those of other tools included. */
  data: Record<string, unknown>;
  /** The text with spaces for frontmatter: positions in it are positions in the file. */
  body: string;
  /** First line behind the frontmatter, 1-based. */
  bodyLine: number;
  findings: Finding[];
}

/**
 * Reads the frontmatter of a page: YAML between `---` lines, or Hugo's simple TOML between `+++`. Never throws and never runs what it
 * reads. What is wrong becomes a finding; what is right is kept. `file` is the path for findings.
 */
export function readFrontmatter(text: string, file: string, { dialect = 'auto' }: { dialect?: Dialect } = {}): Frontmatter {
  const block = findFrontmatterBlock(text);
  const fields = block && readBlock(block, file);
  if (!block || !fields) {
    const lost = findLostFrontmatter(text, file, (name) => ownNameSet.has(name) || toolOf(name) !== undefined);
    return { meta: {}, data: {}, body: text, bodyLine: 1, findings: lost ? [lost] : [] };
  }
  const blank = text.slice(block.start, block.end).replace(/[^\r\n]/g, ' ');
  const { meta, findings } = readMeta(fields, { file, dialect, text });
  return {
    meta,
    data: fields.data,
    body: text.slice(0, block.start) + blank + text.slice(block.end),
    bodyLine: block.bodyLine,
    findings: [...fields.findings, ...findings].sort(compareDiagnostics),
  };
}

/** Fields of a page as written, with the way back to its text. */
export interface FieldPlaces {
  data: Record<string, unknown>;
  locate: (path: readonly PropertyKey[], what?: 'key' | 'value') => Range | undefined;
}

/** Reads where the fields of a page stand, for those who find a fault in one later: documents keep values without places. */
export function readFieldPlaces(text: string): FieldPlaces {
  const block = findFrontmatterBlock(text);
  return (block && readBlock(block, '')) ?? { data: {}, locate: () => undefined };
}

/** Fields of a block, with the way back to the text. */
interface LocatedFields extends FieldPlaces {
  findings: Finding[];
}

/** Undefined when the block is no frontmatter but a part of the page between two thematic breaks. */
function readBlock(block: FrontmatterBlock, file: string): LocatedFields | undefined {
  if (block.language === 'toml') return readToml(block, file);
  if (['yaml', 'yml', 'json'].includes(block.language)) return readYaml(block, file);
  const start = { line: block.fenceLine, column: 1 };
  const finding: Finding = {
    rule: 'frontmatter/language',
    message: `The frontmatter is marked as ${quote(block.language)}; only YAML is read, and nothing is run.`,
    hint: 'Write the fields as YAML between lines of `---`.',
    file,
    range: { start, end: { ...start, column: 4 + block.language.length } },
    actual: block.language,
  };
  return { data: {}, locate: () => undefined, findings: [finding] };
}

function readYaml({ content, fenceLine, start }: FrontmatterBlock, file: string): LocatedFields | undefined {
  if (!looksLikeYaml(content)) return undefined;
  const yaml = parseYaml(content, { line: fenceLine });
  const { data, problems } = yaml;
  const isBroken = problems.some(({ code }) => code === 'syntax' || code === 'limit');
  const isFrontmatter = isBroken ? isMostlyYaml(content) && start === 0 : isMapping(data) || (data === undefined && start === 0);
  if (!isFrontmatter) return undefined;
  return {
    data: isMapping(data) ? data : {},
    locate: (path, what) => yaml.locate(path, what),
    findings: problems.map((problem) => toFinding(problem, file)),
  };
}

function readToml({ content, fenceLine }: FrontmatterBlock, file: string): LocatedFields {
  const toml = parseToml(content, { line: fenceLine });
  const hint = 'Write the frontmatter as YAML between lines of `---`.';
  return {
    data: toml.data,
    locate: (path) => toml.locate(path),
    findings: toml.problems.map((problem) => ({ rule: 'frontmatter/toml', ...problem, hint, file })),
  };
}

function toFinding({ code, message, hint, range }: YamlProblem, file: string): Finding {
  const rule = code === 'duplicate-key' ? 'frontmatter/duplicate-key' : 'frontmatter/yaml';
  return { rule, message, ...(hint === undefined ? {} : { hint }), file, range };
}

const ownNames = Object.keys(pageMetaSchema.shape) as (keyof PageMeta)[];
const ownNameSet: ReadonlySet<string> = new Set(ownNames);

function readMeta(
  { data, locate }: LocatedFields,
  { file, dialect, text }: { file: string; dialect: Dialect; text: string },
): { meta: PageMeta; findings: Finding[] } {
  const foreign = mapForeignFields(data);
  const read = createReader(text);
  const sourceText = (path: readonly PropertyKey[], value: number | boolean): string => read(locate(path)) ?? String(value);
  const fields: Record<string, unknown> = {};
  for (const name of ownNames) {
    const written = Object.hasOwn(data, name) ? readHomonym(name, data[name], dialect) : undefined;
    const value = joinValues(coerceField(name, written, sourceText), foreign.fields.get(name));
    if (value !== undefined) fields[name] = value;
  }
  const { meta, issues } = validateMeta(fields);
  const rules = { unknownField: 'frontmatter/invalid-value', invalidValue: 'frontmatter/invalid-value' } as const;
  const findings = issues.length === 0 ? [] : explainIssues(issues, { file, schema: pageMetaSchema, data: fields, locate, rules });
  for (const { name, expected } of foreign.faults) findings.push(explainForeign(name, expected, data[name], file, locate));
  for (const name of Object.keys(data)) {
    if (!ownNameSet.has(name) && toolOf(name) === undefined) findings.push(explainUnknown(name, file, locate));
  }
  return { meta, findings };
}

function explainForeign(name: string, expected: string, value: unknown, file: string, locate: LocatedFields['locate']): Finding {
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const message = `${quote(name)} is ${isScalar ? quote(String(value)) : 'a list or mapping'}, expected ${expected}.`;
  return { rule: 'frontmatter/invalid-value', message, file, range: locate([name]), ...(isScalar ? { actual: String(value) } : {}) };
}

/** `expected` is there only when the field looks like a slip of the pen: a rule can tell those from fields of other tools. */
function explainUnknown(name: string, file: string, locate: LocatedFields['locate']): Finding {
  const meant = meantField(name);
  return {
    rule: 'frontmatter/unknown-field',
    message: `Unexpected field ${quote(name)}.`,
    ...(meant === undefined ? {} : { hint: didYouMean([meant]), expected: [meant] }),
    file,
    range: locate([name], 'key'),
    actual: name,
  };
}

/** Gives what stands in a range of one line. */
function createReader(text: string): (range: Range | undefined) => string | undefined {
  let lines: string[] | undefined;
  return (range) => {
    if (!range || range.start.line !== range.end.line) return undefined;
    lines ??= text.split(/\r\n|\r|\n/);
    return lines[range.start.line - 1]?.slice(range.start.column - 1, range.end.column - 1);
  };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
