import { join, relative } from 'node:path';
import { importedFiles } from '../src/node/find-imports.ts';
import { firstLine, giveUpLive, livePages, unwrap } from '../src/node/live-pages.ts';
import { locateFailure, type FailurePlace } from '../src/node/locate-failure.ts';
import type { Session } from '../src/node/session.ts';
import { workFolder } from '../src/node/work-folder.ts';
import { auditPage } from './audit-pages.ts';

/** Has live pages whose code fails while they are drawn be shown without it, each with a finding. */
export function tolerateFailures(session: Session): void {
  session.amend({
    giveUpLive(id, error) {
      giveUpLive(session, id, { reason: firstLine(error), places: locateFailure(session.root, error) });
      return true;
    },
  });
}

/**
 * Finds the live pages that an error of Astro's or Vite's is about and gives them up: those that it names, or that import what it names;
 * all of them where it names nothing that is known. A bundler names every failure at once. False when there is no live page, so that the
 * error is about something else.
 */
export function giveUpFailing(session: Session, error: unknown): boolean {
  const alive = livePages(session).map((page) => ({ ...page, files: [...importedFiles(page.file)] }));
  for (const failure of listFailures(error)) {
    const account = describe(failure);
    const named = alive.filter(({ files }) => files.some((path) => account.includes(path)));
    for (const { id, file, files } of named.length > 0 ? named : alive) {
      const through = files.find((path) => path !== file && account.includes(path));
      giveUpLive(session, id, { reason: toClause(session.root, failure), places: placeOf(session.root, failure), through });
    }
  }
  return alive.length > 0;
}

/** What a bundler lists as failed (https://rolldown.rs), else the error itself. */
function listFailures(error: unknown): unknown[] {
  const inner = unwrap(error);
  const { errors } = inner instanceof Error ? (inner as { errors?: unknown }) : {};
  return Array.isArray(errors) && errors.length > 0 ? errors : [error];
}

/** Gives up live pages whose code wrote what the audit refuses. True when there were any. */
export async function giveUpRefused(session: Session, staging: string): Promise<boolean> {
  let any = false;
  for (const { id } of livePages(session)) {
    const address = session.loaded.catalog.page(id)?.address ?? '';
    const [fault] = await auditPage(staging, `${address}index.html`);
    if (fault === undefined) continue;
    any = true;
    giveUpLive(session, id, { reason: `its HTML could act in a reader’s browser (${fault})` });
  }
  return any;
}

/** Everything that an error says of files: message, place and causes. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { id, loc } = error as { id?: unknown; loc?: { file?: unknown } };
  return [error.message, error.stack, id, loc?.file, error.cause === undefined ? '' : describe(error.cause)].join('\n');
}

/** What a bundler says of one failure, without its own name and code for it, and with paths as the repository has them. */
function toClause(root: string, failure: unknown): string {
  const said = firstLine(failure).replace(/^\[[\w:-]+\]:? /, '');
  const local = said.replaceAll(/"((?:\.\.\/)+[^"]+)"/g, (_, path: string) => `"${relative(root, join(workFolder(root), 'site', path))}"`);
  return local.replaceAll(`${root}/`, '');
}

/** The place in a file that isn't MDX: of that, a bundler has only seen what it was compiled into. */
function placeOf(root: string, failure: unknown): FailurePlace[] {
  const { loc } = failure instanceof Error ? (failure as { loc?: { file?: unknown; line?: unknown; column?: unknown } }) : {};
  if (typeof loc?.file !== 'string' || typeof loc.line !== 'number' || loc.file.endsWith('.mdx')) return [];
  const path = relative(root, loc.file);
  return path.startsWith('..') ? [] : [{ path, line: loc.line, column: (typeof loc.column === 'number' ? loc.column : 0) + 1 }];
}
