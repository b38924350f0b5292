import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { count } from '../../src/core/wording.ts';
import { createTextFile, editTextFile } from '../../src/node/edit-file.ts';
import { showText } from '../../src/report/visible-text.ts';
import { text, type Command, type Io, type Values } from '../command.ts';
import { schemaFolder, vscodeFolder } from '../editor-files.ts';
import { rootOf } from '../find-root.ts';
import { planInit, type InitPlan, type PlannedFile } from '../plan-init.ts';

/** `waymark init`. */
export const command: Command = {
  name: 'init',
  summary: 'write the smallest waymark.yml and the CI workflow',
  details: `Looks at the repository, shows what it would write, and asks before it writes on a terminal. Files that
exist are kept. With --ci, workflows are written too: they check every pull request, publish the portal, and once
a week and once a month tell owners which of their pages need a look. With --editor, the editor completes and
checks waymark.yml, pathways, skills and the sidecar, and has snippets for frontmatter.`,
  options: {
    root: { type: 'string', help: 'the repository (default: the one around the current folder)', value: 'DIR' },
    ci: { type: 'string', help: 'write the workflows for this host', value: 'HOST', choices: ['github', 'gitlab'] },
    editor: { type: 'string', help: 'write schemas, settings and snippets for this editor', value: 'EDITOR', choices: ['vscode'] },
    schema: { type: 'boolean', help: 'write waymark.schema.json, from which editors complete waymark.yml' },
    yes: { type: 'boolean', short: 'y', help: 'don’t ask' },
    'dry-run': { type: 'boolean', help: 'print the files instead of writing them' },
    force: { type: 'boolean', help: 'write files that exist anew' },
  },
  async run({ values, io }) {
    const root = await rootOf(values, io);
    const plan = await planInit(root, {
      ci: text(values, 'ci') as 'github' | 'gitlab' | undefined,
      schema: values['schema'] === true,
      editor: await chooseEditor(root, values, io),
      force: values['force'] === true,
    });
    io.err(describePlan(plan));
    const files = plan.files.filter(({ action }) => action !== 'keep');
    if (values['dry-run']) {
      io.out(files.map(({ name, content }) => `# ${name}\n${content}`).join('\n'));
      return 0;
    }
    if (files.length === 0) {
      io.err('There is nothing to write.\n');
      return 0;
    }
    if (!(await mayWrite(values, io))) {
      io.err('Nothing was written.\n');
      return 0;
    }
    for (const file of files) await write(file);
    const call = nameCommand(io.env);
    io.err(`Wrote ${count(files.length, 'file')}. Start with \`${call} check\`, look at the portal with \`${call} dev\`.\n`);
    return 0;
  },
};

/** Somebody who has settings for VS Code may want ours; nobody else is asked. */
async function chooseEditor(root: string, values: Values, io: Io): Promise<'vscode' | undefined> {
  if (text(values, 'editor') === 'vscode') return 'vscode';
  if (values['yes'] || values['dry-run'] || !io.ask) return undefined;
  const hasSettings = (await lstat(join(root, vscodeFolder)).catch(() => undefined))?.isDirectory() === true;
  const isWired = hasSettings && (await lstat(join(root, schemaFolder)).catch(() => undefined)) !== undefined;
  if (!hasSettings || isWired) return undefined;
  return isYes(await io.ask(`Complete and check YAML in VS Code, with files in ${vscodeFolder}/? [y/N] `), { empty: false })
    ? 'vscode'
    : undefined;
}

/**
 * The command as the person has to type it: an installed package is not on the PATH. `npx` sets `npm_command` for what it runs
 * (https://docs.npmjs.com/cli/using-npm/scripts#environment).
 */
function nameCommand({ npm_command: how }: Io['env']): string {
  return how === 'exec' ? 'npx waymark' : 'waymark';
}

function isYes(answer: string, { empty }: { empty: boolean }): boolean {
  return answer.trim() === '' ? empty : /^(?:y|yes)$/i.test(answer.trim());
}

function describePlan({ sources, files, notes }: InitPlan): string {
  const width = Math.max(0, ...sources.map(({ path }) => path.length));
  const found = sources.map(({ path, pages, id }) => `  ${showText(path || '.').padEnd(width)}  ${count(pages, 'page')}, source ${id}`);
  const doing = { create: 'write', replace: 'replace', append: 'add to', keep: 'keep' };
  const planned = files.map(
    ({ action, name, reason }) => `  ${doing[action].padEnd(7)}  ${name}${reason === undefined ? '' : ` (${reason})`}`,
  );
  const heading = sources.length === 0 ? ['No page was found.'] : ['Sources:', ...found];
  return [...heading, 'Files:', ...planned, ...notes, ''].join('\n');
}

async function mayWrite(values: Values, io: Io): Promise<boolean> {
  if (values['yes'] || !io.ask) return true;
  return isYes(await io.ask('Write these files? [Y/n] '), { empty: true });
}

async function write({ base, action, path, content }: PlannedFile): Promise<void> {
  if (action === 'create') await createTextFile(base, path, content);
  else await editTextFile(base, path, (old) => (action === 'append' ? appendLines(old, content) : content));
}

/** Adds lines at the end of a text, in its own line endings. */
function appendLines(text: string, lines: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text === '' || text.endsWith('\n') ? text : `${text}${eol}`;
  return start + lines.replaceAll('\n', eol);
}
