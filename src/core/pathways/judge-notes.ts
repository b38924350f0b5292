import type { Finding } from '../diagnostic.ts';
import { prepareSuggestions } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';
import { listUnitChanges } from './draft-notes.ts';
import { impactOf, type Impact } from './fingerprint.ts';
import type { ReleaseChange } from './release-change.ts';
import { withImpacts, type WrittenNotes } from './release-notes.ts';

/** What notes are judged by. */
export interface JudgedBy {
  changes: readonly ReleaseChange[];
  /** Revision of a unit as it is now; undefined of one that is gone. */
  revisionOf(unit: string): string | undefined;
}

/** Notes as far as they hold, and why the rest doesn’t. */
export interface JudgedNotes {
  /** Without the impacts that don’t hold. */
  notes: WrittenNotes;
  findings: Finding[];
}

/**
 * Judges notes by what changed. Faults are units that didn’t change, and impacts other than that of the class that have no reason, or
 * were given to another state of the unit than the present one: whoever wrote them hasn’t seen what came after.
 */
export function judgeNotes(written: WrittenNotes, { changes, revisionOf }: JudgedBy): JudgedNotes {
  const listed = new Map(listUnitChanges(withImpacts(changes, written)).map((entry) => [entry.unit, entry.changes]));
  const suggest = prepareSuggestions(listed.keys());
  const findings: Finding[] = [];
  const units = { ...written.units };
  for (const [id, own] of Object.entries(written.units)) {
    const ofUnit = listed.get(id);
    const faults = ofUnit
      ? judgeImpact({ id, own, changes: ofUnit, now: revisionOf(id) }, written)
      : [explainUnknown(id, suggest(id), written)];
    findings.push(...faults);
    if (faults.length > 0) units[id] = { ...own, impact: undefined };
  }
  return { notes: { ...written, units }, findings };
}

interface Override {
  id: string;
  own: WrittenNotes['units'][string];
  changes: readonly ReleaseChange[];
  now: string | undefined;
}

function judgeImpact({ id, own, changes, now }: Override, written: WrittenNotes): Finding[] {
  const { impact, reason, revision } = own;
  const text = changes.find((change) => change.class !== undefined);
  const usual = text?.class === undefined ? 'none' : impactOf[text.class];
  if (impact === undefined || (impact === usual && text?.isUncertain !== true)) return [];
  const isBound = text === undefined || now === undefined || revision === now;
  return [
    ...(impact === usual || reason !== undefined ? [] : [explainReason(id, impact, usual, written)]),
    ...(isBound ? [] : [explainRevision(id, { revision, now }, written)]),
  ];
}

function explainUnknown(id: string, candidates: string[], { path, locate }: WrittenNotes): Finding {
  return {
    rule: 'config/invalid-value',
    message: `The unit ${quote(id)} hasn’t changed since the last release.`,
    hint: didYouMean(candidates) ?? 'Take it out of the notes.',
    file: path,
    range: locate(['units', id], 'key'),
    actual: id,
    expected: candidates,
  };
}

function explainReason(id: string, impact: Impact, usual: Impact, { path, locate }: WrittenNotes): Finding {
  return {
    rule: 'config/invalid-value',
    message: `${quote(id)} has the impact ${quote(impact)} instead of ${quote(usual)}, and no reason.`,
    hint: 'Write a `reason` beside it: learners read it.',
    file: path,
    range: locate(['units', id, 'impact']),
    actual: impact,
  };
}

function explainRevision(
  id: string,
  { revision, now }: { revision: string | undefined; now: string },
  { path, locate }: WrittenNotes,
): Finding {
  const message =
    revision === undefined
      ? `The impact of ${quote(id)} doesn’t say which state of the unit it judges.`
      : `${quote(id)} changed after its impact was judged.`;
  const look = revision === undefined ? '' : 'Look at `waymark pathway diff` again. ';
  return {
    rule: 'config/invalid-value',
    message,
    hint: `${look}Where the impact is right for the unit as it is now, write ${quote(`revision: '${now}'`)} beside it; else take it out.`,
    file: path,
    range: locate(['units', id, revision === undefined ? 'impact' : 'revision']),
    ...(revision === undefined ? {} : { actual: revision }),
    expected: [now],
  };
}
