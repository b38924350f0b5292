import { UserError } from '../src/core/user-error.ts';
import { importedFiles } from '../src/node/find-imports.ts';
import { giveUpLive, livePages } from '../src/node/live-pages.ts';
import type { Session } from '../src/node/session.ts';
import { auditPage } from './audit-pages.ts';

/** Has live pages whose code fails while they are drawn be shown without it, each with a finding. */
export function tolerateFailures(session: Session): void {
  session.amend({
    giveUpLive(id, error) {
      giveUpLive(session, id, firstLine(error));
      return true;
    },
  });
}

/**
 * Finds the live pages that an error of Astro's or Vite's is about and gives them up: those that it names, or that import what it names;
 * all of them where it names nothing that is known. False when there is no live page, so that the error is about something else.
 */
export function giveUpFailing(session: Session, error: unknown): boolean {
  const alive = livePages(session);
  const account = describe(error);
  const named = alive.filter(({ file }) => [...importedFiles(file)].some((path) => account.includes(path)));
  for (const { id } of named.length > 0 ? named : alive) giveUpLive(session, id, firstLine(error));
  return alive.length > 0;
}

/** Gives up live pages whose code wrote what the audit refuses. True when there were any. */
export async function giveUpRefused(session: Session, staging: string): Promise<boolean> {
  let any = false;
  for (const { id } of livePages(session)) {
    const address = session.loaded.catalog.page(id)?.address ?? '';
    const [fault] = await auditPage(staging, `${address}index.html`);
    if (fault === undefined) continue;
    any = true;
    giveUpLive(session, id, `its HTML could act in a reader’s browser (${fault})`);
  }
  return any;
}

/** Everything that an error says of files: message, place and causes. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { id, loc } = error as { id?: unknown; loc?: { file?: unknown } };
  return [error.message, error.stack, id, loc?.file, error.cause === undefined ? '' : describe(error.cause)].join('\n');
}

function firstLine(error: unknown): string {
  const inner = error instanceof UserError && error.cause !== undefined ? error.cause : error;
  const text = inner instanceof Error ? inner.message : String(inner);
  return text.trim().split('\n')[0] ?? '';
}
