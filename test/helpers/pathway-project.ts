import { loadCatalog } from '../../src/node/load-catalog.ts';
import { lockIn, type LockOptions } from './lock.ts';
import { openProject, type Project } from './project.ts';
import type { Files } from './repository.ts';

/** A portal with pathways, of which one has had three releases. */

const filler = 'This paragraph says something that everybody who is on call should have read at least once, and then again.\n\n';

/** One pixel, white. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=', 'base64');

const base: Files = {
  'waymark.yml': `site: { id: path, title: Handbook, description: How we run the platform., url: 'https://learn.example.com' }
sources:
  - { id: wiki, path: wiki, dialect: obsidian }
  - { id: runbooks, path: runbooks, kind: runbook }
owners: { fallback: '@acme/docs', contacts: { '@acme/platform': { name: Platform, slack: '#platform' } } }
`,
  'wiki/index.md': '# Wiki\n\nEvery link leads on. Begin with the [architecture](architecture.md).\n',
  'wiki/linux.md': `---\nteaches: [{ skill: linux-basics, level: 1 }]\nlevel: foundation\n---\n\n# Linux basics\n\n${filler}`,
  'wiki/architecture.md': `---
level: foundation
requires: [{ skill: linux-basics, level: 1 }]
teaches: [{ skill: system-map, level: 1 }]
objectives: [Say which service calls which]
---

# Architecture

The first text about services. See [the pager](../runbooks/pager.md) and [nowhere](gone.md).

![A map](map.png)

![[glossary]]

## Parts

The gateway takes 15 requests a second.

${filler}`,
  'wiki/glossary.md': '# Glossary\n\nA gateway lets requests in. First words.\n',
  'wiki/map.png': pixel,
  'wiki/queue.md': `---\nrequires: [{ skill: system-map, level: 1 }]\nteaches: [{ skill: queues, level: 1 }]\n---\n\n# Queue\n\n${filler}`,
  'wiki/database.md': `---\nrequires: [{ skill: system-map, level: 1 }]\n---\n\n# Database\n\n${filler}`,
  'runbooks/pager.md': `---
requires: [{ skill: queues, level: 1 }, { skill: writing, level: 1 }]
teaches: [{ skill: incident-response, level: 2 }]
---

# Answer the pager

1. Open the alert.
2. Say that you have it.

- [ ] Ask for a shadow shift
`,
  'runbooks/restore.md': '# Restore a volume\n\n1. Find the snapshot.\n2. Restore the volume from it.\n',
  'content/skills/skills.yml': `levels: [{ level: 1, name: Working }, { level: 2, name: Independent }]
skills:
  - { id: linux-basics, title: Linux basics, levels: [{ level: 1, criteria: [Finds a process], examples: [Reads a log] }] }
  - { id: system-map, title: Map of the system, summary: Knows what calls what. }
  - { id: queues, title: Queues }
  - id: incident-response
    title: Incident response
    summary: Takes the pager with confidence.
    halfLife: 1y
    levels:
      - { level: 1, criteria: [Follows a runbook] }
      - { level: 2, criteria: [Leads an incident] }
    alignment: [{ framework: SFIA, code: USUP, level: 3, url: 'https://sfia-online.org/en/sfia-9/skills/incident-management' }]
  - { id: negotiation, title: Negotiation }
roles:
  - id: sre
    title: Site reliability engineer
    summary: Keeps the platform up.
    expects: [{ skill: incident-response, level: 2 }, { skill: negotiation, level: 1 }]
  - { id: platform-engineer, title: Platform engineer }
`,
  'content/pathways/on-call/pathway.yml': `id: on-call
title: On-call engineer
summary: Take the pager with confidence.
roles: [sre, platform-engineer]
level: intermediate
owner: '@acme/platform'
entry: [{ skill: linux-basics, level: 1 }]
outcomes: [{ skill: incident-response, level: 2 }]
stages:
  - id: foundation
    title: Know the system
    summary: What there is, and what calls what.
    level: foundation
    units:
      - { unit: wiki/linux }
      - { unit: wiki/architecture }
      - { external: 'https://sre.google/books/', id: sre-book, title: The SRE book, minutes: 120, provider: Google, required: false }
    elective: { choose: 1, of: [wiki/queue, wiki/database] }
  - id: practice
    title: Take the pager
    units:
      - { unit: runbooks/pager }
    exit: { evidence: shadow-shift }
exit: { evidence: shadow-shift }
assessments:
  shadow-shift:
    title: A shadow shift
    task: Take a shift with somebody who has done it before, and write down what happened.
    skills: [{ skill: incident-response, level: 2 }]
    criteria:
      - { id: calm, text: Says what is known and what isn’t., levels: { good: Always, fair: Mostly } }
      - { id: runbook, text: Follows the runbook or says why not. }
    reviewers: ['@acme/platform']
supported: [{ range: 1.x, until: 2027-03-01 }, { range: 1.0.x, until: 2026-01-31 }]
`,
  'content/pathways/first-week/pathway.yml': `id: first-week
title: Your first week
level: foundation
stages:
  - { id: start, title: Start, units: [{ unit: wiki }, { unit: wiki/architecture }] }
`,
};

/** A project whose pathways can be released. */
export interface PathwayProject extends Project {
  /** Writes and commits the lock that the working state has now. */
  release(pathway: string, options: Omit<LockOptions, 'commit' | 'blobOf'>): Promise<void>;
  /** Blob that HEAD has at a path. */
  blob(path: string): string;
}

