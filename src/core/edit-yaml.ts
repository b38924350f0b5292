import { isMap, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { YamlLimits } from './convert-yaml.ts';
import { parserOptions, parseYaml } from './locate-yaml.ts';
import { quote } from './wording.ts';
import { isMapping, isSameValue } from './write-yaml.ts';
import { findPair, hasReferences, isNothing, nestValue, YamlEditor, type Splice } from './yaml-editor.ts';

/** A text with its changes, or why it can't have them. */
export type Edited = { type: 'edited'; text: string } | { type: 'refused'; /** Ends a sentence: “… because ”. */ reason: string };

/** One change of a YAML text: a value for a path of keys, or `undefined` to remove what is there. */
export interface YamlChange {
  path: readonly string[];
  value: unknown;
}

/** What is known of a text beside itself. */
export interface EditOptions {
  limits?: Readonly<YamlLimits>;
  /** How its lines end, where it has none to tell. */
  eol?: string;
  /** Lines before it in its file. */
  line?: number;
}

/** How the lines of a text end: as the first one does. */
export function findLineEnd(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

/**
 * Sets, replaces and removes values in a YAML text; everything else stays as it is, byte for byte: comments, quotes, order, blank
 * lines, line ends. Values that are the same already are left as they are written. Refused where that is impossible: the text has
 * faults, or what would be replaced has anchors, aliases or tags. The parser decides whether the splices were right.
 */
export function editYaml(text: string, changes: readonly YamlChange[], options: EditOptions = {}): Edited {
  const eol = options.eol ?? findLineEnd(text);
  const before = readData(text, options);
  if ('reason' in before) return { type: 'refused', reason: before.reason };
  let { data } = before;
  let edited = text;
  for (const { path, value } of changes.flatMap((change) => spread(data, change))) {
    if (isSameValue(valueAt(data, path), value)) continue;
    const edit = editFor(edited, path, value, eol);
    if ('reason' in edit) return { type: 'refused', reason: edit.reason };
    edited = edited.slice(0, edit.from) + edit.text + edited.slice(edit.to);
    data = setAt(data, path, value);
    const after = readData(edited, options);
    if ('reason' in after || !isSameValue(withoutEmpty(after.data), withoutEmpty(data))) return { type: 'refused', reason: unusual };
  }
  return { type: 'edited', text: edited };
}

const unusual = 'it is written in a way that would have to be rewritten';

function readData(text: string, { limits, line = 0 }: EditOptions): { data: unknown } | { reason: string } {
  const { data, problems } = parseYaml(text, { line, ...(limits ? { limits } : {}) });
  const [problem] = problems;
  if (problem) return { reason: `it has a fault on line ${problem.range.start.line}: ${problem.message.replace(/\.$/, '')}` };
  return data === undefined || isMapping(data) ? { data: data ?? {} } : { reason: 'it holds no fields' };
}

/** A change of a mapping as changes of its fields, where there is a mapping already: what else is written in it stays. */
function spread(data: unknown, { path, value }: YamlChange): YamlChange[] {
  const old = valueAt(data, path);
  if (!isMapping(old) || !isMapping(value) || Object.keys(old).length === 0) return [{ path, value }];
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(value, key) || value[key] === undefined);
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return [
    ...kept.map(([key, inner]) => ({ path: [...path, key], value: inner })),
    ...gone.map((key) => ({ path: [...path, key], value: undefined })),
  ];
}

type Refusal = { reason: string };

function editFor(text: string, path: readonly string[], value: unknown, eol: string): Splice | Refusal {
  // Of the same length, so that offsets hold: the parser knows no lone carriage return.
  const { contents } = parseDocument(text.replace(/\r(?!\n)/g, '\n'), parserOptions);
  const editor = new YamlEditor(text, eol);
  if (isNothing(contents)) return value === undefined ? noEdit : editor.append(path, value);
  if (!isMap(contents)) return { reason: unusual };
  let map = contents as YAMLMap;
  for (const [depth, key] of path.entries()) {
    const pair = findPair(map, key);
    const rest = path.slice(depth + 1);
    if (!pair) return value === undefined ? noEdit : editor.add(map, key, nestValue(rest, value));
    if (hasReferences(pair)) return { reason: `${quote(key)} uses anchors, aliases or tags` };
    if (rest.length === 0) return value === undefined ? editor.remove(map, pair) : editor.replace(map, pair, value);
    if (!isMap(pair.value) && !isNothing(pair.value)) return { reason: unusual };
    if (!isMap(pair.value) || pair.value.items.length === 0) return editor.replace(map, pair, nestValue(rest, value));
    map = pair.value;
  }
  return noEdit;
}

const noEdit: Splice = { from: 0, to: 0, text: '' };

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined), data);
}

function setAt(data: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const fields = new Map(Object.entries(isMapping(data) ? data : {}));
  if (rest.length === 0 && value === undefined) fields.delete(key);
  else fields.set(key, setAt(fields.get(key), rest, value));
  return Object.fromEntries(fields);
}

/** A field without value and an empty mapping mean the same: removing the last field of a mapping leaves the first. */
function withoutEmpty(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutEmpty);
  if (!isMapping(data)) return data;
  const entries = Object.entries(data).map(([key, value]): [string, unknown] => [key, withoutEmpty(value)]);
  return Object.fromEntries(entries.map(([key, value]) => [key, isMapping(value) && Object.keys(value).length === 0 ? null : value]));
}
