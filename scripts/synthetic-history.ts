/**
 * A repository with a long history, made for measuring: no real one can be handed out with this one, and none is the same tomorrow.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How large the repository is to be. */
export interface SyntheticSize {
  commits: number;
  pages: number;
  files: number;
}

interface State {
  random: () => number;
  /** Mark of the blob by path, on the main line. */
  files: Map<string, number>;
  pages: string[];
  code: string[];
  marks: number;
  head: number;
  side: { tip: number; changes: Map<string, number>; left: number } | undefined;
  moves: number;
  /** What a page says and when it was reviewed, as numbers of commits. */
  written: Map<string, { text: number; review: number }>;
}

/** Seconds since 1970 of the first commit; one follows the other by 50 minutes, so that 80,000 of them take eight years. */
const start = Date.UTC(2018, 0, 1) / 1000;
const step = 3000;

/**
 * Fills an empty folder with a repository: pages in `docs/`, code in a tree three folders deep. Of the commits 9 in 10 change code,
 * the others pages; some are branches with their merges, exact renames, sweeps over pages, and reviews of pages, alone and by the dozen.
 * The same size gives the same repository.
 */
export async function writeSyntheticHistory(root: string, size: SyntheticSize): Promise<void> {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: root });
  const child = spawn('git', ['-c', 'gc.auto=0', 'fast-import', '--quiet', '--done'], { cwd: root, stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(child, 'close');
  for (const text of describeHistory(size)) if (!child.stdin.write(text)) await once(child.stdin, 'drain');
  child.stdin.end('done\n');
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`git fast-import ended with ${code}.`);
  execFileSync('git', ['checkout', '--quiet', 'main'], { cwd: root });
}

function* describeHistory({ commits, pages, files }: SyntheticSize): Generator<string> {
  const state: State = {
    random: createRandom(1),
    files: new Map(),
    pages: Array.from({ length: pages }, (_, at) => `docs/area-${at % 12}/topic-${at % 60}/page-${at}.md`),
    code: Array.from({ length: files }, (_, at) => `src/part-${at % 14}/module-${at % 350}/file-${at}.ts`),
    marks: 0,
    head: 0,
    side: undefined,
    moves: 0,
    written: new Map(),
  };
  yield* commit(state, 0, 'Begin', [...state.pages, ...state.code]);
  for (let at = 1; at < commits; at++) yield* describeStep(state, at);
}

function* describeStep(state: State, at: number): Generator<string> {
  const dice = state.random();
  if (state.side?.left === 0) yield* merge(state, at);
  else if (state.side && dice < 0.6) yield* commitAside(state, at);
  else if (dice < 0.03) yield* branch(state, at);
  else if (at % 400 === 0) yield* move(state, at);
  else if (at % 8000 === 0) yield* commit(state, at, 'Sweep', state.pages.slice(0, Math.ceil(state.pages.length / 2)));
  else if (at % 2500 === 0) yield* commit(state, at, 'Confirm pages', pickMany(state, state.pages, 40), 'review');
  else if (dice > 0.98) yield* commit(state, at, 'Review a page', [pick(state, state.pages)], 'review');
  else if (dice > 0.9) yield* commit(state, at, 'Edit pages', pickMany(state, state.pages, 2));
  else yield* commit(state, at, 'Change code\n\nBecause it has to.', pickMany(state, state.code, 1 + Math.floor(state.random() * 4)));
}

function* commit(state: State, at: number, message: string, paths: readonly string[], what: 'text' | 'review' = 'text'): Generator<string> {
  const changes = new Map<string, number>();
  for (const path of paths) yield blob(state, path, at, what, changes);
  const from = state.head;
  state.head = ++state.marks;
  yield describeCommit(state.head, at, message, [from], changes);
  for (const [path, mark] of changes) state.files.set(path, mark);
}

function* branch(state: State, at: number): Generator<string> {
  const changes = new Map<string, number>();
  yield blob(state, pick(state, state.code), at, 'text', changes);
  const tip = ++state.marks;
  yield describeCommit(tip, at, 'Start something', [state.head], changes, 'side');
  state.side = { tip, changes, left: Math.floor(state.random() * 6) };
}

