import type { Finding } from '../diagnostic.ts';
import type { Range } from '../diagnostic.ts';
import { quote } from '../wording.ts';
import type { CurriculumFiles } from './curriculum-files.ts';
import { frameworkSchema, type FrameworkFile } from './framework-file.ts';
import { parseYamlFile, type ParsedFile } from './parse-yaml-file.ts';
import type { Framework, LocatedRole, LocatedSkill } from './pathway.ts';

/** One framework of all its files. What is defined twice is a finding, and the first definition holds. */
export function buildFramework({ skills: files, folders }: Pick<CurriculumFiles, 'skills' | 'folders'>): {
  framework: Framework;
  findings: Finding[];
} {
  const parsed = files.map((file) => parseYamlFile(file, frameworkSchema)).filter((file) => !folders.skillsGuessed || isFramework(file));
  const findings = parsed.flatMap((file) => file.findings);
  const skills = collect(parsed, { list: ({ skills }) => skills, field: 'skills', what: 'skill', nameOf: ({ id }) => id }, findings);
  const roles = collect(parsed, { list: ({ roles }) => roles, field: 'roles', what: 'role', nameOf: ({ id }) => id }, findings);
  const levels = collect(
    parsed,
    { list: ({ levels }) => levels, field: 'levels', what: 'level', nameOf: ({ level }) => String(level) },
    findings,
  );
  return {
    framework: {
      levels: [...levels.values()].map(({ level, name }) => ({ level, name })).sort((a, b) => a.level - b.level),
      skills: [...skills.values()] satisfies LocatedSkill[],
      roles: [...roles.values()] satisfies LocatedRole[],
      skill: (id) => skills.get(id),
      role: (id) => roles.get(id),
      levelName: (level) => levels.get(String(level))?.name,
    },
    findings,
  };
}

/** Whether a file looks like one of a framework: other tools have folders of that name too. */
function isFramework({ data }: ParsedFile<FrameworkFile>): boolean {
  return typeof data === 'object' && data !== null && ['skills', 'roles', 'levels'].some((key) => Object.hasOwn(data, key));
}

interface Located {
  path: string;
  locate(keys: readonly PropertyKey[], what?: 'key' | 'value'): Range | undefined;
}

interface Kind<T> {
  list(file: FrameworkFile): T[];
  field: string;
  what: string;
  nameOf(item: T): string;
}

function collect<T>(files: readonly ParsedFile<FrameworkFile>[], kind: Kind<T>, findings: Finding[]): Map<string, T & Located> {
  const found = new Map<string, T & Located>();
  for (const { path, value, locate } of files) {
    for (const [at, item] of (value ? kind.list(value) : []).entries()) {
      const name = kind.nameOf(item);
      const located: Located = { path, locate: (keys, what) => locate([kind.field, at, ...keys], what) };
      const first = found.get(name);
      if (first === undefined) found.set(name, { ...item, ...located });
      else findings.push(explainDuplicate(kind.what, name, { first, second: located }));
    }
  }
  return found;
}

function explainDuplicate(what: string, name: string, { first, second }: { first: Located; second: Located }): Finding {
  const field = what === 'level' ? 'level' : 'id';
  const line = first.locate([field])?.start.line;
  const place = first.path === second.path ? `on line ${line ?? 1}` : `in ${quote(first.path)}`;
  return {
    rule: 'skill/duplicate',
    message: `The ${what} ${quote(name)} is defined already, ${place}.`,
    hint: 'Keep one definition, or give one of them another id.',
    file: second.path,
    range: second.locate([field]),
    actual: name,
  };
}
