import type { Page } from '../../src/core/catalog.ts';
import { UserError } from '../../src/core/user-error.ts';
import { hasPassed, listVerifyFaults, type BlockResult, type PageResult } from '../../src/core/verify/result.ts';
import type { VerifyBlock } from '../../src/core/verify/verify-block.ts';
import { count } from '../../src/core/wording.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { readTrackedFiles } from '../../src/node/tracked-files.ts';
import { runPage } from '../../src/node/verify/run-page.ts';
import { stringifySafely } from '../../src/report/json.ts';
import { formatPlan, formatVerify, toVerifyJson, type VerifyReport } from '../../src/report/verify.ts';
import { showText } from '../../src/report/visible-text.ts';
import { readingOptions, text, type Command, type Io, type Values } from '../command.ts';
import { dayOf } from '../day-of.ts';
import { rootOf } from '../find-root.ts';
import { selectPaths } from '../select-paths.ts';
import { styleFor, withProgress } from '../terminal.ts';
import { choosePages } from '../verify/choose-pages.ts';
import { openRecorder } from '../verify/recorder.ts';

/** `waymark verify`. */
export const command: Command = {
  name: 'verify',
  summary: 'run the commands that pages and labs say work, and record that they do',
  positionals: '[PAGE…]',
  details: `Runs fences marked \`verify\` and the verify commands of labs, of the pages named, of those below folders named, or of
all. Only pages of trusted sources are run, and only after a yes: a terminal lists what it will run and asks;
without one \`--yes\` is needed. No other command ever runs what a page says.

Each page gets an empty temporary folder, which is removed afterwards; a lab with a template gets a copy of it. The
blocks of a page share that folder and run in order, and behind one that fails the others are skipped. They see
PATH, HOME, TMPDIR, LANG and PWD, of which only PATH is yours, have no input, and are ended when their time is over
(30 s, or \`timeout=2m\`). With a block ends what it started. Only a process with a session of its own outlives it:
on Linux it is found by its HOME and ended, and the block has failed; elsewhere, or with another HOME, it stays.
This is no sandbox: they may do what you may do.

With \`--record\`, pages of which everything marked was run and passed are written into waymark-verified.json with the
commit that is checked out, and their pages say so. It is refused where those pages have uncommitted changes.

  waymark verify --list
  waymark verify docs/labs/queues.md
  waymark verify --yes --record

Exit code 0: every block passed. 1: one failed, took too long or can’t be run, or a page is no valid MDX. 2: wrong
usage or configuration, or nobody said yes.`,
  options: {
    ...readingOptions,
    format: { type: 'string', help: 'how to report (default: pretty)', value: 'FORMAT', choices: ['pretty', 'json'] },
    list: { type: 'boolean', help: 'show what would be run, and run nothing' },
    yes: { type: 'boolean', help: 'run without asking' },
    record: { type: 'boolean', help: 'write what passed into waymark-verified.json' },
    now: { type: 'string', help: 'record as of that UTC day (default: today)', value: 'DATE' },
  },
  async run({ values, positionals, io }) {
    if (values['list'] === true && values['record'] === true) throw new UserError('`--list` and `--record` exclude each other.');
    const root = await rootOf(values, io);
    const today = dayOf(values, io);
    const only = await selectPaths(positionals, root, io.cwd);
    const config = text(values, 'config');
    const loaded = await withProgress(io, 'Reading pages', (onProgress) => loadCatalog(root, { config, bodies: false, onProgress }));
    const { pages, refused } = choosePages(loaded.catalog, only, positionals.length > 0);
    const plan = pages.map((page) => toResult(page, (page.document.blocks ?? []).map(listed)));
    if (values['list'] === true) {
      print({ pages: plan, refused }, values, io, formatPlan(plan));
      return 0;
    }
    const tracked = await readTrackedFiles(root);
    const recorder =
      values['record'] === true ? await openRecorder(loaded, { pages, tracked, today, isWhole: positionals.length === 0 }) : undefined;
    if (!(await mayRun(plan, values, io))) {
      io.err('Nothing was run.\n');
      return 2;
    }
    const results: PageResult[] = [];
    for (const page of pages) {
      const onBlock = ({ name }: VerifyBlock): void => {
        if (io.terminal.err) io.err(`Running ${showText(page.path)} ${showText(name)}\n`);
      };
      results.push(toResult(page, await runPage(page, { root, tracked, searchPath: io.env['PATH'], onBlock })));
    }
    const recorded = new Set(await recorder?.write(results));
    const report = { pages: results.map((result) => ({ ...result, recorded: recorded.has(result.id) })), refused };
    print(report, values, io, formatVerify(report, styleFor(io, 'out')));
    return results.every(hasPassed) && !refused.some(({ isFault }) => isFault) ? 0 : 1;
  },
};

function toResult(page: Page, blocks: BlockResult[]): PageResult {
  return { path: page.path, id: page.id, recorded: false, blocks, faults: listVerifyFaults(page) };
}

function listed(block: VerifyBlock): BlockResult {
  return { block, status: 'listed', exitCode: undefined, seconds: 0, output: [] };
}

/** Whether somebody who saw what will be run said yes. */
async function mayRun(plan: readonly PageResult[], values: Values, io: Io): Promise<boolean> {
  if (values['yes'] === true) return true;
  if (!io.ask) {
    throw new UserError('Nobody can be asked whether to run this.', {
      hint: 'See what it is with `waymark verify --list`, then run it with `--yes`.',
    });
  }
  const blocks = plan.reduce((sum, page) => sum + page.blocks.length, 0);
  io.err(formatPlan(plan));
  return /^y(?:es)?$/i.test(
    (await io.ask(`Run ${count(blocks, 'block')} of ${count(plan.length, 'page')} with your rights? [y/N] `)).trim(),
  );
}

function print(report: VerifyReport, values: Values, io: Io, pretty: string): void {
  io.out(text(values, 'format') === 'json' ? `${stringifySafely(toVerifyJson(report))}\n` : pretty);
}
