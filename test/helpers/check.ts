import { waymark } from './build.ts';

/** A diagnostic as `waymark check --format json` prints it, as far as tests of the whole read it. */
export interface Fault {
  rule: string;
  severity: string;
  file: string;
  message: string;
  actual?: string;
}

/** A page as `waymark pages --format json` prints it, as far as tests of the whole read it. */
export interface ListedPage {
  path: string;
  id: string;
  url: string;
  title: string;
}

/** Every fault that `waymark check` finds. */
export async function checkRepository(root: string, ...args: string[]): Promise<Fault[]> {
  const run = await waymark(['check', '--root', root, '--format', 'json', ...args]);
  if (run.code !== 0 && run.code !== 1) throw new Error(`waymark check ended with ${String(run.code)}:\n${run.err}`);
  return (JSON.parse(run.out) as { diagnostics: Fault[] }).diagnostics;
}

/** Every page that `waymark pages` lists. */
export async function listPages(root: string): Promise<ListedPage[]> {
  const run = await waymark(['pages', '--root', root, '--format', 'json']);
  if (run.code !== 0) throw new Error(`waymark pages ended with ${String(run.code)}:\n${run.err}`);
  return (JSON.parse(run.out) as { pages: ListedPage[] }).pages;
}

/** Path of a page's HTML file below the published folder, for a site without base. */
export function fileOfPage({ url }: Pick<ListedPage, 'url'>): string {
  return `${decodeURIComponent(url.slice(1))}index.html`;
}
