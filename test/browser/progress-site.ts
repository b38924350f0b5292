import { buildSite, runProcess, waymark } from '../helpers/build.ts';
import { openProject, writeFiles, type Project } from '../helpers/project.ts';
import type { Files } from '../helpers/repository.ts';

/** A portal with a pathway of one or two releases, for the story of a learner. */

const pathway = (units: string): string => `id: on-call
title: On-call engineer
summary: Take the pager with confidence.
stages:
  - id: foundation
    title: Know the system
    units:
${units}supported: [{ range: 1.x, until: 2031-03-01 }]
`;

const files: Files = {
  'waymark.yml': `site: { id: learners, title: Learners, description: How we learn. }
sources:
  - { id: wiki, path: wiki }
  - { id: runbooks, path: runbooks, kind: runbook }
`,
  'wiki/index.md': '# Wiki\n\nBegin here.\n',
  'wiki/architecture.md': `---
id: architecture
---

# Architecture

What runs where.

- [ ] Draw the boxes
- [ ] Name the owners
- [x] Written down by the author
`,
  'wiki/rota.md': '---\nid: rota\n---\n\n# Rota\n\nWho is on call, and when.\n',
  'wiki/escalation.md': '---\nid: escalation\n---\n\n# Escalation\n\nWhom to wake.\n',
  'wiki/aside.md': '# An aside\n\nIn no pathway.\n\n- [ ] Nothing to tick here\n',
  'runbooks/pager.md': `---
id: pager
---

# Answer the pager

1. Open the laptop.
2. Acknowledge the page.
3. Read the runbook.
`,
  'content/pathways/on-call/pathway.yml': pathway(`      - { unit: architecture }
      - { unit: rota }
      - { unit: pager }
      - { external: 'https://sre.google/books/', id: sre-book, title: SRE book, minutes: 120 }
`),
};

/** What the second release brings: a page whose content changed, one that is new and required, and one that is gone. */
const second: Files = {
  'wiki/architecture.md': `---
id: architecture
---

# Architecture

What runs where, and since last spring in two regions: a primary one that takes all writes, and a secondary one that only answers reads.

- [ ] Draw the boxes
- [ ] Name the owners
- [x] Written down by the author
`,
  'content/pathways/on-call/pathway.yml': pathway(`      - { unit: architecture }
      - { unit: pager }
      - { unit: escalation }
      - { external: 'https://sre.google/books/', id: sre-book, title: SRE book, minutes: 120 }
`),
};

/** Makes its repository, without a release. */
export function openLearners(): Project {
  return openProject(files);
}

/** Releases the pathway for the first time, and builds. */
export async function buildFirst(root: string): Promise<void> {
  await release(root);
  await buildSite(root);
}

/** Changes pages and pathway, releases them, and builds. */
export async function buildSecond(root: string): Promise<void> {
  writeFiles(root, second);
  await commit(root);
  await release(root);
  await buildSite(root);
}

async function release(root: string): Promise<void> {
  const run = await waymark(['pathway', 'release', 'on-call', '--root', root]);
  if (run.code !== 0) throw new Error(`The release ended with ${String(run.code)}:\n${run.out}${run.err}`);
  await commit(root);
}

async function commit(root: string): Promise<void> {
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  await runProcess('git', ['-C', root, 'add', '--all']);
  await runProcess('git', ['-C', root, ...author, 'commit', '--quiet', '--message', 'Change']);
}
