import { join, relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { toPublication } from '../core/build-portal.ts';
import { pointAt } from '../core/decode-text.ts';
import type { Finding, Range } from '../core/diagnostic.ts';
import { linkAddress } from '../core/link-address.ts';
import { UserError } from '../core/user-error.ts';
import { findWay } from './find-imports.ts';
import type { FailurePlace } from './locate-failure.ts';
import type { Session } from './session.ts';

/** A page whose code runs while the site is generated. */
export interface LivePage {
  id: string;
  /** Absolute path of its file. */
  file: string;
}

/** Live MDX pages of a session, but for those whose code failed. */
export function livePages({ root, loaded, withoutCode }: Session): LivePage[] {
  const live = loaded.catalog.pages.filter(({ id, document }) => document.format === 'live' && !withoutCode.has(id));
  return live.map(({ id, path }) => ({ id, file: join(root, path) }));
}

/** Address for a link or image in a live MDX page, whose file is given by its absolute path. Undefined when it leads nowhere. */
export function resolveLive({ root, loaded, drafts }: Session, file: string, kind: 'link' | 'image', url: string): string | undefined {
  const { catalog, publishedAssets } = loaded;
  const page = catalog.pageAt(relative(root, file).split(sep).join('/'));
  return page && linkAddress(catalog.resolve(page, { kind, url }), toPublication({ catalog, publishedAssets, drafts }));
}

/** Faults of a page's text because of which its code fails, so that the failure is nothing new. */
const causes = new Set<string>(['mdx/unknown-component', 'mdx/undefined-name', 'mdx/unresolved-import']);

/** Why the code of a live page failed. */
export interface LiveFailure {
  /** A clause. */
  reason: string;
  /** Where the code was, the innermost first, as far as that is known. */
  places?: readonly FailurePlace[];
  /** The file that failed, absolute, where it is another one that the page imports. */
  through?: string | undefined;
}

/** Shows a live page without running its code from now on, with a finding that says why unless the text's own faults do. */
export function giveUpLive(session: Session, id: string, failure: LiveFailure): void {
  if (!session.loaded.catalog.page(id) || session.withoutCode.has(id)) return;
  session.withoutCode.add(id);
  const finding = findFailure(session, id, failure);
  if (finding) session.loaded.catalog.findings.push(finding);
}

/** A finding that says why the code of a live page failed; undefined where the text's own faults do. */
export function findFailure(session: Session, id: string, { reason, places = [], through }: LiveFailure): Finding | undefined {
  const { root, loaded } = session;
  const page = loaded.catalog.page(id);
  if (!page || page.document.findings.some(({ rule }) => causes.has(rule))) return undefined;
  const [innermost] = places;
  const here = places.find(({ path }) => path === page.path);
  const elsewhere = innermost && innermost !== here ? ` (${innermost.path}:${innermost.line}:${innermost.column})` : '';
  const culprit = through ?? (innermost && join(root, innermost.path));
  return {
    rule: 'mdx/live-failed',
    message: `The code of this page failed, so that it is shown without it: ${reason}${elsewhere}`,
    hint: 'Mend the page, or what it imports; the terminal of `waymark dev` shows the whole error.',
    file: page.path,
    range: here
      ? { start: here, end: { line: here.line, column: here.column + (here.name?.length ?? 1) } }
      : wayTo(session, page.path, culprit),
  };
}

/** The first line of what an error says, without colours. */
export function firstLine(error: unknown): string {
  const inner = unwrap(error);
  const text = stripVTControlCharacters(inner instanceof Error ? inner.message : String(inner));
  return text.trim().split('\n')[0] ?? '';
}

/** What an error of ours was caused by, else the error itself. */
export function unwrap(error: unknown): unknown {
  return error instanceof UserError && error.cause !== undefined ? error.cause : error;
}

/** Where a page imports a file that failed. */
function wayTo({ root, loaded }: Session, path: string, file: string | undefined): Range | undefined {
  const text = loaded.tree.files.find((one) => one.path === path)?.text;
  const way = file === undefined || text === undefined ? undefined : findWay(join(root, path), text, file);
  return way && text !== undefined ? { start: pointAt(text, way.start), end: pointAt(text, way.end) } : undefined;
}
