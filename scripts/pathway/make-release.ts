import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { summarize } from '../../src/core/check.ts';
import { decodeText } from '../../src/core/decode-text.ts';
import type { Diagnostic, Finding } from '../../src/core/diagnostic.ts';
import { nextNotesName } from '../../src/core/pathways/curriculum-files.ts';
import { explainBump } from '../../src/core/pathways/explain-bump.ts';
import { draftNotes } from '../../src/core/pathways/draft-notes.ts';
import { judgeNotes } from '../../src/core/pathways/judge-notes.ts';
import { listUnits } from '../../src/core/pathways/list-units.ts';
import type { Lock } from '../../src/core/pathways/lock.ts';
import type { Pathway } from '../../src/core/pathways/pathway.ts';
import { applyNotes, formatNotes, parseNotes, withImpacts, type WrittenNotes } from '../../src/core/pathways/release-notes.ts';
import { folderOfPathway, formatLock, lockPath, toLock } from '../../src/core/pathways/write-lock.ts';
import { toShellWord } from '../../src/core/shell-word.ts';
import { UserError } from '../../src/core/user-error.ts';
import { count, quote } from '../../src/core/wording.ts';
import { checkCatalog } from '../../src/node/check-catalog.ts';
import { sha256 } from '../../src/node/covered-contents.ts';
import { createWholeFile } from '../../src/node/edit-file.ts';
import { findReusedIds } from '../../src/node/find-lost-pages.ts';
import { loadCatalog, type LoadedCatalog } from '../../src/node/load-catalog.ts';
import { readNextReleases, type NextRelease } from '../../src/node/read-next-release.ts';
import { stringifySafely } from '../../src/report/json.ts';
import { toChangesJson } from '../../src/report/next-release.ts';
import { report } from '../../src/report/report.ts';
import { showText } from '../../src/report/visible-text.ts';
import { text, type Io, type Values } from '../command.ts';
import { wantsJson, type PathwayInput } from '../commands/pathway.ts';
import { dayOf } from '../day-of.ts';
import { readExcerptTexts } from '../excerpt-texts.ts';
import { rootOf } from '../find-root.ts';
import { styleFor, withProgress } from '../terminal.ts';
import { chooseVersion, type ChosenVersion } from './choose-version.ts';
import { findPathway } from './find-pathway.ts';
import { judgeFindings } from './judge-findings.ts';
import { findUnready, refuseBackwards, refuseUncertain, refuseUncommitted } from './refuse-release.ts';

/** `waymark pathway release`: writes the lock of the next version, or says why there is none to write. */
export async function makeRelease({ positionals: [id = ''], values, io }: PathwayInput): Promise<number> {
  const root = await rootOf(values, io);
  const today = dayOf(values, io);
  const config = text(values, 'config');
  const loaded = await withProgress(io, 'Reading pages', (onProgress) => loadCatalog(root, { config, bodies: false, onProgress }));
  const pathway = findPathway(loaded.catalog, id);
  loaded.catalog.findings.push(...(await findReusedIds(loaded)));
  const errors = checkCatalog(loaded).filter(({ severity }) => severity === 'error');
  const faults = listCarried(errors, loaded, pathway);
  if (faults.length > 0) return await reportFaults(faults, loaded, values, io);
  const unready = findUnready(pathway);
  if (unready.length > 0) return await reportFaults(judgeFindings(unready), loaded, values, io);
  const [next] = await readNextReleases(loaded, [pathway]);
  if (!next) throw new Error(`Nobody told the next release of ${id}.`);
  const written = await readWritten(next, loaded, values, io);
  if (written.findings.length > 0) return await reportFaults(judgeFindings(written.findings), loaded, values, io);
  const chosen = chooseVersion(next, written.notes, { bump: text(values, 'bump'), draft: values['draft'] === true });
  if (!chosen) return sayNothing(next, values, io);
  refuseBackwards(next, today);
  refuseUncertain(next, written.notes);
  const commit = await refuseUncommitted(next, loaded, { isDryRun: values['dry-run'] === true });
  const changes = withImpacts(next.changes, written.notes);
  const drafted = next.last ? draftNotes(changes, next.names, next.textsOf) : { summary: 'First release.', units: [], other: [] };
  const notes = written.notes ? applyNotes(drafted, written.notes) : drafted;
  const lock = toLock(next.state, { version: chosen.version, date: today, commit, notes }, sha256);
  const code = await conclude({ next, lock, chosen, used: written.used, root, values, io });
  warnOfUnits(errors, next, io);
  return code;
}

/** A release keeps a unit as it is. Its faults needn’t stop it, and nobody shall be surprised by them. */
function warnOfUnits(errors: readonly Diagnostic[], { files }: Pick<NextRelease, 'files'>, io: Io): void {
  const known = new Set(files);
  const found = errors.filter(({ file }) => known.has(file));
  const [first, ...others] = new Set(found.map(({ file }) => file));
  if (first === undefined) return;
  const more = others.length > 0 ? ` and ${count(others.length, 'other file')}` : '';
  const verb = found.length > 1 ? 'are' : 'is';
  io.err(`warning: ${showText(`${count(found.length, 'error')} ${verb} in what is released, in ${quote(first)}${more}`)}. `);
  io.err(`\`waymark check ${showText(toShellWord(first))}\` says which.\n`);
}

