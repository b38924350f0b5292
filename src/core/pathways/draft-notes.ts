import { count } from '../wording.ts';
import { describeFrameChange, describeText, describeUnitChange, joinWords, type ChangeNames } from './describe-change.ts';
import { impactOf } from './fingerprint.ts';
import type { UnitNote } from './lock.ts';
import type { ReleaseChange } from './release-change.ts';
import type { TextBlock } from './unit-text.ts';

/** Notes as they follow from changes, before anybody has edited them. */
export interface DraftedNotes {
  summary: string;
  units: UnitNote[];
  other: string[];
}

/** Texts of a unit before and afterwards; undefined where one can’t be read. */
export type TextsOf = (id: string) => { from: readonly TextBlock[] | undefined; to: readonly TextBlock[] | undefined } | undefined;

const noteChanges: readonly { change: UnitNote['change']; kinds: readonly ReleaseChange['kind'][] }[] = [
  {
    change: 'replaced',
    kinds: [
      'unit-replaced',
      'unit-replaced-unmapped',
      'external-replaced-required',
      'external-replaced-optional',
      'unit-split',
      'units-merged',
    ],
  },
  { change: 'added', kinds: ['unit-added-required', 'unit-added-optional', 'option-added'] },
  { change: 'removed', kinds: ['unit-removed', 'option-removed'] },
  { change: 'required', kinds: ['unit-made-required'] },
  { change: 'relaxed', kinds: ['unit-relaxed'] },
  { change: 'changed', kinds: ['text-editorial', 'content-required', 'content-optional', 'assessment-required', 'assessment-optional'] },
  { change: 'moved', kinds: ['unit-moved'] },
];

/** Kinds of changes that learners needn’t read about. */
const quietKinds: ReadonlySet<ReleaseChange['kind']> = new Set(['text-cosmetic', 'unit-renamed', 'unit-details']);

/** Whether learners needn’t read about a change of a unit, which is counted then. What somebody wrote notes on isn’t quiet. */
function isQuietChange({ kind, impact }: ReleaseChange): boolean {
  return quietKinds.has(kind) && impact === undefined;
}

/** One line per changed unit, one per other change, and a sentence that counts. */
export function draftNotes(changes: readonly ReleaseChange[], names: ChangeNames, textsOf: TextsOf): DraftedNotes {
  const listed = listUnitChanges(changes);
  const units = listed.map((entry) => draftUnit(entry, names, textsOf));
  const other = changes.flatMap((change) => (change.unit === undefined ? (describeFrameChange(change, names) ?? []) : []));
  const told = new Set(listed.map(({ unit }) => unit));
  const untold = new Set(changes.flatMap(({ unit }) => (unit !== undefined && !told.has(unit) ? [unit] : [])));
  if (untold.size > 0) other.push(`${count(untold.size, 'unit')} changed in form, title or address only.`);
  return { summary: `${joinWords(countUnits(units)) || 'No unit changed in content'}.`, units, other };
}

function draftUnit({ unit, change, changes }: ReturnType<typeof listUnitChanges>[number], names: ChangeNames, textsOf: TextsOf): UnitNote {
  const changeClass = changes.find((one) => one.class !== undefined)?.class;
  const sentences = changes.flatMap((one) =>
    one.class === undefined ? (describeUnitChange(one, names) ?? []) : explainText(one, textsOf),
  );
  return {
    unit,
    change,
    ...(changeClass === undefined ? {} : { class: changeClass }),
    impact: changeClass === undefined ? 'none' : impactOf[changeClass],
    text: sentences.join(' '),
  };
}

function explainText({ unit = '', class: changeClass, reason = '' }: ReleaseChange, textsOf: TextsOf): string[] {
  const { from, to } = textsOf(unit) ?? {};
  const described = from && to ? describeText(from, to) : undefined;
  if (described === undefined) return [reason];
  return changeClass === 'C3' ? [reason, described] : [described];
}

/** What happened to each unit, with its greatest change; units that changed in nothing that learners read are left out. */
export function listUnitChanges(
  changes: readonly ReleaseChange[],
): { unit: string; change: UnitNote['change']; changes: ReleaseChange[] }[] {
  const byUnit = Map.groupBy(
    changes.filter((change) => change.unit !== undefined && !isQuietChange(change)),
    ({ unit }) => unit ?? '',
  );
  return [...byUnit].map(([unit, ofUnit]) => {
    const kinds = new Set(ofUnit.map(({ kind }) => kind));
    const change = noteChanges.find((row) => row.kinds.some((kind) => kinds.has(kind)))?.change ?? 'changed';
    return { unit, change, changes: ofUnit };
  });
}

/** Whether nothing changed that learners read about: form, titles, addresses, estimates of units. */
export function isQuiet(changes: readonly ReleaseChange[]): boolean {
  return changes.every(isQuietChange);
}

const words: Readonly<Record<UnitNote['change'], string>> = {
  changed: 'changed',
  added: 'added',
  replaced: 'replaced',
  removed: 'removed',
  required: 'made required',
  relaxed: 'relaxed',
  moved: 'moved',
};

/** How many units there are of each change: “2 units changed”, “1 added”. */
export function countUnits(units: readonly Pick<UnitNote, 'change'>[]): string[] {
  const counts = Object.entries(words).flatMap(([change, word]) => {
    const number = units.filter((unit) => unit.change === change).length;
    return number === 0 ? [] : [{ number, word }];
  });
  return counts.map(({ number, word }, at) => (at === 0 ? `${count(number, 'unit')} ${word}` : `${number} ${word}`));
}
