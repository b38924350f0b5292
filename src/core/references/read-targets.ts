import { targetTool } from './code-file.ts';

/** Targets of a Makefile or scripts of a `package.json`, with the lines that they stand on. A target of make may hold `%` for anything. */
export function readTargets(tool: 'make' | 'npm', text: string): Map<string, number> {
  return tool === 'make' ? readMakefile(text) : readScripts(text);
}

/** Whether there is a target, both named with their tools; a pattern of make stands for every target that it fits. */
export function hasTarget(targets: ReadonlySet<string>, name: string): boolean {
  if (targets.has(name)) return true;
  if (!name.startsWith('make ')) return false;
  return [...targets].some((target) => {
    const [start = '', end] = target.split('%');
    return end !== undefined && name.length > start.length + end.length && name.startsWith(start) && name.endsWith(end);
  });
}

/** Rules as GNU make reads them. Variables with plain values are filled in; what functions and other files make is `%`, anything. */
function readMakefile(text: string): Map<string, number> {
  const targets = new Map<string, number>();
  const variables = new Map<string, string>();
  for (const { line, number } of joinLines(text)) {
    const [, name, value] = /^(?:export[ \t]+|override[ \t]+)?([\w.-]+)[ \t]*(?:::?|\?)?=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) variables.set(name, fillIn(value.trim(), variables));
    const included = /^[-s]?include[ \t]+(.*)$/.exec(line)?.[1];
    // What no name tells to be a Makefile isn't read, and may hold any target.
    if (
      included !== undefined &&
      !fillIn(included, variables)
        .split(/[ \t]+/)
        .every(isRead) &&
      !targets.has('%')
    )
      targets.set('%', number);
    const phony = /^\.PHONY[ \t]*:(.*)$/.exec(line)?.[1];
    const head = phony ?? /^([A-Za-z$][^=#]*?)::?(?![:=])/.exec(line)?.[1] ?? '';
    for (const target of fillIn(head.trim(), variables).split(/[ \t]+/)) {
      // A pattern for any file at all makes no target that somebody asks for; a list of targets may.
      const isTarget = /^[A-Za-z%][\w.%-]*$/.test(target) && (target !== '%' || phony !== undefined);
      if (isTarget && !targets.has(target)) targets.set(target, number);
    }
  }
  return targets;
}

/** Whether a file that a Makefile includes is one that targets are read from, or one that holds none. */
function isRead(file: string): boolean {
  return file === '' || file.startsWith('#') || targetTool(file) === 'make' || /(?:^|\/)\.env[^/]*$/.test(file);
}

/** Lines with those that a `\` continues, and the number of the first, 1-based. */
function joinLines(text: string): { line: string; number: number }[] {
  const joined: { line: string; number: number }[] = [];
  let parts: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    parts.push(line.replace(/\\$/, ' '));
    if (line.endsWith('\\')) continue;
    joined.push({ line: parts.join(''), number: index + 2 - parts.length });
    parts = [];
  }
  return joined;
}

/** Longest value that is filled in, in UTF-16 units. */
const longestValue = 2000;

function fillIn(text: string, variables: ReadonlyMap<string, string>): string {
  const filled = text.replace(/\$[({]([\w.-]+)[)}]/g, (_, name: string) => variables.get(name) ?? '%');
  // What is left is a function, and its arguments hold blanks.
  return filled.length > longestValue ? '%' : filled.includes('$') ? filled.replace(/\$.*/, '%') : filled;
}

function readScripts(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const key = /^\s*\{?\s*"([^"\\]+)"\s*:/.exec(line)?.[1];
    if (key !== undefined && !lines.has(key)) lines.set(key, index + 1);
  }
  return new Map(Object.keys(parseScripts(text)).map((name) => [name, lines.get(name) ?? 1]));
}

function parseScripts(text: string): object {
  try {
    const data: unknown = JSON.parse(text);
    const scripts = typeof data === 'object' && data !== null && 'scripts' in data ? data.scripts : undefined;
    return typeof scripts === 'object' && scripts !== null ? scripts : {};
  } catch {
    return {};
  }
}