/** Faults that a release would carry along: errors in the pathway’s folder, in `retired.yml`, and units that are other pages than before. */
function listCarried(errors: readonly Diagnostic[], loaded: LoadedCatalog, pathway: Pathway): Diagnostic[] {
  const folder = `${folderOfPathway(pathway)}/`;
  const { retiredFile } = loaded.catalog.curriculum;
  const units = new Set(listUnits(pathway).map((unit) => unit.id));
  const concerns = ({ rule, file, actual = '' }: Diagnostic): boolean =>
    file.startsWith(folder) || file === retiredFile || (rule === 'page/id-reused' && units.has(actual));
  return errors.filter(concerns);
}

async function reportFaults(diagnostics: readonly Diagnostic[], loaded: LoadedCatalog, values: Values, io: Io): Promise<number> {
  const summary = summarize(loaded.catalog.pages.length, diagnostics);
  if (wantsJson(values)) io.out(`${stringifySafely({ schemaVersion: 1, summary, diagnostics })}\n`);
  else {
    const sources = await readExcerptTexts(loaded, diagnostics);
    io.out(
      report({ summary: { ...summary, pages: 0 }, diagnostics, sources }, 'pretty', {
        style: styleFor(io, 'out'),
        width: io.terminal.columns,
      }),
    );
    io.err('Nothing was released.\n');
  }
  return 1;
}

/** Notes that somebody wrote: those of `--notes`, else those beside the pathway, which the release uses up. */
async function readWritten(
  { pathway, notes, findings, changes, revisionOf }: NextRelease,
  { root }: LoadedCatalog,
  values: Values,
  io: Io,
): Promise<{ notes: WrittenNotes | undefined; findings: Finding[]; used: string | undefined }> {
  const next = `${folderOfPathway(pathway)}/${nextNotesName}`;
  const file = text(values, 'notes');
  if (file === undefined || resolve(io.cwd, file) === join(root, next)) return { notes, findings, used: notes ? next : undefined };
  const bytes = await readFile(resolve(io.cwd, file)).catch(() => undefined);
  if (!bytes) throw new UserError(`The notes ${quote(file)} can’t be read.`);
  const parsed = parseNotes(decodeText(bytes).text, file);
  return { ...(parsed.notes ? judgeNotes(parsed.notes, { changes, revisionOf }) : parsed), used: undefined };
}

function sayNothing({ pathway, last }: NextRelease, values: Values, io: Io): number {
  if (wantsJson(values)) {
    io.out(`${stringifySafely({ schemaVersion: 1, pathway: pathway.id, previous: last?.version ?? null, version: null })}\n`);
  } else io.err(`Nothing to release: ${quote(pathway.id)} is as ${last?.version ?? ''} has it.\n`);
  return 0;
}

interface Made {
  next: NextRelease;
  lock: Lock;
  chosen: ChosenVersion;
  /** Notes that the release uses up. */
  used: string | undefined;
  root: string;
  values: Values;
  io: Io;
}

/** “ after 1.0.0 (major, because the required unit `x` was added)”. */
function explainVersion({ last, changes }: NextRelease, { notes }: Lock, { bump, honest }: ChosenVersion): string {
  if (!last) return '';
  const impacts = new Map(notes.units.map(({ unit, impact }) => [unit, impact]));
  const because = bump === honest ? explainBump(changes, bump, impacts) : undefined;
  return ` after ${last.version} (${bump === honest ? '' : 'raised to '}${bump ?? 'release'}${because === undefined ? '' : `, ${showText(because)}`})`;
}

async function conclude({ next, lock, chosen, used, root, values, io }: Made): Promise<number> {
  const path = lockPath(next.pathway, lock.version);
  const isDryRun = values['dry-run'] === true;
  if (!isDryRun) {
    await createWholeFile(root, path, formatLock(lock));
    if (used !== undefined) await rm(join(root, used));
  }
  if (wantsJson(values)) {
    const { version, date, commit, notes } = lock;
    const files = { written: isDryRun ? null : path, removed: isDryRun || used === undefined ? null : used };
    const facts = {
      pathway: next.pathway.id,
      previous: next.last?.version ?? null,
      version,
      bump: chosen.bump ?? null,
      honest: chosen.honest,
    };
    const changes = toChangesJson(next.changes, { units: Object.fromEntries(notes.units.map(({ unit, impact }) => [unit, { impact }])) });
    io.out(`${stringifySafely({ schemaVersion: 1, ...facts, date, commit, ...files, notes, changes })}\n`);
    return 0;
  }
  const { id } = next.pathway;
  const why = explainVersion(next, lock, chosen);
  if (isDryRun) {
    io.err(`${showText(id)} would be ${lock.version}${why}. These are its notes:\n\n`);
    io.out(formatNotes(lock.notes, (unit) => next.revisionOf(unit)));
    return 0;
  }
  const folder = toShellWord(folderOfPathway(next.pathway));
  io.err(`${showText(id)} is ${lock.version}${why}: ${showText(path)}. To publish it:\n`);
  io.err(`  git add --all -- ${showText(folder)}\n  git commit -m "Release ${showText(id)} ${lock.version}"\n`);
  return 0;
}
