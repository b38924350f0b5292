/** What a command runs, and what it is given. */
export interface CommandFiles {
  /** Paths that it runs, as written. */
  runs: string[];
  /** Words that look like paths. */
  names: string[];
}

/** Programs that run the file which is their first argument. */
const runners = new Set([
  ...['sh', 'bash', 'zsh', 'dash', 'ksh', 'fish', 'source', '.', 'node', 'bun', 'deno', 'tsx', 'ts-node', 'python', 'python2'],
  ...['python3', 'ruby', 'perl', 'php', 'pwsh', 'Rscript', 'lua', 'awk'],
]);

/** Programs that run another, whose name follows. */
const wrappers = new Set(['sudo', 'time', 'env', 'exec', 'nohup', 'command', 'nice', 'xargs']);

/** Reads the commands of a line, as far as words tell: quotes and variables aren't expanded, what holds one is no path. */
export function readCommand(line: string): CommandFiles {
  const found: CommandFiles = { runs: [], names: [] };
  for (const part of line.split(/\|\|?|&&?|;|\$\(|`/)) readPart(part.trim().split(/\s+/), found);
  return found;
}

function readPart(words: readonly string[], found: CommandFiles): void {
  const start = words.findIndex((word) => !/^\w+=/.test(word) && !wrappers.has(word));
  const [program = '', ...rest] = start < 0 ? [] : words.slice(start).map((word) => word.replace(/^['"(]+|['")]+$/g, ''));
  if (program.includes('/')) found.runs.push(program);
  else if (program === 'make' || program === 'gmake') found.runs.push(...makefiles(rest));
  else if (runners.has(program)) {
    const file = rest.find((word) => !word.startsWith('-'));
    if (file !== undefined && !rest.includes('-c') && !rest.includes('-e')) found.runs.push(file);
  }
  found.names.push(...rest.map((word) => word.replace(/^(?:--?[\w-]+=|[<>@]+)/, '')).filter((word) => word.includes('/')));
}

/** The file that `make` reads: `-f`, else a Makefile in the folder of `-C` or here (GNU make manual, section 3.2). */
function makefiles(words: readonly string[]): string[] {
  const named = valueOf(words, /^(?:-f|--file|--makefile)(?:=|$)/, '-f');
  const folder = valueOf(words, /^(?:-C|--directory)(?:=|$)/, '-C');
  const prefix = folder === undefined ? '' : `${folder.replace(/\/$/, '')}/`;
  return named === undefined ? ['GNUmakefile', 'makefile', 'Makefile'].map((name) => prefix + name) : [prefix + named];
}

/** Value of an option that is written `-f value`, `-fvalue` or `--file=value`. */
function valueOf(words: readonly string[], pattern: RegExp, short: string): string | undefined {
  const at = words.findIndex((word) => pattern.test(word) || (word.startsWith(short) && !word.startsWith('--')));
  const word = words[at];
  if (word === undefined) return undefined;
  if (word.includes('=')) return word.slice(word.indexOf('=') + 1);
  return word.startsWith(short) && word.length > short.length && !word.startsWith('--') ? word.slice(short.length) : words[at + 1];
}
