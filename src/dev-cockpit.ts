import type { AstroIntegrationLogger } from 'astro';
import type { Finding } from './core/diagnostic.ts';
import type { PageFacts } from './core/portal.ts';
import { findFailure, firstLine } from './node/live-pages.ts';
import { ConfigError } from './node/read-config.ts';
import type { Session } from './node/session.ts';
import type { CockpitData, CockpitPage, Fault } from './site/dev/cockpit-data.ts';

/** What the corner of open pages is told. */
export interface Cockpit {
  /** What the page at a path shows in its corner: its facts, if it is a page, and the faults of the whole site. */
  tell(path: string): CockpitData;
  /** Notes what came of reading everything again: the error, or nothing. */
  note(error: unknown): void;
  /** Notes from now on what fails while the portal as it is now is drawn. A portal that was read or judged again is another one. */
  attach(): void;
  /** Forgets live pages whose code failed: when they are drawn again they may be fine. */
  forgetFailures(): void;
}

/** Live pages whose code fails are shown without it, as in a build, and their corner says why. */
export function openCockpit(session: Session, logger: AstroIntegrationLogger): Cockpit {
  const failures = new Map<string, Fault | undefined>();
  let unread: Fault[] = [];
  const giveUpLive = (id: string, error: unknown): true => {
    logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const finding = findFailure(session, id, { reason: firstLine(error) });
    failures.set(id, finding && toFault(finding));
    return true;
  };
  const attach = (): void => session.amend({ giveUpLive });
  attach();
  return {
    attach,
    note(error) {
      unread = error === undefined ? [] : toFaults(error);
      if (error === undefined) attach();
    },
    forgetFailures: () => failures.clear(),
    tell(path) {
      const failed = [...failures.values()].filter((fault) => fault !== undefined);
      return { ...cockpitData(session, path, failed), unread };
    },
  };
}

function cockpitData({ root, diagnose, portal, loaded }: Session, path: string, failed: readonly Fault[]): Omit<CockpitData, 'unread'> {
  const wanted = decodeAddress(path);
  const here = portal.pages.find(({ url }) => decodeAddress(url) === wanted);
  const addressOf = new Map(portal.pages.map((page) => [page.path, page.url]));
  const found = diagnose()
    .filter(({ severity }) => severity !== 'info')
    .map((diagnostic) => ({ ...toFault(diagnostic), severity: diagnostic.severity === 'error' ? 'error' : 'warning' }) as const);
  return {
    root,
    base: portal.site.base,
    page: here && toPageFacts(portal.describePage(here.id), loaded.catalog.page(here.id)?.lifecycle === 'draft'),
    faults: [...failed, ...found].map((fault) => ({ ...fault, url: addressOf.get(fault.file) })),
  };
}

/** An address as people read it; as it is, where it isn't encoded as addresses are: anybody may ask. */
function decodeAddress(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Every fault of a configuration; of anything else, what it says. */
function toFaults(error: unknown): Fault[] {
  if (error instanceof ConfigError && error.findings.length > 0) return error.findings.map(toFault);
  return [
    {
      rule: '',
      severity: 'error',
      message: firstLine(error),
      hint: undefined,
      file: '',
      line: undefined,
      column: undefined,
      url: undefined,
    },
  ];
}

function toFault({ rule, message, hint, file, range }: Finding): Fault {
  return { rule, severity: 'error', message, hint, file, line: range?.start.line, column: range?.start.column, url: undefined };
}

function toPageFacts({ path, owners, freshness, contexts }: PageFacts, isDraft: boolean): CockpitPage {
  return {
    path,
    isDraft,
    owners: owners.map(({ name, url }) => ({ title: name, url })),
    freshness,
    pathways: contexts.map(({ title, url, place, total }) => ({ title, url, place, total })),
  };
}
