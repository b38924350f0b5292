import { openProject, type Project } from '../helpers/project.ts';
import type { Files } from '../helpers/repository.ts';

/** A small portal below a path, in which every part of a page occurs. */
export const guideBase = '/learn/';

/** Words without meaning, to make a page longer than a window. */
const filler = Array.from({ length: 40 }, (_, at) => `Paragraph ${String(at)} fills the page.`).join('\n\n');

const files: Files = {
  'waymark.yml': `site: { id: guide, title: Guide, description: How we run the platform., base: ${guideBase} }
sources:
  - { id: wiki, path: wiki }
  - { id: runbooks, path: runbooks, kind: runbook }
`,
  'wiki/index.md': '# Platform wiki\n\nBegin with the [components](components.md) or with [being on call](team/on-call.md).\n',
  'wiki/components.md': `---
description: Everything that a page can hold.
aliases: [/old-components/]
---

# Components

## Code

\`\`\`ts title="greet.ts"
// Greets somebody.
export function greet(name: string): string {
  return \`Hello, \${name}\`;
}
\`\`\`

## Tabs

::::tabs{sync=shell}
:::tab[Bash]
Run \`export TOKEN=abc\`.
:::
:::tab[PowerShell]
Run \`$env:TOKEN = 'abc'\`.
:::
:::tab[Fish]
Run \`set -x TOKEN abc\`.
:::
::::

::::tabs{sync=shell}
:::tab[Bash]
Again in Bash.
:::
:::tab[PowerShell]
Again in PowerShell.
:::
::::

## Details

:::details[Full output]
All 214 lines.
:::

> [!NOTE]- Why not every hour?
> A backup takes forty minutes.

## Tasks

- [x] Ask for access
- [ ] Read the handbook
  - [ ] Its second chapter

## Diagrams

\`\`\`mermaid title="From a file to a page"
flowchart LR
  file[Markdown file] --> check --> page[Page]
\`\`\`

${filler}

## Broken diagram

\`\`\`mermaid title="No diagram at all"
flowchart LR
  a --
\`\`\`
`,
  'wiki/team/on-call.md': `# On call\n\nThe pager rings, and you drain the node.\n\n## First things\n\nBreathe.\n\n${filler}\n\n## Last things\n\nSleep.\n\n${filler}\n`,
  'wiki/team/rota.md': '# Rota\n\nWho is on call, and when. See [On call](on-call.md#first-things).\n',
  'wiki/systems/index.md': '# Systems\n\nWhat we run.\n',
  'wiki/systems/queue.md':
    '---\ntags: [amqp]\ndescription: Where work is kept until somebody is free.\n---\n\n# Queue\n\nMessages wait in RabbitMQ.\n',
  'wiki/systems/storage/index.md': '# Storage\n\nWhere files are kept.\n',
  'wiki/systems/storage/snapshots.md': '# Snapshots\n\nCopies of volumes, made every night.\n',
  'runbooks/drain-a-node.md': `---
roles: [operator]
---

# Drain a node

## Before you begin

Ask whether anybody needs the node.

## Evict the pods

Run \`kubectl drain\` and wait for the zebrafish to leave.
`,
  'runbooks/restore-a-volume.md': '# Restore a volume\n\nFind the snapshot, and restore the volume from it.\n',
};

/** Makes its repository. */
export function openGuide(): Project {
  return openProject(files);
}
