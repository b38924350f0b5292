import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { buildSite, type BuiltSite } from './build.ts';
import { cloneCorpus, findCorpus } from './corpora.ts';
import { openOwnPortal } from './fixture.ts';
import type { Project } from './project.ts';

/** Portals that tests build. Those that several test files visit are built by whoever comes first; `share-builds.ts` removes them. */

/** Which portal to build. */
export interface BuildOptions {
  /** Opens the repository of the portal; our own when absent. */
  open?: () => Opened | Promise<Opened>;
  /** Builds it into its `dist`; by default the compiled command does. */
  build?: (root: string) => Promise<unknown>;
  /** Name under which all test files of a run share one build. They mustn't change it. */
  shared?: string;
}

type Opened = Pick<Project, 'root' | 'remove'>;

/** Where a portal lies. */
export interface BuiltPortal extends Pick<BuiltSite, 'root' | 'folder'> {
  /** Absent for one that is shared. */
  remove?: () => void;
}

/** Our own portal. */
export const ownPortal: BuildOptions = { shared: 'own', open: openOwnPortal };

const playbookPath = findCorpus('engineering-playbook');

/** A wiki of 246 pages that others wrote, which measures are taken on besides our own; undefined where it is absent. */
export const playbook: BuildOptions | undefined =
  playbookPath === undefined ? undefined : { shared: 'playbook', open: () => cloneCorpus(playbookPath) };

/** Builds a portal once for a test file or group, or takes what another test file has built. Gives its published folder. */
export function useBuilt(options: BuildOptions): { folder(): string } {
  let built: BuiltPortal | undefined;
  beforeAll(async () => {
    built = await openPortal(options);
  });
  afterAll(() => built?.remove?.());
  return { folder: () => built?.folder ?? '' };
}

/** Builds a portal, or takes the one that another test file has built. */
export async function openPortal({ open = openOwnPortal, build = buildSite, shared }: BuildOptions): Promise<BuiltPortal> {
  const make = async (): Promise<BuiltPortal> => {
    const { root, remove } = await open();
    await build(root);
    return { root, folder: join(root, 'dist'), remove };
  };
  return shared === undefined ? make() : shareBuild(shared, make);
}

/** The portal of this name, made by `make` unless another test file of this run has made it. */
async function shareBuild(name: string, make: () => Promise<BuiltPortal>): Promise<BuiltPortal> {
  const folder = inject('sharedBuilds');
  const [record, lock] = [join(folder, `${name}.json`), join(folder, `${name}.lock`)];
  while (!existsSync(record)) {
    if (!take(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    try {
      if (!existsSync(record)) writeFileSync(record, JSON.stringify(await make()));
    } finally {
      rmdirSync(lock);
    }
  }
  return JSON.parse(readFileSync(record, 'utf8')) as BuiltPortal;
}

/** Test files of one room run two at a time. */
function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
