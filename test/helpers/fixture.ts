import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openFolder } from './build.ts';
import { packageFolder } from './package-folder.ts';
import { openClone, openProject, type Project } from './project.ts';

/** A repository with the files of `test/site/fixtures/<name>`. */
export function openFixture(name: string): Project {
  const project = openProject({});
  cpSync(join(packageFolder, 'test/site/fixtures', name), project.root, { recursive: true });
  project.commit();
  return project;
}

/** A clone of this repository, history included, with our own content as it is in the checkout. */
export function openOwnPortal(): Project {
  const { root, remove } = openFolder();
  const project = openClone(packageFolder, root, remove);
  for (const path of ['content', 'waymark.yml']) {
    rmSync(join(root, path), { recursive: true });
    cpSync(join(packageFolder, path), join(root, path), { recursive: true });
  }
  if (project.git('status', '--porcelain') !== '') project.commit({}, new Date().toISOString());
  return project;
}
