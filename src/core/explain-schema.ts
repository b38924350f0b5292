import type { z } from 'zod';
import { compareDiagnostics } from './diagnostic.ts';
import type { Finding, RuleId } from './diagnostic.ts';
import type { LocatedYaml } from './locate-yaml.ts';
import { suggest } from './suggest.ts';
import { didYouMean, listQuoted, quote } from './wording.ts';

/** What was validated, and where findings about it belong. */
export interface SchemaContext {
  /** Path below the root, POSIX. */
  file: string;
  schema: z.core.$ZodType;
  /** What the schema judged. */
  data: unknown;
  locate: LocatedYaml['locate'];
  rules: { unknownField: RuleId; invalidValue: RuleId };
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What a person needs to hear of one issue, before file and place are added. */
interface Explanation {
  rule?: RuleId;
  message: string;
  hint?: string | undefined;
  expected?: string[];
  actual?: string | undefined;
  /** Path of the place, when it isn't the value of the issue. */
  at?: { path: Path; what: 'key' | 'value' };
}

/**
 * Turns what zod found into located findings in plain words, in the order of the text: one per issue, one per field for unknown
 * fields. A missing field is not mentioned where its misspelt name already is.
 */
export function explainIssues(issues: readonly Issue[], context: SchemaContext): Finding[] {
  const findings = issues.flatMap((issue) =>
    explain(issue, context).map(({ rule = context.rules.invalidValue, at = { path: issue.path, what: 'value' }, ...words }) => ({
      rule,
      ...words,
      file: context.file,
      range: locateNearest(context, at.path, at.what),
    })),
  );
  return findings.sort(compareDiagnostics);
}

function explain(issue: Issue, context: SchemaContext): Explanation[] {
  const value = valueAt(context.data, issue.path);
  const subject = nameOf(issue.path);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => explainUnknown(key, issue.path, context));
  if (issue.code === 'invalid_union') return explainUnion(issue, context);
  if (issue.code === 'invalid_key') return [explainKey(issue)];
  if (value === undefined) return explainMissing(issue, context);
  const actual = typeof value === 'object' ? undefined : toText(value);
  if (issue.code === 'invalid_type') return [{ ...explainType(issue, value), actual }];
  if (issue.code === 'invalid_value') return [explainChoice(issue, value)];
  if (issue.code === 'too_small' || issue.code === 'too_big') return [{ message: `${explainSize(issue, value)}.`, actual }];
  return [{ message: `${subject} is ${describe(value)}, ${expectation(issue)}.`, actual }];
}

function explainUnknown(key: string, path: Path, context: SchemaContext): Explanation {
  const known = knownFields(context.schema, path);
  const similar = suggest(key, known);
  const where = path.length === 0 ? '' : ` in ${nameOf(path, 'inside')}`;
  return {
    rule: context.rules.unknownField,
    message: `Unexpected field ${quote(key)}${where}.`,
    hint: didYouMean(similar) ?? listFields(known),
    actual: key,
    expected: similar.length > 0 ? similar : known,
    at: { path: [...path, key], what: 'key' },
  };
}

function listFields(known: string[]): string | undefined {
  if (known.length === 0) return undefined;
  return known.length === 1 ? `The only field here is ${listQuoted(known)}.` : `Fields here are ${listQuoted(known, 'and')}.`;
}

function explainMissing(issue: Issue, context: SchemaContext): Explanation[] {
  const field = issue.path.at(-1);
  if (field === undefined) return [{ message: 'The file is empty.' }];
  const parent = issue.path.slice(0, -1);
  const known = knownFields(context.schema, parent);
  const unknown = Object.keys(Object(valueAt(context.data, parent)) as object).filter((key) => !known.includes(key));
  if (unknown.some((key) => suggest(key, known)[0] === field)) return [];
  const where = parent.length === 0 ? '' : ` in ${nameOf(parent, 'inside')}`;
  return [{ message: `The field ${quote(String(field))} is missing${where}.`, at: { path: parent, what: 'value' } }];
}

function explainType(issue: z.core.$ZodIssueInvalidType, value: unknown): Explanation {
  const message = `${nameOf(issue.path)} is ${describe(value)}, expected ${typeName(issue.expected)}.`;
  if (value === null) return { message, hint: 'Give it a value, or remove the field.' };
  if (typeof value === 'object') return { message };
  if (issue.expected === 'array') return { message, hint: `Write it as a list: ${quote(`[${toYaml(value)}]`)}.` };
  if (issue.expected === 'string') return { message, hint: `Put it in quotes: ${quote(`'${toText(value)}'`)}.` };
  return { message };
}

/** A scalar as YAML inside a list, in quotes unless it is a plain word. */
function toYaml(value: unknown): string {
  const text = toText(value);
  return typeof value !== 'string' || /^[a-z][\w ./-]*$/i.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}

