/**
 * Measures this checkout, on this machine, in one run: `npm run bench` on about 970 pages, `npm run bench -- corpora` on every corpus,
 * `npm run bench -- edit` what an author waits for, `npm run bench -- history` on 80,000 commits, `npm run bench -- large` on 10,000 pages.
 * `npm run bench -- --help` says more. Figures are for comparison with one another; nothing here passes or fails.
 */
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { benchEdit } from './bench-edit.ts';
import { benchHistory } from './bench-history.ts';
import { benchSearch } from './bench-search.ts';
import { benchLarge } from './bench-large.ts';

const packageFolder = resolve(import.meta.dirname, '..');
const bin = join(packageFolder, 'scripts/bin.cjs');
const shared = process.env['WAYMARK_CORPORA'] ?? resolve(packageFolder, '../shared/corpora');
const neutral = resolve(shared, '../bench/neutral.py');

const help = `npm run bench                measures check and build on about 970 pages, cold and warm
npm run bench -- corpora     prints a table of every corpus: files, pages, diagnostics by rule, seconds, MB
npm run bench -- history     measures reading history, cold and warm, of 80,000 generated commits and of a real repository
npm run bench -- search …    asks search for known pages of the repositories that are named; with --tune tries other weights too
npm run bench -- edit        measures what an author waits for: the start of dev, a save in the browser, a save in check --watch
npm run bench -- large       builds 200 and 10,000 generated pages, and compares what their pages weigh
npm run lighthouse           prints Lighthouse's scores of the portal in dist

The corpora are looked for in WAYMARK_CORPORA, else in ../shared/corpora. Without them, pages are generated.
Compile first (npm run compile), close what else keeps the machine busy, and compare ratios, not seconds.
To compare with another generator, have it build the folder that the first line names.
`;

/** How a command went. */
interface Measure {
  seconds: number;
  /** Peak of resident memory of the process and the largest of its children, in MB; unknown without GNU time. */
  peakMb: number | undefined;
  code: number;
  out: string;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Runs the compiled command, under GNU time where there is one. */
async function measure(...args: string[]): Promise<Measure> {
  const time = '/usr/bin/time';
  const hasTime = existsSync(time) && process.platform === 'linux';
  const command = [process.execPath, bin, ...args];
  const [program = '', ...rest] = hasTime ? [time, '-f', '\nPEAK %M', ...command] : command;
  const started = performance.now();
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number>((done, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => {
      done(exit ?? -1);
    });
  });
  if (code > 1 || code < 0) throw new Error(`waymark ${args.join(' ')} ended with ${code}:\n${err}`);
  const peak = /PEAK (\d+)/.exec(err)?.[1];
  return {
    seconds: (performance.now() - started) / 1000,
    peakMb: peak === undefined ? undefined : Math.round(Number(peak) / 1024),
    code,
    out,
  };
}

