import { count } from '../wording.ts';
import { diffTexts, type DiffBlock } from './diff-texts.ts';
import type { ChangeKind, ReleaseChange } from './release-change.ts';
import type { TextBlock } from './unit-text.ts';

/** What things are called. */
export interface ChangeNames {
  unit(id: string): string;
  stage(id: string): string;
  skill(id: string): string;
}

/** What happened to a unit, as a sentence that doesn’t name it. Texts are told by {@link describeText}. Undefined for what is no unit’s. */
export function describeUnitChange(change: ReleaseChange, names: ChangeNames): string | undefined {
  const others = joinWords((change.others ?? []).map((id) => quoteTitle(names.unit(id))));
  const stage = (id: string | number | undefined): string => quoteTitle(names.stage(String(id)));
  const sentences: Partial<Record<ChangeKind, string>> = {
    'unit-added-required': 'New.',
    'unit-added-optional': 'New, and optional.',
    'option-added': `New option of ${stage(change.stage)}.`,
    'unit-removed': 'No longer part of the pathway.',
    'option-removed': `No longer an option of ${stage(change.stage)}.`,
    'unit-made-required': 'Now required.',
    'unit-relaxed': 'No longer required.',
    'unit-replaced': `Replaces ${others}: who completed that has completed this.`,
    'unit-replaced-unmapped': `Takes the place of ${others}.`,
    'external-replaced-required': 'Leads to something else now.',
    'external-replaced-optional': 'Leads to something else now.',
    'unit-split': `Was part of ${others}: who completed that has completed this.`,
    'units-merged': `Takes in ${others}: who completed one has completed this.`,
    'unit-moved': `Moved from ${stage(change.from)} to ${stage(change.to)}.`,
    'unit-renamed': 'Has another address.',
    'unit-details': 'Title, kind, minutes, provider or address changed.',
    'text-cosmetic': 'Changed in form only.',
  };
  return sentences[change.kind];
}

/** What happened to the frame of a pathway, as a sentence. Undefined for what happened to a unit. */
export function describeFrameChange(change: ReleaseChange, names: ChangeNames): string | undefined {
  const { name = '', from, to, title = '' } = change;
  const where = change.stage === undefined ? 'The pathway' : quoteTitle(title);
  const skill = quoteTitle(names.skill(name));
  const criterion = `The criterion ${quoteTitle(name.split('/')[1] ?? name)} of ${quoteTitle(title)}`;
  const rubric = name.includes('/') ? criterion : `The task of ${quoteTitle(title)}`;
  const options = (number: string | number | undefined): string => count(Number(number), 'option');
  const sentences: Partial<Record<ChangeKind, string>> = {
    'elective-added': `${where} wants ${options(to)} of an elective.`,
    'elective-removed': `${where} has no elective any more.`,
    'choose-raised': `${where} wants ${options(to)} of its elective, instead of ${from ?? ''}.`,
    'choose-lowered': `${where} wants ${options(to)} of its elective, instead of ${from ?? ''}.`,
    'stage-added': `The stage ${where} is new.`,
    'stage-removed': `The stage ${where} is gone.`,
    'stages-reordered': 'The stages have another order.',
    'units-reordered': `${where} has another reading order.`,
    'stage-details': `Title or level of the stage ${where} changed.`,
    'outcome-added': `New outcome: ${skill} at level ${to ?? ''}.`,
    'outcome-removed': `${skill} is no outcome any more.`,
    'outcome-raised': `${skill} is reached at level ${to ?? ''}, instead of ${from ?? ''}.`,
    'outcome-lowered': `${skill} is reached at level ${to ?? ''}, instead of ${from ?? ''}.`,
    'entry-changed': 'What should be known before changed.',
    'exit-added': `${where} ends with a practical assessment.`,
    'exit-removed': `${where} ends without a practical assessment.`,
    'exit-replaced': `${where} ends with another practical assessment.`,
    'criterion-added': `${criterion} is new.`,
    'criterion-removed': `${criterion} is gone.`,
    'rubric-changed': `${rubric} changed.`,
    'rubric-reworded': `${rubric} is worded otherwise.`,
    'exit-skill-raised': `${quoteTitle(title)} shows ${skill} at level ${to ?? ''}${from === undefined ? '' : `, instead of ${from}`}.`,
    'exit-skill-lowered': `${quoteTitle(title)} ${to === undefined ? `no longer shows ${skill}` : `shows ${skill} at level ${to}, instead of ${from ?? ''}`}.`,
    'pathway-details': 'Title, summary, level or roles of the pathway changed.',
  };
  return sentences[change.kind];
}

/** What of a text changed: the sections, and how many words came and went. */
export function describeText(from: readonly TextBlock[], to: readonly TextBlock[]): string | undefined {
  const blocks = diffTexts(from, to);
  const [added, removed] = (['added', 'removed'] as const).map((change) => countWords(blocks, change)) as [number, number];
  if (added + removed === 0) return undefined;
  const counts = [...(added > 0 ? [`${count(added, 'word')} added`] : []), ...(removed > 0 ? [`${count(removed, 'word')} removed`] : [])];
  const sections = listSections(blocks);
  const left = sections.length - mostSections;
  const named = [...sections.slice(0, mostSections), ...(left > 0 ? [`${left} more`] : [])];
  return `${named.length === 0 ? '' : `${joinWords(named)}: `}${counts.join(', ')}.`.replace(/^./u, (letter) => letter.toUpperCase());
}

const mostSections = 3;

function countWords(blocks: readonly DiffBlock[], change: 'added' | 'removed'): number {
  const parts = blocks.flatMap((block) => block.parts).filter((part) => part.change === change);
  return parts.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0), 0);
}

/** Headings below which something changed. Where that is below the title alone, there is no section to tell. */
function listSections(blocks: readonly DiffBlock[]): string[] {
  const sections = new Set<string>();
  let heading = beginning;
  for (const { kind, change, depth, parts } of blocks) {
    const text = parts
      .filter((part) => part.change !== 'removed' || change === 'removed')
      .map((part) => part.text)
      .join('')
      .trim();
    if (kind === 'heading') heading = depth === 1 ? beginning : quoteTitle(text);
    if (change !== 'same') sections.add(heading);
  }
  return sections.size === 1 && sections.has(beginning) ? [] : [...sections];
}

const beginning = 'the beginning';

/** A title in quotation marks. */
export function quoteTitle(title: string): string {
  return `“${title.replace(/\s+/g, ' ').trim()}”`;
}

/** “a”, “a and b”, “a, b and c”. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
