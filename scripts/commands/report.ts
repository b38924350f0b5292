import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../../src/core/user-error.ts';
import { ConfigError } from '../../src/node/read-config.ts';
import { writeFileAtomically } from '../../src/node/write-file.ts';
import { formatPullReport, pullReportFormats, type PullReportFormat } from '../../src/report/pull-report/report.ts';
import { readingOptions, text, type Command, type Io, type Values } from '../command.ts';
import { dayOf } from '../day-of.ts';
import { examineChange, type ExaminedChange } from '../examine-change.ts';
import { rootOf } from '../find-root.ts';
import { reportRefusal } from '../report-refusal.ts';
import { withProgress } from '../terminal.ts';

/** `waymark report`. */
export const command: Command = {
  name: 'report',
  summary: 'say what a change means for learners and owners, for its reviewers',
  details: `Compares the working tree with the commit that HEAD and REF have in common, as a pull request does: pages added,
changed, moved and removed with the words that changed, new faults, links that break in pages that nobody
touched, pathways and what their next releases become, pages that describe code which the change touches, and
whom to ask. Uncommitted and untracked pages count.

Markdown is the comment of the recipes of \`waymark init --ci\`: one short line, and the rest folded. JSON and
HTML leave nothing out; HTML is one file that loads nothing. --out writes all three, as report.md, report.json and
report.html.

  waymark report --changed-since main
  waymark report --changed-since main --format html > report.html

The report tells, and \`waymark check\` judges: exit code 0 whatever it says, unless --fail-on is given.
1: there is a new fault of that level. 2: wrong usage or configuration.`,
  options: {
    ...readingOptions,
    format: { type: 'string', help: 'how to write it (default: markdown)', value: 'FORMAT', choices: pullReportFormats },
    out: { type: 'string', help: 'folder to write every format into, instead of printing one', value: 'DIR' },
    'changed-since': { type: 'string', help: 'what the change started from: a branch, tag or commit', value: 'REF' },
    'fail-on': { type: 'string', help: 'least severity of a new fault that fails', value: 'LEVEL', choices: ['error', 'warning'] },
    now: { type: 'string', help: 'judge reviews as of that UTC day (default: today)', value: 'DATE' },
  },
  async run({ values, io }) {
    const changedSince = text(values, 'changed-since');
    if (changedSince === undefined) {
      throw new UserError('`report` needs `--changed-since REF`.', {
        hint: 'Name the branch that the change goes into, such as `origin/main`.',
      });
    }
    if (text(values, 'out') !== undefined && text(values, 'format') !== undefined)
      throw new UserError('`--out` and `--format` exclude each other.');
    const root = await rootOf(values, io);
    const options = { root, changedSince, config: text(values, 'config'), today: dayOf(values, io) };
    try {
      const examined = await withProgress(io, 'Reading pages', (onProgress) => examineChange({ ...options, onProgress }));
      await print(examined, values, io);
      return fails(examined, text(values, 'fail-on')) ? 1 : 0;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      await print({ report: await reportRefusal(error, options), repo: undefined }, values, io);
      return 2;
    }
  },
};

async function print({ report, repo }: ExaminedChange, values: Values, io: Io): Promise<void> {
  const out = text(values, 'out');
  if (out === undefined) {
    io.out(formatPullReport(report, (text(values, 'format') ?? 'markdown') as PullReportFormat, repo));
    return;
  }
  const folder = resolve(io.cwd, out);
  await mkdir(folder, { recursive: true });
  for (const format of pullReportFormats)
    await writeFileAtomically(join(folder, fileNames[format]), formatPullReport(report, format, repo));
}

const fileNames = { markdown: 'report.md', json: 'report.json', html: 'report.html' } as const satisfies Record<PullReportFormat, string>;

function fails({ report: { summary } }: ExaminedChange, failOn: string | undefined): boolean {
  return failOn !== undefined && (summary.errors > 0 || (failOn === 'warning' && summary.warnings > 0));
}