function explainChoice(issue: z.core.$ZodIssueInvalidValue, value: unknown): Explanation {
  const choices = issue.values.map(String);
  return {
    message: `${nameOf(issue.path)} is ${describe(value)}, expected ${choices.length > 1 ? 'one of ' : ''}${listQuoted(choices)}.`,
    hint: typeof value === 'string' ? didYouMean(suggest(value, choices)) : undefined,
    actual: typeof value === 'object' ? undefined : toText(value),
    expected: choices,
  };
}

function explainSize(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, value: unknown): string {
  const bound = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  const subject = nameOf(issue.path);
  if (value === '') return `${subject} is empty, expected text`;
  if (issue.origin === 'string') return `${subject} is ${toText(value).length} characters long, expected ${bound}`;
  if (Array.isArray(value)) return `${subject} has ${value.length} entries, expected ${bound}`;
  return `${subject} is ${describe(value)}, expected ${bound}`;
}

/** A key of a record that may hold any keys of one form. */
function explainKey(issue: z.core.$ZodIssueInvalidKey): Explanation {
  const key = String(issue.path.at(-1));
  const [first] = issue.issues;
  const reason = first ? `, ${expectation(first)}` : '';
  return {
    message: `The name ${quote(key)} in ${nameOf(issue.path.slice(0, -1))} is not valid${reason}.`,
    actual: key,
    at: { path: issue.path, what: 'key' },
  };
}

/** Speaks for the alternative that the writer seems to have meant: the one whose type fits. */
function explainUnion(issue: z.core.$ZodIssueInvalidUnion, context: SchemaContext): Explanation[] {
  const branches = issue.errors.map((errors) => errors.map((error): Issue => ({ ...error, path: [...issue.path, ...error.path] })));
  const isMistyped = (branch: Issue[]): boolean =>
    branch.some((error) => error.code === 'invalid_type' && error.path.length === issue.path.length);
  const [meant] = branches.filter((branch) => !isMistyped(branch)).sort((a, b) => a.length - b.length);
  if (meant)
    return meant.flatMap((error) =>
      explain(error, context).map((words) => ({ at: { path: error.path, what: 'value' as const }, ...words })),
    );

  const value = valueAt(context.data, issue.path);
  const types = branches.flat().flatMap((error) => (error.code === 'invalid_type' ? [typeName(error.expected)] : []));
  return [{ message: `${nameOf(issue.path)} is ${describe(value)}, expected ${[...new Set(types)].join(' or ')}.` }];
}

/** What a check wants: our own schemas say `expected …`, zod's formats need words. */
function expectation(issue: Issue): string {
  if (issue.message.startsWith('expected ')) return issue.message;
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'expected an address such as https://example.com';
  return `which is refused: ${issue.message}`;
}

/** “`kind`”, “Item 2 of `tags`”, “The file”; inside a sentence “item 2 of `tags`”. */
function nameOf(path: Path, position: 'start' | 'inside' = 'start'): string {
  const last = path.at(-1);
  if (last === undefined) return position === 'start' ? 'The file' : 'the file';
  if (typeof last !== 'number') return quote(String(last));
  return `${position === 'start' ? 'Item' : 'item'} ${last + 1} of ${nameOf(path.slice(0, -1), 'inside')}`;
}

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return value === '' ? 'empty' : quote(toText(value));
}

/** A value in a sentence: text as it is, everything else as JSON. */
function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: '`true` or `false`',
    array: 'a list',
    object: 'a mapping (`key: value`)',
    record: 'a mapping (`key: value`)',
  };
  return names[expected] ?? expected;
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    data,
  );
}

/** The place of a path, or of the nearest parent that exists: a missing field is reported at what misses it. */
function locateNearest({ locate }: SchemaContext, path: Path, what: 'key' | 'value'): Finding['range'] {
  return locate(path, what) ?? (path.length > 1 ? locateNearest({ locate } as SchemaContext, path.slice(0, -1), 'key') : undefined);
}

/** Names of the fields that a schema knows at a path of its data; empty where it isn't an object. */
function knownFields(schema: z.core.$ZodType, path: Path): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default' || def.type === 'prefault') {
    return knownFields(def.innerType, path);
  }
  if (def.type === 'pipe') return knownFields(def.in, path);
  if (def.type === 'union') return def.options.flatMap((option) => knownFields(option, path));
  const [key, ...rest] = path;
  if (def.type !== 'object') {
    const item = def.type === 'array' ? def.element : def.type === 'record' ? def.valueType : undefined;
    return item === undefined || key === undefined ? [] : knownFields(item, rest);
  }
  if (key === undefined) return Object.keys(def.shape);
  const field = def.shape[String(key)];
  return field ? knownFields(field, rest) : [];
}