function* commitAside(state: State, at: number): Generator<string> {
  if (!state.side) return;
  const changes = new Map<string, number>();
  yield blob(state, pick(state, state.code), at, 'text', changes);
  const tip = ++state.marks;
  yield describeCommit(tip, at, 'Go on', [state.side.tip], changes, 'side');
  state.side = { tip, changes: new Map([...state.side.changes, ...changes]), left: state.side.left - 1 };
}

/** Files that both sides changed take the side's content; those that were moved away meanwhile stay away. */
function* merge(state: State, at: number): Generator<string> {
  if (!state.side) return;
  const changes = new Map([...state.side.changes].filter(([path]) => state.files.has(path)));
  const from = state.head;
  state.head = ++state.marks;
  yield describeCommit(state.head, at, 'Merge branch side', [from, state.side.tip], changes);
  for (const [path, mark] of changes) state.files.set(path, mark);
  state.side = undefined;
}

function* move(state: State, at: number): Generator<string> {
  const list = state.random() < 0.5 ? state.pages : state.code;
  const index = Math.floor(state.random() * list.length);
  const path = list[index] ?? '';
  const target = path.replace(/[^/]+(\.\w+)$/, `moved-${++state.moves}$1`);
  const from = state.head;
  state.head = ++state.marks;
  yield `${describeCommit(state.head, at, 'Move a file', [from], new Map())}R ${path} ${target}\n`;
  list[index] = target;
  state.files.set(target, state.files.get(path) ?? 0);
  state.files.delete(path);
  const written = state.written.get(path);
  if (written) state.written.set(target, written);
}

function blob(state: State, path: string, at: number, what: 'text' | 'review', changes: Map<string, number>): string {
  const mark = ++state.marks;
  changes.set(path, mark);
  const content = path.endsWith('.md') ? writePage(state, path, at, what) : `export const value = ${at};\n// ${path}\n`.repeat(8);
  return `blob\nmark :${mark}\ndata ${content.length}\n${content}\n`;
}

/** A page that says when it was reviewed. A review changes nothing but that. */
function writePage({ written }: State, path: string, at: number, what: 'text' | 'review'): string {
  const before = written.get(path) ?? { text: at, review: 0 };
  const { text, review } = what === 'review' ? { ...before, review: at } : { ...before, text: at };
  written.set(path, { text, review });
  const day = new Date((start + review * step) * 1000).toISOString().slice(0, 10);
  return `---\ntitle: Page\nreviewed: { on: ${day}, by: '@team' }\n---\n\n# Page\n\n${`Text of commit ${text}, which goes on.\n`.repeat(20)}`;
}

function describeCommit(
  mark: number,
  at: number,
  message: string,
  [from = 0, ...others]: readonly number[],
  changes: ReadonlyMap<string, number>,
  ref = 'main',
): string {
  const who = `Person ${at % 40} <p${at % 40}@example.com> ${start + at * step} +0000`;
  const parents = from === 0 ? '' : [`from :${from}\n`, ...others.map((other) => `merge :${other}\n`)].join('');
  const files = Array.from(changes, ([path, file]) => `M 100644 :${file} ${path}\n`).join('');
  return `commit refs/heads/${ref}\nmark :${mark}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}\n${parents}${files}`;
}

function pick(state: State, list: readonly string[]): string {
  // A few files change most of the time, as in real repositories.
  return list[Math.floor(state.random() ** 2 * list.length)] ?? '';
}

function pickMany(state: State, list: readonly string[], count: number): string[] {
  return [...new Set(Array.from({ length: count }, () => pick(state, list)))];
}

/** A linear congruential generator (Numerical Recipes): the same numbers every time. */
function createRandom(seed: number): () => number {
  let value = seed;
  return () => {
    value = (Math.imul(value, 1664525) + 1013904223) >>> 0;
    return value / 2 ** 32;
  };
}
