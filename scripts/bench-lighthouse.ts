/**
 * Lighthouse's four scores of our own portal, as a telephone sees it: `npm run lighthouse`. It runs from npm at a fixed version, because
 * its tree is larger than ours; nothing here passes or fails.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import { serveFolder } from '../src/node/serve.ts';

const version = '13.5.0';

/** A page of each sort that the design names. */
const pages = [
  ['home', ''],
  ['pathway', 'pathways/first-hour/'],
  ['page', 'wiki/learner/reading-a-portal/'],
  ['search', 'search/?q=build'],
] as const;

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] } | undefined>;
  audits: Record<string, { title: string; score: number | null } | undefined>;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const run = promisify(execFile);

async function audit(url: string, work: string): Promise<Report> {
  const output = join(work, 'report.json');
  const flags = ['--output=json', `--output-path=${output}`, '--quiet', '--chrome-flags=--headless --no-sandbox --disable-dev-shm-usage'];
  const chrome = process.env['CHROME_PATH'] ?? (await chromium.executablePath());
  await run('npx', ['--yes', `lighthouse@${version}`, url, ...flags], { env: { ...process.env, CHROME_PATH: chrome }, timeout: 240_000 });
  return JSON.parse(readFileSync(output, 'utf8')) as Report;
}

/** Audits that took points away, with the category that they belong to. */
function listFaults({ categories: found, audits }: Report): string[] {
  return categories.flatMap((category) =>
    (found[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const { title = '', score = null } = audits[id] ?? {};
      return weight > 0 && score !== null && score < 0.9 ? [`${category}: ${id} (${title})`] : [];
    }),
  );
}

const [, , folder = resolve(import.meta.dirname, '../dist')] = process.argv;
const work = mkdtempSync(join(tmpdir(), 'waymark-lighthouse-'));
const server = await serveFolder(folder, { port: 0 });
try {
  say(`Lighthouse ${version}, its mobile throttling, of ${folder}`);
  say(`| page | ${categories.join(' | ')} |\n|---|${'--:|'.repeat(categories.length)}`);
  const faults: string[] = [];
  for (const [name, path] of pages) {
    const report = await audit(new URL(path, server.url).href, work);
    say(`| ${name} | ${categories.map((category) => Math.round((report.categories[category]?.score ?? 0) * 100)).join(' | ')} |`);
    faults.push(...listFaults(report).map((fault) => `${name}: ${fault}`));
  }
  for (const fault of faults) say(fault);
} finally {
  await server.close();
  rmSync(work, { recursive: true, force: true });
}
