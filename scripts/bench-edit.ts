import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

/** The loop of an author: how long it takes from a save to what is seen, in the browser and in the terminal. */

const bin = resolve(import.meta.dirname, 'bin.cjs');
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Edits that are measured, after one that warms everything up. */
const edits = 20;

/** Runs the loop on a repository: `pages` are its Markdown files, absolute. */
export async function benchEdit(root: string, pages: readonly string[]): Promise<void> {
  const page = pages[Math.floor(pages.length / 2)] ?? '';
  const start = await measureStart(root);
  const shown = await measureBrowser(root, page);
  const checked = await measureWatch(root, page);
  const share = (milliseconds: number): string => (milliseconds / start).toFixed(2);
  say(`of a warm start, a save in the browser takes ${share(shown)}, a save in check --watch ${share(checked)}`);
}

/** Starts `waymark dev` twice: the first start finds no cache. Gives the milliseconds of the second until it listens. */
async function measureStart(root: string): Promise<number> {
  let took = 0;
  for (const state of ['cold', 'warm']) {
    const started = performance.now();
    const { child, address } = await startDev(root);
    const listening = performance.now();
    took = listening - started;
    await (await fetch(address)).text();
    say(`dev, ${state}: ${seconds(started, listening)} s until it listens, ${seconds(listening)} s until home is answered`);
    await stop(child);
  }
  return took;
}

/** Saves a page again and again and waits until the browser shows what was written. Gives the median in milliseconds. */
async function measureBrowser(root: string, page: string): Promise<number> {
  const { child, address } = await startDev(root);
  const executablePath = process.env['CHROME_PATH'] ?? (await chromium.executablePath());
  const browser = await playwright.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  try {
    const tab = await browser.newPage();
    let heard: (word: string) => void = () => undefined;
    await tab.exposeFunction('tellSeen', (word: string) => heard(word));
    await tab.addInitScript(watchWords);
    await tab.goto(await findAddress(address, root, page));
    const waitFor = (word: string): Promise<void> =>
      new Promise((done) => {
        heard = (seen) => {
          if (seen === word) done();
        };
      });
    const times = await measureEdits(page, waitFor);
    say(`save to browser: ${summarize(times)}`);
    return median(times);
  } finally {
    await browser.close();
    await stop(child);
  }
}

/** Runs in the page: tells which edit is on the screen, in the second frame after it is in the document, when it was painted. */
function watchWords(): void {
  let told = '';
  const look = (): void => {
    const word = /Written as number \d+\./.exec(document.body?.textContent ?? '')?.[0];
    if (word === undefined || word === told) return;
    told = word;
    const tell = (globalThis as unknown as { tellSeen: (word: string) => void }).tellSeen;
    requestAnimationFrame(() => requestAnimationFrame(() => tell(word)));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

/** Saves a page again and again and waits until `check --watch` has judged it. Gives the median in milliseconds. */
async function measureWatch(root: string, page: string): Promise<number> {
  const child = spawn(process.execPath, [bin, 'check', '--watch', '--root', root], { stdio: ['ignore', 'ignore', 'pipe'] });
  let heard: () => void = () => undefined;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('Waiting for changes')) heard();
  });
  const next = (): Promise<void> => new Promise((done) => (heard = done));
  await next();
  const times = await measureEdits(page, next);
  say(`save to check: ${summarize(times)}`);
  await stop(child);
  return median(times);
}

/** Times from a save until `seen` says that it was seen, in milliseconds. The page is put back. */
async function measureEdits(page: string, seen: (word: string) => Promise<void>): Promise<number[]> {
  const text = readFileSync(page, 'utf8');
  const times: number[] = [];
  try {
    for (let at = 0; at <= edits; at++) {
      const word = `Written as number ${at}.`;
      const waiting = seen(word);
      const started = performance.now();
      writeFileSync(page, `${text}\n\n${word}\n`);
      await waiting;
      if (at > 0) times.push(performance.now() - started);
      // An author writes on meanwhile.
      await new Promise((done) => setTimeout(done, 300));
    }
    return times.sort((a, b) => a - b);
  } finally {
    writeFileSync(page, text);
  }
}

async function startDev(root: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [bin, 'dev', '--root', root, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise<string>((done, fail) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/\S+/.exec(said)?.[0];
      if (found !== undefined) done(found);
    });
    child.once('close', () => fail(new Error(`waymark dev ended:\n${said}`)));
  });
  return { child, address };
}

/** The address of a page, which its home lists nowhere: from the catalog. */
async function findAddress(address: string, root: string, page: string): Promise<string> {
  const child = spawn(process.execPath, [bin, 'pages', '--root', root, '--format', 'json'], { stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  await new Promise((done) => child.once('close', done));
  const { pages } = JSON.parse(out) as { pages: { path: string; url: string }[] };
  return new URL(pages.find(({ path }) => path === relative(root, page))?.url ?? '', address).href;
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('close', done));
  child.kill('SIGTERM');
  await ended;
}

function seconds(from: number, to = performance.now()): string {
  return ((to - from) / 1000).toFixed(2);
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function summarize(sorted: readonly number[]): string {
  const at = (share: number): string => `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)} ms`;
  return `median ${at(0.5)}, 9 of 10 within ${at(0.9)}, of ${sorted.length} edits`;
}