/** Opens a repository with these files. */
export function openReleasable(files: Files): PathwayProject {
  const project = openProject(files);
  const blob = (path: string): string => project.git('rev-parse', `HEAD:${path}`).trim();
  return {
    ...project,
    blob,
    async release(pathway, options) {
      const { catalog } = await loadCatalog(project.root, { bodies: false });
      const commit = project.git('rev-parse', 'HEAD').trim();
      const lock = lockIn(catalog, pathway, { ...options, commit });
      project.commit({ [`content/pathways/${pathway}/releases/${options.version}.lock.json`]: `${JSON.stringify(lock, undefined, 2)}\n` });
    },
  };
}

/** The example: `on-call` at 1.2.0 with a change since, and `first-week` without a release. */
export async function openPathwayProject(): Promise<PathwayProject> {
  const project = openReleasable(base);
  const embeds = (): LockOptions['embeds'] => ({
    'wiki/architecture.md': ['wiki/map.png', 'wiki/glossary.md'].map((path) => ({ path, blob: project.blob(path) })),
  });
  await project.release('on-call', { version: '1.0.0', date: '2026-01-05', embeds: embeds(), notes: { summary: 'The *first* version.' } });
  project.commit({
    'wiki/architecture.md': text('wiki/architecture.md').replace('The first text about services', 'Another text about services'),
    'wiki/glossary.md': '# Glossary\n\nA gateway lets requests in. Other words.\n',
    'wiki/map.png': Buffer.concat([pixel, Buffer.from('changed')]),
  });
  await project.release('on-call', {
    version: '1.1.0',
    date: '2026-01-20',
    embeds: embeds(),
    notes: {
      summary: 'Services are told **anew**; see [the wiki](../../../../wiki/index.md).',
      units: [
        { unit: 'wiki/architecture', change: 'changed', class: 'C2', impact: 'review', text: 'Says how services talk to each other.' },
      ],
      other: ['The order of stages is the same.'],
    },
  });
  project.commit({
    'wiki/architecture.md': text('wiki/architecture.md')
      .replace('The first text about services', 'Another text about services')
      .replace('15 requests', '20 requests'),
    'runbooks/restore.md': '# Restore a volume\n\n1. Find the snapshot.\n2. Stop the writer.\n3. Restore the volume from it.\n',
    'content/pathways/on-call/pathway.yml': text('content/pathways/on-call/pathway.yml').replace(
      '      - { unit: runbooks/pager }\n',
      '      - { unit: runbooks/pager }\n      - { unit: runbooks/restore }\n',
    ),
  });
  await project.release('on-call', {
    version: '2.0.0',
    date: '2026-02-01',
    embeds: embeds(),
    notes: {
      summary: 'Restoring is part of it.',
      units: [
        { unit: 'runbooks/restore', change: 'added', impact: 'redo', text: '' },
        { unit: 'wiki/architecture', change: 'changed', class: 'C1', impact: 'none', reason: 'One number.', text: '' },
      ],
    },
  });
  project.commit({ 'wiki/linux.md': `${text('wiki/linux.md')}## Pipes\n\nA pipe joins two programs, and there is more to say.\n` });
  return project;
}

function text(path: string): string {
  const content = base[path];
  if (typeof content !== 'string') throw new Error(`${path} is no text.`);
  return content;
}
