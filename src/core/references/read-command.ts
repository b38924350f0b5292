import { readPath } from './read-path.ts';
import { readFlag } from './read-span.ts';
import type { Name } from './reference.ts';

/** Programs whose arguments are about to be made, or are somebody else's: what they name need not be in the repository. */
const creators = new Set([
  'cd',
  'mkdir',
  'touch',
  'cp',
  'mv',
  'ln',
  'git',
  'curl',
  'wget',
  'rm',
  'vi',
  'vim',
  'nano',
  'code',
  'tar',
  'unzip',
  'zip',
  'echo',
  'printf',
  'tee',
  'docker',
  'ssh',
  'scp',
  'rsync',
  'export',
  'brew',
  'apt',
  'apt-get',
  'pip',
  'pip3',
  'helm',
  'aws',
  'gh',
]);

/** Programs that only say how to start the next one. */
const starters = new Set(['sudo', 'time', 'exec', 'env', 'nohup']);

/** Commands of yarn, pnpm and bun that are no scripts, in front of which `run` may be left out. */
const packageCommands = new Set([
  'add',
  'audit',
  'bin',
  'cache',
  'config',
  'create',
  'dedupe',
  'deploy',
  'dlx',
  'exec',
  'global',
  'help',
  'i',
  'import',
  'info',
  'init',
  'install',
  'link',
  'list',
  'ls',
  'npm',
  'outdated',
  'pack',
  'patch',
  'plugin',
  'prune',
  'publish',
  'rebuild',
  'remove',
  'run',
  'set',
  'store',
  'unlink',
  'up',
  'update',
  'upgrade',
  'version',
  'why',
  'workspace',
  'workspaces',
  'x',
]);

/** Reads a command line: targets of make, scripts of npm and its like, files that are given, and flags of the repository's own programs. */
export function readCommand(text: string): Name[] {
  return text.split(/&&|\|\||[;|]/).flatMap((part) => readCall(part.trim().split(/\s+/)));
}

function readCall(words: readonly string[]): Name[] {
  const from = words.findIndex((word) => word !== '$' && !starters.has(word) && !/^\w+=/.test(word));
  if (from < 0) return [];
  const [program = '', ...args] = words.slice(from);
  if (program === 'make' || program === 'gmake') return readTargets(args);
  if (['npm', 'pnpm', 'yarn', 'bun'].includes(program)) return readScript(program, args);
  if (creators.has(program)) return [];
  return readArguments(program, args);
}

/** With `-C` or `-f` the targets are those of another folder, which may be another repository. */
function readTargets(args: readonly string[]): Name[] {
  if (args.some((word) => /^(?:-[Cf]|--directory|--file)/.test(word))) return [];
  return args
    .filter((word) => /^[A-Za-z][\w.-]*$/.test(word))
    .map((word): Name => ({ kind: 'target', text: `make ${word}`, names: [`make ${word}`] }));
}

function readScript(program: string, args: readonly string[]): Name[] {
  const runs = args[0] === 'run' || args[0] === 'run-script';
  const script = runs ? args[1] : args[0];
  if (script === undefined || !/^[A-Za-z][\w:.-]*$/.test(script)) return [];
  const isScript = runs || (program === 'npm' ? ['test', 'start'].includes(script) : program !== 'bun' && !packageCommands.has(script));
  if (!isScript) return [];
  return [{ kind: 'target', text: `${program} ${runs ? 'run ' : ''}${script}`, names: [`npm ${script}`] }];
}

/** Files in the arguments, and in the value of a flag; flags only where the program itself is a file of the repository. */
function readArguments(program: string, args: readonly string[]): Name[] {
  const isOwn = /^\.{0,2}[\w.-]*\//.test(program) && !program.startsWith('/');
  return [program, ...args].flatMap((word) => {
    const flag = isOwn ? (readFlag(word) ?? []) : [];
    const value = word.replace(/^-[\w-]+=/, '').replace(/^(['"])(.*)\1$/, '$2');
    // A path with a line is what a program answers.
    return [...flag, ...(value.includes('/') && !/^-|:\d+$/.test(value) ? (readPath(value) ?? []) : [])];
  });
}
