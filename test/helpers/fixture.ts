import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './package-folder.ts';
import { openProject, type Project } from './project.ts';

/** A repository with the files of `test/site/fixtures/<name>`. */
export function openFixture(name: string): Project {
  return openCopy({ [join('test/site/fixtures', name)]: '.' });
}

/** A repository with our own content, as `waymark build` in the checkout sees it. */
export function openOwnPortal(): Project {
  return openCopy({ content: 'content', 'waymark.yml': 'waymark.yml' });
}

function openCopy(paths: Readonly<Record<string, string>>): Project {
  const project = openProject({});
  for (const [from, to] of Object.entries(paths)) cpSync(join(packageFolder, from), join(project.root, to), { recursive: true });
  project.commit();
  return project;
}
