import type { Finding, Range } from '../diagnostic.ts';
import { compileExpression } from '../expression.ts';
import { listingLimits, parseYaml, type LocatedYaml } from '../locate-yaml.ts';
import { quote } from '../wording.ts';

/** One OWNERS file as Prow reads it (kubernetes-sigs/prow, pkg/repoowners/repoowners.go), with the way back to its lines. */
export interface ProwFile {
  /** Path of the file. */
  file: string;
  /** Folder that it speaks of, from the top of the repository; empty for the top. */
  folder: string;
  /** Groups of people: one for the whole folder, or one for each filter. */
  groups: ProwGroup[];
  /** Whether folders above don’t count. */
  noParents: boolean;
  /** Why nothing of the file could be used. */
  broken: string | undefined;
  findings: Finding[];
}

/** People of a folder, or of the files in it whose path below the folder matches. */
export interface ProwGroup {
  approvers: Person[];
  /** Where `approvers` stands. */
  line: number;
  /** Expression as written, and its test; absent for the whole folder. */
  filter: { text: string; matches: (path: string) => boolean } | undefined;
}

/** A name as written. */
export interface Person {
  name: string;
  range: Range | undefined;
}

/** What Prow reads of a file; it ignores every other field. */
const roles = ['approvers', 'reviewers', 'required_reviewers', 'labels'] as const;

/** Reads an OWNERS file. Groups beside `filters` win, as in Prow. */
export function parseProwFile(text: string, file: string, folder: string): ProwFile {
  const yaml = parseYaml(text, { limits: listingLimits });
  const findings = yaml.problems.map(({ message, hint, range }): Finding => ({ rule: 'owner/file', message, hint, file, range }));
  const faults = new Faults(file, yaml);
  const data = yaml.data === undefined ? {} : faults.toMapping(yaml.data, []);
  const options = faults.toMapping(data['options'] ?? {}, ['options']);
  const whole = roles.some((role) => faults.readPeople(data, [], role).length > 0);
  const filters = faults.toMapping(data['filters'] ?? {}, ['filters']);
  if (whole && Object.keys(filters).length > 0) faults.reportIgnoredFilters();
  const groups = whole
    ? [faults.readGroup(data, [], undefined)]
    : Object.entries(filters).flatMap(([filter, group]) => faults.readFiltered(filter, group));
  findings.push(...faults.findings);
  const broken = yaml.data === undefined && findings.length > 0 ? 'The file can’t be read as YAML.' : faults.broken;
  return { file, folder, groups: broken === undefined ? groups : [], noParents: options['no_parent_owners'] === true, broken, findings };
}

/** Reads values, and notes each that Prow refuses: one wrong type makes it ignore the whole file. */
class Faults {
  readonly findings: Finding[] = [];
  broken: string | undefined;
  readonly #file: string;
  readonly #yaml: LocatedYaml;
  readonly #seen = new Set<string>();

  constructor(file: string, yaml: LocatedYaml) {
    this.#file = file;
    this.#yaml = yaml;
  }

  toMapping(value: unknown, path: readonly string[]): Record<string, unknown> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    this.#refuse(path, `${path.length === 0 ? 'The file' : quote(path.join('.'))} isn’t a mapping; Prow ignores the file.`);
    return {};
  }

  readPeople(data: Record<string, unknown>, path: readonly string[], role: string): Person[] {
    const value = data[role] ?? [];
    if (!Array.isArray(value)) {
      this.#refuse([...path, role], `${quote(role)} isn’t a list of names; Prow ignores the file.`);
      return [];
    }
    return value.flatMap((name: unknown, at): Person[] => {
      const place = [...path, role, String(at)];
      if (typeof name === 'string') return name.trim() === '' ? [] : [{ name, range: this.#yaml.locate(place) }];
      if (name !== null) this.#refuse(place, `A name in ${quote(role)} isn’t text; Prow ignores the file.`, 'Write it in quotes.');
      return [];
    });
  }

  readGroup(data: Record<string, unknown>, path: readonly string[], filter: ProwGroup['filter']): ProwGroup {
    const approvers = this.readPeople(data, path, 'approvers');
    const line = this.#yaml.locate([...path, 'approvers'], 'key')?.start.line ?? this.#yaml.locate(path, 'key')?.start.line ?? 1;
    return { approvers, line, filter };
  }

  readFiltered(filter: string, value: unknown): ProwGroup[] {
    const path = ['filters', filter];
    const data = this.toMapping(value ?? {}, path);
    for (const role of roles) this.readPeople(data, path, role);
    const matches = compileFilter(filter);
    if (matches) return [this.readGroup(data, path, { text: filter, matches })];
    const message = `The filter ${quote(filter)} isn’t a regular expression that Go reads; Prow ignores it.`;
    this.findings.push({ rule: 'owner/pattern', message, file: this.#file, range: this.#yaml.locate(path, 'key'), actual: filter });
    return [];
  }

  reportIgnoredFilters(): void {
    const message = `${quote('filters')} is ignored because names for the whole folder stand beside it.`;
    const hint = 'Write everybody under a filter, `".*"` for all files.';
    this.findings.push({ rule: 'owner/shadowed-rule', message, hint, file: this.#file, range: this.#yaml.locate(['filters'], 'key') });
  }

  #refuse(path: readonly string[], message: string, hint?: string): void {
    this.broken ??= message;
    const key = path.join('\0');
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const place = { file: this.#file, range: this.#yaml.locate(path) };
    this.findings.push({ rule: 'owner/file', message, ...(hint === undefined ? {} : { hint }), ...place });
  }
}

function compileFilter(filter: string): ((path: string) => boolean) | undefined {
  if (filter === '.*') return () => true;
  const expression = compileExpression(filter);
  return 'fault' in expression ? undefined : expression.test;
}
