import { lstat, readdir, readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { configSchema } from '../core/config.ts';
import type { Config } from '../core/config.ts';
import { decodeText } from '../core/decode-text.ts';
import { compareDiagnostics } from '../core/diagnostic.ts';
import type { Finding } from '../core/diagnostic.ts';
import { explainIssues } from '../core/explain-schema.ts';
import { parseYaml } from '../core/locate-yaml.ts';
import type { LocatedYaml } from '../core/locate-yaml.ts';
import { compileGlob, maxGlobLength } from '../core/match-glob.ts';
import { suggest } from '../core/suggest.ts';
import { UserError } from '../core/user-error.ts';
import { didYouMean, quote } from '../core/wording.ts';
import { errorCode } from './fs-error.ts';

/** A configuration that can't be used. Carries every fault that was found, in the order of the file. */
export class ConfigError extends UserError {
  readonly findings: readonly Finding[];
  /** Path of the file below the root, POSIX, and its text. */
  readonly file: string;
  readonly text: string;

  constructor(file: string, findings: readonly Finding[], text: string) {
    super(`${file} has ${findings.length === 1 ? 'a fault' : `${findings.length} faults`}.`);
    this.name = 'ConfigError';
    this.findings = findings;
    this.file = file;
    this.text = text;
  }
}

/** A configuration with the way back into its file. */
export interface LoadedConfig {
  config: Config;
  /** Path of the file below the root, POSIX; `undefined` without one, when every default holds. */
  file: string | undefined;
  locate: LocatedYaml['locate'];
}

/** Names of the file, looked for at the root. */
const fileNames = ['waymark.yml', 'waymark.yaml'] as const;

/**
 * Reads `waymark.yml`, or the file that was asked for (relative to the root, or absolute). Throws {@link ConfigError} with all
 * faults at once: YAML, unknown fields, values, folders that don't exist, ids and folders that two sources have; `UserError` when
 * the file itself can't be read. Whether the ids in `rules` exist is checked where the rules are known.
 */
export async function readConfig(root: string, file?: string): Promise<LoadedConfig> {
  const path = file === undefined ? await findConfigFile(root) : resolve(root, file);
  if (path === undefined) return { config: configSchema.parse({}), file: undefined, locate: () => undefined };
  const name = toPosix(relative(root, path));
  const text = await readText(path, name);
  const yaml = parseYaml(text);
  const data = yaml.data ?? {};
  const result = configSchema.safeParse(data);
  const rules = { unknownField: 'config/unknown-field', invalidValue: 'config/invalid-value' } as const;
  const findings = [
    ...yaml.problems.map(({ message, hint, range }): Finding => ({ rule: 'config/yaml', message, hint, file: name, range })),
    ...explainIssues(result.error?.issues ?? [], { file: name, schema: configSchema, data, locate: yaml.locate, rules }),
    ...(await checkSources(root, listSources(data), { file: name, locate: yaml.locate })),
  ];
  if (findings.length > 0 || !result.success) throw new ConfigError(name, findings.sort(compareDiagnostics), text);
  return { config: result.data, file: name, locate: yaml.locate };
}

async function findConfigFile(root: string): Promise<string | undefined> {
  const found: string[] = [];
  for (const name of fileNames) {
    const path = join(root, name);
    const stat = await lstat(path).catch(() => undefined);
    // A link could make messages quote a file that lies elsewhere.
    if (stat?.isSymbolicLink())
      throw new UserError(`${name} is a symbolic link, which is not followed.`, { hint: 'Put the file itself there.' });
    if (stat) found.push(path);
  }
  if (found.length > 1) throw new UserError(`Both ${fileNames.join(' and ')} exist.`, { hint: 'Keep one of them.' });
  return found[0];
}

async function readText(path: string, name: string): Promise<string> {
  try {
    const { text, invalid, isBinary } = decodeText(await readFile(path));
    if (invalid || isBinary) throw new UserError(`${name} is not UTF-8.`, { hint: 'Save it as UTF-8.' });
    return text;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') throw new UserError(`Cannot find the configuration file ${name}.`, { cause: error });
    if (code === 'EISDIR') throw new UserError(`${name} is a folder, not a configuration file.`, { cause: error });
    if (code === 'EACCES') throw new UserError(`Permission to read ${name} is denied.`, { cause: error });
    throw error;
  }
}

/** A source as far as it was written rightly: other faults shall not hide those of folders and ids. */
interface WrittenSource {
  index: number;
  id: string | undefined;
  /** Normalised as the schema does it. */
  path: string | undefined;
  globs: { glob: string; at: readonly PropertyKey[] }[];
}

function listSources(data: unknown): WrittenSource[] {
  const { sources } = Object(data) as { sources?: unknown };
  if (!Array.isArray(sources)) return [];
  return sources.map((source: unknown, index) => {
    const { id, path, include, exclude } = Object(source) as Record<string, unknown>;
    const parsed = configSchema.shape.units.safeParse(path);
    const globs = Object.entries({ include, exclude }).flatMap(([field, list]) =>
      (Array.isArray(list) ? list : []).map((glob: unknown, at) => ({ glob: String(glob), at: ['sources', index, field, at] })),
    );
    return { index, id: typeof id === 'string' ? id : undefined, path: parsed.data, globs };
  });
}

type Place = Pick<Finding, 'file'> & Pick<LocatedYaml, 'locate'>;

async function checkSources(root: string, sources: readonly WrittenSource[], place: Place): Promise<Finding[]> {
  const folders = await Promise.all(sources.map((source) => checkFolder(root, source, place)));
  const duplicates = [...findDuplicates(sources, 'id', place), ...findDuplicates(sources, 'path', place)];
  return [...folders.flat(), ...duplicates, ...sources.flatMap(({ globs }) => globs.flatMap((glob) => checkGlob(glob, place)))];
}

function findDuplicates(sources: readonly WrittenSource[], field: 'id' | 'path', { file, locate }: Place): Finding[] {
  const first = new Map<string, number>();
  return sources.flatMap((source) => {
    const value = source[field];
    if (value === undefined) return [];
    const other = first.get(value);
    if (other === undefined) {
      first.set(value, source.index);
      return [];
    }
    const line = locate(['sources', other, field])?.start.line;
    const what = field === 'id' ? `id ${quote(value)}` : `folder ${quote(value === '' ? '.' : value)}`;
    const message = `Another source${line === undefined ? '' : `, on line ${line},`} already has the ${what}.`;
    return [{ rule: 'config/invalid-value', message, file, range: locate(['sources', source.index, field]), actual: value }];
  });
}

function checkGlob({ glob, at }: WrittenSource['globs'][number], { file, locate }: Place): Finding[] {
  if (compileGlob(glob, { dot: false })) return [];
  const message = `The pattern is too long or has too many alternatives; ${maxGlobLength} characters are read.`;
  return [{ rule: 'config/invalid-value', message, hint: 'Write several patterns.', file, range: locate(at), actual: glob }];
}

/** The folder must exist below the root, itself and not as a link; its name is compared letter by letter, also where the disk isn't strict. */
async function checkFolder(root: string, { index, path }: WrittenSource, { file, locate }: Place): Promise<Finding[]> {
  if (path === undefined || path === '') return [];
  const finding = { rule: 'config/missing-folder', file, range: locate(['sources', index, 'path']), actual: path } as const;
  const stat = await lstat(join(root, path)).catch(() => undefined);
  if (!stat) {
    const expected = suggest(path, await listFolders(root, path));
    return [{ ...finding, message: `The folder ${quote(path)} doesn’t exist.`, hint: didYouMean(expected), expected }];
  }
  const real = stat.isDirectory() ? await realpath(join(root, path)) : undefined;
  const below = real === undefined ? undefined : toPosix(relative(await realpath(root), real));
  if (below?.normalize('NFC') === path.normalize('NFC')) return [];
  if (below?.toLowerCase().normalize('NFC') === path.toLowerCase().normalize('NFC')) {
    return [
      { ...finding, message: `The folder ${quote(path)} is called ${quote(below)}.`, hint: 'Write upper and lower case as on disk.' },
    ];
  }
  const isLink = stat.isSymbolicLink() || below !== undefined;
  const message = isLink
    ? `The folder ${quote(path)} is reached by a symbolic link, which is not followed.`
    : `${quote(path)} is not a folder.`;
  return [{ ...finding, message }];
}

/** Folders that the writer may have meant: those beside the wrong one, and those at the root. */
async function listFolders(root: string, path: string): Promise<string[]> {
  const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const lists = await Promise.all(
    [...new Set(['', parent])].map(async (folder) => {
      const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
        .map(({ name }) => (folder === '' ? name : `${folder}/${name}`));
    }),
  );
  return lists.flat();
}

function toPosix(path: string): string {
  return isAbsolute(path) || sep === '/' ? path : path.split(sep).join('/');
}
