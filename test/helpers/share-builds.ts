import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pid } from 'node:process';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder in which test files note what they have built for others. */
    sharedBuilds: string;
  }
}

/** Gives every test file of a run one folder to note builds in, and removes what was built at the end. Each project of the run does both. */
export default function shareBuilds(project: TestProject): () => void {
  const folder = join(tmpdir(), `waymark-shared-${pid}`);
  mkdirSync(folder, { recursive: true });
  project.provide('sharedBuilds', folder);
  return () => {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.json'))) {
      const { root } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { root: string };
      rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    }
    rmSync(folder, { recursive: true, force: true });
  };
}
