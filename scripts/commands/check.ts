import { summarize } from '../../src/core/check.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { UserError } from '../../src/core/user-error.ts';
import { count } from '../../src/core/wording.ts';
import { loadCatalog, type LoadedCatalog } from '../../src/node/load-catalog.ts';
import { packageVersion } from '../../src/node/package-info.ts';
import { ConfigError } from '../../src/node/read-config.ts';
import { describeNextRelease, toNextReleaseJson } from '../../src/report/next-release.ts';
import { report, reportFormats, type ReportFormat } from '../../src/report/report.ts';
import { awaitedFolders } from '../../src/watch-scope.ts';
import { compareWithBaseline, writeBaseline } from '../baseline-file.ts';
import { readingOptions, text, trustOption, type Command, type Io, type Values } from '../command.ts';
import { changedFiles, examine, type Examination, type ExamineOptions } from '../examine.ts';
import { readExcerptTexts } from '../excerpt-texts.ts';
import { rootOf } from '../find-root.ts';
import { describeMended, mend } from '../mend.ts';
import { tellNextReleases } from '../next-releases.ts';
import { reportConfigFaults } from '../report-config.ts';
import { selectPaths } from '../select-paths.ts';
import { styleFor, withProgress } from '../terminal.ts';
import { watchChecks, type CheckedOnce } from '../watch-check.ts';

/** `waymark check`. */
export const command: Command = {
  name: 'check',
  summary: 'find every fault in the content',
  positionals: '[PATH…]',
  details: `Reads every page and reports every fault in one run, with file, line and column. Paths narrow down what is
reported: every page is read all the same.

With --changed-since, REF stands for the commit that it has in common with HEAD, as in a pull request, and
only what got worse since then is reported: faults that weren't there, in changed files and elsewhere, such as
links to a page that is gone. Uncommitted and untracked files count. Pages that were moved and got another id by
it are reported, and --fix writes their former ids down.

What would be in the next release of a pathway is said at the end, and fails nothing.

With --watch, checks again after every change, some tenths of a second later.

Exit code 0: nothing at or above --fail-on. 1: something is. 2: wrong usage or configuration.`,
  options: {
    ...readingOptions,
    ...trustOption,
    format: { type: 'string', help: 'how to report (default: pretty)', value: 'FORMAT', choices: reportFormats },
    'changed-since': { type: 'string', help: 'report what got worse since HEAD and REF parted', value: 'REF' },
    fix: { type: 'boolean', help: 'mend what can be mended safely, then report what is left' },
    'fail-on': { type: 'string', help: 'least severity that fails (default: error)', value: 'LEVEL', choices: ['error', 'warning'] },
    verbose: { type: 'boolean', help: 'list infos too, instead of counting them' },
    baseline: { type: 'string', help: 'file of known faults: only others are reported', value: 'FILE' },
    watch: { type: 'boolean', short: 'w', help: 'check again after every change, until Ctrl-C' },
    'update-baseline': { type: 'boolean', help: 'write the faults that there are into the baseline, and no others' },
  },
  async run({ values, positionals, io }) {
    const root = await rootOf(values, io);
    refuseCombinations(values, positionals);
    const only = await selectPaths(positionals, root, io.cwd);
    const untrusted = values['untrusted'] === true;
    const options = { root, only, config: text(values, 'config'), untrusted, changedSince: text(values, 'changed-since') };
    if (values['watch'] !== true) return (await checkOrRefuse(values, options, io)).code;
    const read = (): Promise<LoadedCatalog | undefined> =>
      withProgress(io, 'Reading pages', (onProgress) =>
        loadCatalog(root, { config: options.config, untrusted, bodies: false, onProgress }),
      ).catch(ignoreConfig);
    await watchChecks({ root, read, check: () => checkOrRefuse(values, options, io) }, io);
    return 0;
  },
};

/** What is wrong with a configuration is told by the check. */
function ignoreConfig(error: unknown): undefined {
  if (!(error instanceof ConfigError)) throw error;
}

/** What one check gives: the exit code, and what was read unless the configuration can't be used. */
interface Checked extends CheckedOnce {
  code: number;
}

async function checkOrRefuse(values: Values, options: Omit<ExamineOptions, 'onProgress'>, io: Io): Promise<Checked> {
  try {
    return await check(values, options, io);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const format = formatOf(values);
    io.out(reportConfigFaults(error, format, format === 'pretty' ? styleFor(io, 'out') : undefined));
    return { code: 2, awaited: awaitedFolders(error) };
  }
}