function git(root: string, ...args: string[]): string {
  const settings = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'gc.auto=0'];
  return execFileSync('git', [...settings, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/** A repository of about 970 pages: real ones made neutral, four copies of each, else generated ones. */
function preparePages(work: string): string {
  const root = join(work, 'pages');
  const bundle = join(shared, 'engineering-playbook.bundle');
  const source = existsSync(bundle) ? unpack(bundle, work) : join(shared, 'engineering-playbook');
  mkdirSync(root);
  if (existsSync(neutral) && existsSync(source)) {
    execFileSync('python3', [neutral, join(source, 'docs'), join(root, 'docs'), '4']);
  } else {
    say('Without the corpora: generated pages, which are simpler than real ones.');
    generatePages(join(root, 'docs'));
  }
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'Pages');
  return root;
}

function unpack(bundle: string, work: string): string {
  const target = join(work, basename(bundle, '.bundle'));
  const heads = git(work, 'bundle', 'list-heads', bundle);
  const branch = /refs\/heads\/(main|master)$/m.exec(heads)?.[1] ?? 'main';
  git(work, 'clone', '--quiet', '--branch', branch, bundle, target);
  return target;
}

function generatePages(folder: string): void {
  const paragraph = 'Every page says what it is about, leads to [another page](page-NEXT.md) and shows `code`, **weight** and a list.\n\n';
  for (let at = 0; at < 970; at++) {
    const place = join(folder, `chapter-${at % 30}`);
    mkdirSync(place, { recursive: true });
    const sections = Array.from({ length: 8 }, (_, number) => {
      const code = '```js\nexport const answer = items.map((item) => item.value).filter(Boolean);\n```\n\n';
      return `## Section ${number}\n\n${paragraph.replace('NEXT', String((at + 30) % 970)).repeat(3)}- one\n- two\n\n${number % 2 ? code : ''}`;
    });
    writeFileSync(join(place, `page-${at}.md`), `---\ntitle: Page ${at}\n---\n\n${sections.join('')}`);
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
}

function megabytes(folder: string): number {
  return listFiles(folder).reduce((sum, path) => sum + statSync(path).size, 0) / 1e6;
}

/** The budgets' six commands, and how they relate. */
async function benchPages(work: string): Promise<void> {
  const root = preparePages(work);
  const out = join(work, 'out');
  const pages = listFiles(join(root, 'docs'))
    .filter((path) => path.endsWith('.md'))
    .sort();
  say(`${pages.length} pages, ${megabytes(join(root, 'docs')).toFixed(1)} MB of Markdown, in ${root}`);
  const results = new Map<string, Measure>();
  const run = async (label: string, ...args: string[]): Promise<void> => {
    const result = await measure(...args, '--root', root);
    results.set(label, result);
    say(`${label.padEnd(24)} ${result.seconds.toFixed(2).padStart(6)} s  ${String(result.peakMb ?? '?').padStart(5)} MB peak`);
  };
  await run('check, cold', 'check', '--format', 'json');
  await run('check, warm', 'check', '--format', 'json');
  await run('build after check', 'build', '--out', out);
  rmSync(join(root, '.waymark'), { recursive: true });
  rmSync(out, { recursive: true });
  await run('build, cold', 'build', '--out', out);
  appendFileSync(pages[0] ?? '', '\nOne more sentence.\n');
  await run('build, one page edited', 'build', '--out', out);
  await run('build, nothing edited', 'build', '--out', out);
  say(`${megabytes(out).toFixed(1)} MB written, ${listFiles(out).filter((path) => path.endsWith('.html')).length} HTML files`);
  const ratio = (label: string): string => ((results.get(label)?.seconds ?? 0) / (results.get('build, cold')?.seconds ?? 1)).toFixed(2);
  say(
    `As parts of a cold build: ${['check, cold', 'check, warm', 'build, one page edited', 'build, nothing edited'].map((label) => `${label} ${ratio(label)}`).join('; ')}`,
  );
}

interface CheckReport {
  summary: { pages: number };
  diagnostics: { rule: string }[];
}

/** A table of the corpora, in Markdown. */
async function benchCorpora(work: string): Promise<void> {
  const names = existsSync(shared)
    ? [...new Set(readdirSync(shared).filter((name) => name.endsWith('.bundle') || existsSync(join(shared, name, '.git'))))].sort()
    : [];
  if (names.length === 0) throw new Error(`There are no corpora in ${shared}; WAYMARK_CORPORA names another folder.`);
  say('| corpus | files | Markdown | pages | diagnostics | check, s | build, s | peak, MB | site, MB |');
  say('|---|--:|--:|--:|---|--:|--:|--:|--:|');
  for (const name of names) {
    const root = join(work, basename(name, '.bundle'));
    if (name.endsWith('.bundle')) unpack(join(shared, name), work);
    else cpSync(join(shared, name), root, { recursive: true });
    const files = git(root, 'ls-files', '-z').split('\0').filter(Boolean);
    const check = await measure('check', '--format', 'json', '--root', root);
    rmSync(join(root, '.waymark'), { recursive: true });
    const build = await measure('build', '--root', root);
    const { summary, diagnostics } = JSON.parse(check.out) as CheckReport;
    const rules = [...Map.groupBy(diagnostics, ({ rule }) => rule)].map(([rule, found]) => `${rule} ${found.length}`).sort();
    const markdown = files.filter((path) => /\.(?:md|mdx|markdown|md\.erb)$/i.test(path)).length;
    const cells = [
      basename(root),
      files.length,
      markdown,
      summary.pages,
      rules.join(', '),
      check.seconds.toFixed(1),
      build.seconds.toFixed(1),
      build.peakMb ?? '?',
      megabytes(join(root, 'dist')).toFixed(1),
    ];
    say(`| ${cells.join(' | ')} |`);
  }
}

/** What an author waits for, on the same pages as the first bench. */
async function benchAuthor(work: string): Promise<void> {
  const root = preparePages(work);
  const pages = listFiles(join(root, 'docs'))
    .filter((path) => path.endsWith('.md'))
    .sort();
  say(`${pages.length} pages in ${root}`);
  await benchEdit(root, pages);
}

/** Reading history, apart from commands: of generated commits, and of the corpus with the longest history. */
async function benchLongHistory(work: string): Promise<void> {
  const name = 'modernisation-platform';
  const bundle = join(shared, `${name}.bundle`);
  const folder = join(shared, name);
  const real = existsSync(bundle) ? unpack(bundle, work) : existsSync(folder) ? folder : undefined;
  await benchHistory(work, real, say);
}

const [what, ...roots] = process.argv.slice(2);

const benches = new Map([
  [undefined, benchPages],
  ['corpora', benchCorpora],
  ['history', benchLongHistory],
  ['search', (work: string) => benchSearch(work, roots, say)],
  ['edit', benchAuthor],
  ['large', (work: string) => benchLarge(work, bin, say)],
]);

const bench = benches.get(what);
if (!bench) {
  process.stdout.write(help);
  process.exitCode = what === '--help' ? 0 : 2;
} else {
  const work = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  try {
    await bench(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
