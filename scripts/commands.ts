import type { Command } from './command.ts';

/** The commands in the order of the overview. Each is loaded when it is asked for: `waymark --help` needs none of them. */
const commands = {
  dev: { summary: 'the portal with live reload, search included, diagnostics in an overlay', load: () => import('./commands/dev.ts') },
  build: { summary: 'check, render, audit, index and publish the portal', load: () => import('./commands/build.ts') },
  preview: { summary: 'serve the built portal on this machine', load: () => import('./commands/preview.ts') },
  check: { summary: 'find every fault in the content', load: () => import('./commands/check.ts') },
  freshness: { summary: 'say how far each page can be trusted, why, and whom to ask', load: () => import('./commands/freshness.ts') },
  review: { summary: 'show what changed since a page was reviewed, and confirm the page', load: () => import('./commands/review.ts') },
  covers: { summary: 'show what pages cover, and what changed in it', load: () => import('./commands/covers.ts') },
  owners: { summary: 'who owns a page or file, and which line says so', load: () => import('./commands/owners.ts') },
  pathway: { summary: 'check pathways, show what changed in one, and release it', load: () => import('./commands/pathway.ts') },
  report: { summary: 'say what a change means for learners and owners, for its reviewers', load: () => import('./commands/report.ts') },
  verify: {
    summary: 'run the commands that pages and labs say work, and record that they do',
    load: () => import('./commands/verify.ts'),
  },
  pages: { summary: 'list the pages of the catalog', load: () => import('./commands/pages.ts') },
  schema: {
    summary: 'print the JSON Schemas of everything that people write, and of what programs read',
    load: () => import('./commands/schema.ts'),
  },
  init: { summary: 'write the smallest waymark.yml and the CI workflow', load: () => import('./commands/init.ts') },
  mv: { summary: 'move a page or a folder, and mend what refers to it', load: () => import('./commands/mv.ts') },
  new: { summary: 'start a page, runbook, lab, pathway, skill or evidence from a template', load: () => import('./commands/new.ts') },
} as const satisfies Record<string, { summary: string; load(): Promise<{ command: Command }> }>;

/** Name of a command. */
export type CommandName = keyof typeof commands;

/** Names and summaries for the overview. */
export const commandSummaries: readonly { name: string; summary: string }[] = Object.entries(commands).map(([name, { summary }]) => ({
  name,
  summary,
}));

/** The command of that name, if there is one. */
export function findCommand(name: string): CommandName | undefined {
  return Object.hasOwn(commands, name) ? (name as CommandName) : undefined;
}

/** Loads a command. */
export async function loadCommand(name: CommandName): Promise<Command> {
  return (await commands[name].load()).command;
}
