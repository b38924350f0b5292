import { relative, sep } from 'node:path';
import { summarize, type CheckSummary } from '../../src/core/check.ts';
import { count } from '../../src/core/wording.ts';
import { isStray } from '../../src/node/ignored.ts';
import { formatFiles } from '../../src/report/pretty.ts';
import { report } from '../../src/report/report.ts';
import { buildSite } from '../build-site.ts';
import { readingOptions, text, trustOption, type Command, type Io } from '../command.ts';
import { rootOf } from '../find-root.ts';
import { progressLine, styleFor } from '../terminal.ts';

/** `waymark build`. */
export const command: Command = {
  name: 'build',
  summary: 'check, render, audit, index and publish the portal',
  details:
    'Writes a static site. The old one stays until the new one is whole: a failed or killed build changes nothing.\n' +
    'Faults in the content are counted and the portal is built all the same, unless --fail-on says otherwise;\n' +
    '`waymark check` lists them.',
  options: {
    ...readingOptions,
    ...trustOption,
    out: { type: 'string', help: 'folder to publish into (default: dist)', value: 'DIR' },
    'fail-on': {
      type: 'string',
      help: 'do not publish when the content has faults',
      value: 'LEVEL',
      choices: ['error', 'warning', 'never'],
    },
    verbose: { type: 'boolean', help: 'say what Astro says' },
  },
  async run({ values, io }) {
    const root = await rootOf(values, io);
    const started = performance.now();
    const progress = progressLine(io, 'Reading pages');
    const style = styleFor(io, 'err');
    const result = await buildSite({
      root,
      config: text(values, 'config'),
      untrusted: values['untrusted'] === true,
      out: text(values, 'out') ?? 'dist',
      failOn: (text(values, 'fail-on') ?? 'never') as 'error' | 'warning' | 'never',
      verbose: values['verbose'] === true,
      onProgress: progress.update,
      onStage(stage) {
        progress.end();
        if (io.terminal.err) io.err(`${style ? style('quiet', stage) : stage}\n`);
      },
    });
    const summary = summarize(result.pages, result.diagnostics);
    if (result.refused) {
      io.err(report({ summary, diagnostics: result.diagnostics, sources: result.texts }, 'pretty', { style }));
      io.err('Nothing was published.\n');
      return 1;
    }
    // No other command runs the code of pages or renders them, so that nobody else would report these.
    const failed = result.diagnostics.filter(({ rule }) => rule === 'mdx/live-failed' || rule === 'page/too-slow');
    const blocks = formatFiles({ diagnostics: failed, sources: result.texts }, { ...(style ? { style } : {}) });
    io.err(blocks.map((block) => `${block}\n\n`).join(''));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const where = relative(io.cwd, result.folder) || '.';
    io.err(`Published ${count(result.pages, 'page')} into ${where} in ${seconds} s${describeFaults(summary)}\n`);
    io.err(await explainStray(root, result.folder, io));
    return 0;
  },
};

/** Faults in brackets, or nothing when there are none to list. */
function describeFaults({ errors, warnings }: CheckSummary): string {
  if (errors + warnings === 0) return '';
  return ` (${count(errors, 'error')}, ${count(warnings, 'warning')} in the content; \`waymark check\` lists them)`;
}

/** A line for somebody whose `git status` shows the site from now on; a job that builds has nobody to read it. */
async function explainStray(root: string, folder: string, { env }: Io): Promise<string> {
  if (env['CI'] || !(await isStray(root, folder))) return '';
  return `Git doesn’t ignore it yet: add \`${relative(root, folder).replaceAll(sep, '/')}/\` to .gitignore, unless the site is to be committed.\n`;
}
