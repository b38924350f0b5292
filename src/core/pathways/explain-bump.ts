import { listQuoted, quote } from '../wording.ts';
import { bumpOfChange, type Bump } from './bump.ts';
import type { ChangeKind, ReleaseChange } from './release-change.ts';

/** Changes that an explanation names; more help nobody. */
const mostReasons = 3;

/**
 * Why the next version is one of so much: “because the required unit `x` was added”. Changes that decide are named, at most three of them.
 * Undefined for a PATCH, which nobody has to learn anything from.
 */
export function explainBump(
  changes: readonly ReleaseChange[],
  bump: Bump | undefined,
  impacts?: Parameters<typeof bumpOfChange>[1],
): string | undefined {
  if (bump === undefined || bump === 'patch') return undefined;
  const deciding = changes.filter((change) => bumpOfChange(change, impacts) === bump);
  const reasons = [...new Set(deciding.map((change) => tellReason(change)))];
  if (reasons.length === 0) return undefined;
  const left = reasons.length - mostReasons;
  const told = [...reasons.slice(0, mostReasons), ...(left > 0 ? [`${left} more`] : [])];
  return `because ${told.length < 2 ? told.join('') : `${told.slice(0, -1).join(', ')} and ${told.at(-1) ?? ''}`}`;
}

function tellReason(change: ReleaseChange): string {
  const { kind, unit, impact, class: changeClass } = change;
  if (unit === undefined) return tellFrame(change);
  if (changeClass !== undefined && impact !== undefined) {
    const asked = { none: 'nothing', review: 'to look again', redo: 'to do it again' } as const;
    return `${unitOf(change)} changed and asks ${asked[impact]}`;
  }
  return `${unitOf(change)} ${unitWords[kind] ?? 'changed'}${replacedBy(change)}`;
}

function unitOf({ unit = '', role, kind }: ReleaseChange): string {
  const isOption = role === 'option' || kind === 'option-removed';
  const roles = { required: 'required unit', optional: 'optional unit', option: 'option', gone: 'unit' } as const;
  return `the ${kind === 'unit-made-required' || kind === 'unit-relaxed' ? 'unit' : isOption ? 'option' : roles[role ?? 'gone']} ${quote(unit)}`;
}

function replacedBy({ kind, others = [] }: ReleaseChange): string {
  const isTold = ['unit-replaced', 'unit-replaced-unmapped', 'unit-split', 'units-merged'].includes(kind);
  return isTold ? ` ${listQuoted(others.slice(0, mostReasons), 'and')}` : '';
}

const unitWords: Readonly<Partial<Record<ChangeKind, string>>> = {
  'unit-added-required': 'was added',
  'unit-added-optional': 'was added',
  'option-added': 'was added',
  'unit-made-required': 'was made required',
  'unit-relaxed': 'is no longer required',
  'unit-removed': 'was removed',
  'option-removed': 'was removed',
  'unit-replaced': 'replaces',
  'unit-replaced-unmapped': 'takes the place of',
  'unit-split': 'was split from',
  'units-merged': 'takes in',
  'unit-moved': 'was moved to another stage',
  'external-replaced-required': 'leads to something else',
  'external-replaced-optional': 'leads to something else',
  'assessment-required': 'asks for something else',
  'assessment-optional': 'asks for something else',
};

function tellFrame({ kind, stage, name = '', title = '' }: ReleaseChange): string {
  const where = stage === undefined ? 'the pathway' : `the stage ${quote(stage)}`;
  const [assessment = '', criterion] = name.split('/');
  const rubric = criterion === undefined ? `the task of ${quote(assessment)}` : `the criterion ${quote(criterion)} of ${quote(assessment)}`;
  const words: Partial<Record<ChangeKind, string>> = {
    'elective-added': `${where} has an elective`,
    'elective-removed': `${where} has no elective any more`,
    'choose-raised': `${where} wants more options`,
    'choose-lowered': `${where} wants fewer options`,
    'stage-added': `${where} was added`,
    'stage-removed': `${where} was removed`,
    'stages-reordered': 'the stages have another order',
    'outcome-added': `the outcome ${quote(name)} was added`,
    'outcome-removed': `the outcome ${quote(name)} was removed`,
    'outcome-raised': `the level of the outcome ${quote(name)} was raised`,
    'outcome-lowered': `the level of the outcome ${quote(name)} was lowered`,
    'exit-added': `${where} ends with a practical assessment`,
    'exit-removed': `${where} has no practical assessment any more`,
    'exit-replaced': `${where} has another practical assessment`,
    'criterion-added': `${rubric} was added`,
    'criterion-removed': `${rubric} was removed`,
    'rubric-changed': `${rubric} changed`,
  };
  return words[kind] ?? (title === '' ? 'the pathway changed' : `${quote(title)} changed`);
}
