import type { Finding, Range } from '../diagnostic.ts';
import { listingLimits, parseYaml, type LocatedYaml } from '../locate-yaml.ts';
import type { NavFile } from '../navigation.ts';
import { folderOf } from '../page-id.ts';
import type { NavEntry, NavOutline } from './nav-entry.ts';

type Part = Partial<NavOutline>;

/** `nav` of `mkdocs.yml`: nested lists of paths below `docs_dir`, with or without titles. */
export function parseMkdocsNav(file: NavFile): Part {
  const { yaml, fields, findings } = readMapping(file);
  const folder = joinFolder(folderOf(file.path), typeof fields['docs_dir'] === 'string' ? fields['docs_dir'] : 'docs');
  // Before version 1.0 the key was `pages`.
  const key = 'nav' in fields ? 'nav' : 'pages';
  return { folder, entries: toEntries(fields[key], [key], yaml), findings };
}

/** `.pages` of the awesome-pages plugin: `title`, and `nav` (formerly `arrange`) with `...` for the rest. */
export function parsePagesFile(file: NavFile): Part {
  const { yaml, fields, findings } = readMapping(file);
  const key = 'nav' in fields ? 'nav' : 'arrange';
  return { title: toTitle(fields['title']), entries: toEntries(fields[key], [key], yaml), findings };
}

/** `_category_.json` and `_category_.yml` of Docusaurus: `label` and `position` of the folder that they are in. */
export function parseCategory(file: NavFile): Part {
  const { fields, findings } = readMapping(file);
  const position = fields['position'];
  return { title: toTitle(fields['label']), position: typeof position === 'number' ? position : undefined, findings };
}

function readMapping(file: NavFile): { yaml: LocatedYaml; fields: Record<string, unknown>; findings: Finding[] } {
  const yaml = parseYaml(file.text, { limits: listingLimits });
  const fields = isMapping(yaml.data) ? yaml.data : {};
  const json = file.path.endsWith('.json') ? parseJson(file.text) : undefined;
  if (isMapping(json)) return { yaml, fields: json, findings: [] };
  // Tags are Python's in `mkdocs.yml`, and a key written twice does no harm here.
  const faults = yaml.problems.filter(({ code }) => code === 'syntax' || code === 'limit');
  return { yaml, fields, findings: faults.map((fault) => toFinding(fault, file.path)) };
}

function toFinding({ message, hint, range }: LocatedYaml['problems'][number], file: string): Finding {
  return { rule: 'source/navigation', message, ...(hint === undefined ? {} : { hint }), file, range };
}

/** JSON may be indented with tabs, which YAML doesn't allow. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toEntries(value: unknown, path: readonly (string | number)[], yaml: LocatedYaml): NavEntry[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => toEntries(item, [...path, index], yaml));
  const range = yaml.locate(path);
  if (typeof value === 'string') return [toEntry(undefined, value, range)];
  if (!isMapping(value)) return [];
  return Object.entries(value).map(([title, item]) => {
    const at = [...path, title];
    if (typeof item === 'string') return toEntry(title, item, yaml.locate(at));
    return { title, range: yaml.locate(at, 'key'), children: toEntries(item, at, yaml) };
  });
}

function toEntry(title: string | undefined, target: string, range: Range | undefined): NavEntry {
  if (target.startsWith('...')) return { rest: target.trim() === '...' ? 'all' : 'some', children: [] };
  return { title, target, range, children: [] };
}

function toTitle(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Joins two folders below the root and resolves `.` and `..`; what leads above the root ends there. */
function joinFolder(base: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${base}/${relative}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