/** A baseline that was written from a part of the faults would forget the others; what is mended while somebody writes would be lost. */
function refuseCombinations(values: Values, paths: readonly string[]): void {
  if (values['watch']) {
    const other = ['fix', 'update-baseline'].find((name) => values[name]);
    if (other !== undefined) throw new UserError(`\`--watch\` and \`--${other}\` exclude each other.`);
    if (formatOf(values) !== 'pretty') throw new UserError('`--watch` reports to people: it takes no other `--format` than `pretty`.');
  }
  if (!values['update-baseline']) return;
  const hint = 'A baseline knows every fault of the repository.';
  if (text(values, 'baseline') === undefined) throw new UserError('`--update-baseline` needs `--baseline FILE`.');
  if (paths.length > 0) throw new UserError('`--update-baseline` takes no paths.', { hint });
  if (text(values, 'changed-since') !== undefined)
    throw new UserError('`--update-baseline` and `--changed-since` exclude each other.', { hint });
}

async function check(values: Values, options: Omit<ExamineOptions, 'onProgress'>, io: Io): Promise<Checked> {
  const examination = await examineOrMend(values, options, io);
  const { diagnostics, loaded } = examination;
  const baseline = text(values, 'baseline');
  if (baseline !== undefined && values['update-baseline']) {
    const written = await writeBaseline(diagnostics, baseline, io.cwd);
    io.err(`${baseline} knows ${count(written, 'fault')} now.\n`);
    return { code: 0, loaded };
  }
  const pages = loaded.catalog.pages.filter(({ path }) => options.only(path)).length;
  if (pages === 0 && loaded.catalog.pages.length > 0) io.err('None of these paths holds a page.\n');
  const isWhole = pages === loaded.catalog.pages.length && examination.base === undefined;
  const left = baseline === undefined ? diagnostics : await leaveOutKnown(diagnostics, baseline, isWhole, io);
  io.out(await print({ ...examination, diagnostics: left }, pages, values, io));
  return { code: fails(left, text(values, 'fail-on')) ? 1 : 0, loaded };
}

async function examineOrMend(values: Values, options: Omit<ExamineOptions, 'onProgress'>, io: Io): Promise<Examination> {
  const label = 'Reading pages';
  if (!values['fix']) return await withProgress(io, label, (onProgress) => examine({ ...options, onProgress }));
  const mended = await withProgress(io, label, (onProgress) => mend({ ...options, onProgress }));
  io.err(`${describeMended(mended)}\n${mended.refusals.map((refusal) => `${refusal}\n`).join('')}`);
  return mended.examination;
}

async function leaveOutKnown(diagnostics: Diagnostic[], baseline: string, isWhole: boolean, io: Io): Promise<Diagnostic[]> {
  const { fresh, fixed } = await compareWithBaseline(diagnostics, baseline, io.cwd);
  // A part of the faults says nothing about the rest of the baseline.
  if (fixed.length > 0 && isWhole)
    io.err(
      `${count(fixed.length, 'fault')} of ${baseline} ${fixed.length === 1 ? 'is' : 'are'} mended; \`--update-baseline\` forgets ${fixed.length === 1 ? 'it' : 'them'}.\n`,
    );
  return fresh;
}

function fails(diagnostics: readonly Diagnostic[], failOn: string | undefined): boolean {
  return diagnostics.some(({ severity }) => severity === 'error' || (failOn === 'warning' && severity === 'warning'));
}

async function print(examination: Examination, pages: number, values: Values, io: Io): Promise<string> {
  const { diagnostics, base } = examination;
  const format = formatOf(values);
  const since = base && { ref: text(values, 'changed-since'), commit: base.commit };
  // What would be released takes a look into history, and nobody asks for it at every save.
  const releases = values['watch'] !== true && (format === 'pretty' || format === 'json') ? await tellNextReleases(examination) : [];
  const extra = {
    ...(since ? { changedSince: since } : {}),
    ...(releases.length > 0 ? { pathways: releases.map(toNextReleaseJson) } : {}),
  };
  const result = {
    summary: summarize(pages, diagnostics),
    diagnostics,
    ...(format === 'pretty' ? { sources: await readExcerptTexts(examination.loaded, diagnostics) } : {}),
    extra,
  };
  const told = format === 'pretty' ? releases.map((release) => `${describeNextRelease(release)}\n`).join('') : '';
  const reported = report(result, format, {
    style: format === 'pretty' ? styleFor(io, 'out') : undefined,
    verbose: values['verbose'] === true,
    width: io.terminal.columns,
    changed: base ? changedFiles(examination) : undefined,
    version: packageVersion(),
  });
  return reported + told;
}

function formatOf(values: Values): ReportFormat {
  return (text(values, 'format') ?? 'pretty') as ReportFormat;
}
