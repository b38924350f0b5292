import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { failLevels, failsAt, type FailLevel } from '../../src/core/freshness/explain-freshness.ts';
import { UserError } from '../../src/core/user-error.ts';
import { count, quote } from '../../src/core/wording.ts';
import { ConfigError } from '../../src/node/read-config.ts';
import { freshnessFormats, reportFreshness, type FreshnessFormat } from '../../src/report/freshness/report.ts';
import { reportFormats } from '../../src/report/report.ts';
import { compareWithBaseline, writeBaseline } from '../baseline-file.ts';
import { readingOptions, text, type Command, type Io, type Values } from '../command.ts';
import { rootOf } from '../find-root.ts';
import { judgeFreshness, type FreshnessExamination } from '../judge-freshness.ts';
import { reportConfigFaults } from '../report-config.ts';
import { selectPaths } from '../select-paths.ts';
import { styleFor, withProgress } from '../terminal.ts';
import { dayOf } from '../day-of.ts';

/** `waymark freshness`. */
export const command: Command = {
  name: 'freshness',
  summary: 'say how far each page can be trusted, why, and whom to ask',
  positionals: '[PATH…]',
  details: `Judges every page by time (was it reviewed?), by evidence (what became of the code that it describes?) and by how
much history there is, and names its owners. Pages that nobody reviewed and that cover nothing are only counted.

With --changed-since, REF stands for the commit that it has in common with HEAD, and the report is about the
difference alone: covered code that it touches, what it removes and a page still names, overdue pages that it
edits. Time never fails a pull request.

Unless --fail-on says otherwise, contradicted pages fail, and with --changed-since nothing does.

Exit code 0: nothing at or above --fail-on. 1: something is, or a settled finding is still in the baseline.
2: wrong usage or configuration. 3, with --strict: history is missing, so that states are uncertain.`,
  options: {
    ...readingOptions,
    format: { type: 'string', help: 'how to report (default: pretty)', value: 'FORMAT', choices: freshnessFormats },
    'changed-since': { type: 'string', help: 'report what the change since HEAD and REF parted means for pages', value: 'REF' },
    'by-owner': { type: 'boolean', help: 'group pages by owner' },
    owner: { type: 'string', help: 'pages of one owner only', value: 'OWNER' },
    now: { type: 'string', help: 'judge as of that UTC day (default: today)', value: 'DATE' },
    'fail-on': {
      type: 'string',
      help: 'what fails, with all that is surer (default: see below)',
      value: 'STATE',
      choices: failLevels,
    },
    baseline: { type: 'string', help: 'file of known findings: only others fail', value: 'FILE' },
    'update-baseline': { type: 'boolean', help: 'write the findings that there are into the baseline, and no others' },
    'prune-baseline': { type: 'boolean', help: 'take settled findings out of the baseline' },
    strict: { type: 'boolean', help: 'end with 3 where history is missing' },
    verbose: { type: 'boolean', help: 'list every page, also those that claim nothing' },
  },
  async run({ values, positionals, io }) {
    const root = await rootOf(values, io);
    refuseCombinations(values, positionals);
    const only = await selectPaths(positionals, root, io.cwd);
    const options = {
      root,
      only,
      today: dayOf(values, io),
      config: text(values, 'config'),
      changedSince: text(values, 'changed-since'),
      owner: text(values, 'owner'),
    };
    try {
      const examination = await withProgress(io, 'Reading pages', (onProgress) => judgeFreshness({ ...options, onProgress }));
      return await conclude(examination, values, io);
    } catch (error) {
      const format = reportFormats.find((name) => name === (text(values, 'format') ?? 'pretty'));
      if (!(error instanceof ConfigError) || !format) throw error;
      io.out(reportConfigFaults(error, format, format === 'pretty' ? styleFor(io, 'out') : undefined));
      return 2;
    }
  },
};

const wholeOnly = ['changed-since', 'owner'] as const;

/** A baseline that was written from a part of the findings would forget the others. */
function refuseCombinations(values: Values, paths: readonly string[]): void {
  const writes = (['update-baseline', 'prune-baseline'] as const).filter((name) => values[name] === true);
  const [write] = writes;
  if (write === undefined) return;
  if (writes.length > 1) throw new UserError('`--update-baseline` and `--prune-baseline` exclude each other.');
  if (text(values, 'baseline') === undefined) throw new UserError(`\`--${write}\` needs \`--baseline FILE\`.`);
  const hint = 'A baseline knows every finding of the repository.';
  if (paths.length > 0) throw new UserError(`\`--${write}\` takes no paths.`, { hint });
  const other = wholeOnly.find((name) => text(values, name) !== undefined);
  if (other !== undefined) throw new UserError(`\`--${write}\` and \`--${other}\` exclude each other.`, { hint });
}

async function conclude(examination: FreshnessExamination, values: Values, io: Io): Promise<number> {
  const { result, diagnostics } = examination;
  const baseline = text(values, 'baseline');
  if (baseline !== undefined && values['update-baseline'] === true) {
    const written = await writeBaseline(diagnostics.filter(mayFail), baseline, io.cwd, { infos: true });
    io.err(`${baseline} knows ${count(written, 'finding')} now.\n`);
    return 0;
  }
  const { fresh, known, fixed } =
    baseline === undefined ? { fresh: diagnostics, known: [], fixed: [] } : await compareWithBaseline(diagnostics, baseline, io.cwd);
  if (baseline !== undefined && values['prune-baseline'] === true) {
    await writeBaseline(known, baseline, io.cwd, { infos: true });
    io.err(`${count(fixed.length, 'settled finding')} left ${quote(baseline)}.\n`);
  }
  const format = (text(values, 'format') ?? 'pretty') as FreshnessFormat;
  io.out(
    reportFreshness({ ...result, diagnostics: fresh }, format, {
      style: format === 'pretty' ? styleFor(io, 'out') : undefined,
      width: io.terminal.columns,
      byOwner: values['by-owner'] === true,
      verbose: values['verbose'] === true,
    }),
  );
  const isPruned = values['prune-baseline'] === true || !examination.isWhole || fixed.length === 0;
  if (!isPruned) io.err(`${explainSettled(fixed.length, baseline ?? '')}\n`);
  const standard: FailLevel = text(values, 'changed-since') === undefined ? 'contradicted' : 'none';
  const wanted = text(values, 'fail-on') as FailLevel | undefined;
  const fails = fresh.some(({ rule, severity }) => (severity === 'error' && wanted !== 'none') || failsAt(rule, wanted ?? standard));
  if (fails || (!isPruned && wanted !== 'none')) return 1;
  return values['strict'] === true && examination.isUncertain ? 3 : 0;
}

/** What a baseline has to know: a review that is merely due fails nothing, and becomes another finding by the calendar alone. */
function mayFail({ rule, severity }: Diagnostic): boolean {
  return severity === 'error' || failsAt(rule, 'overdue');
}

/** ESLint's suppressions fail likewise when nothing uses them (https://eslint.org/docs/latest/use/suppressions): else they hide what comes back. */
function explainSettled(settled: number, baseline: string): string {
  const [verb, pronoun] = settled === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${count(settled, 'finding')} of ${quote(baseline)} ${verb} settled; \`--prune-baseline\` takes ${pronoun} out.`;
}
