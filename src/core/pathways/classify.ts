import { explainWords } from './compare-words.ts';
import type { ChangeClass, Fingerprint } from './fingerprint.ts';
import { codeOf, outlineOf, proseOf } from './learning.ts';
import { toSegments } from './text-segments.ts';
import type { TextBlock, UnitText } from './unit-text.ts';

/** What became of a unit. */
export interface Classification {
  class: ChangeClass;
  /** What decided, in words for people. */
  reason: string;
  /** False where the texts were missing, or made no certain answer: fingerprints of two versions can't tell whether objectives changed. */
  certain: boolean;
}

/**
 * How much a change of a unit means to somebody who has learned it. Fingerprints of the same version decide where they can; whether words
 * are few is read in the texts. Fingerprints of different versions are never compared: a new way to make them marks nothing as changed.
 */
export function classify(from: UnitText, to: UnitText): Classification {
  return from.fingerprint.fpv === to.fingerprint.fpv ? classifyPrints(from, to) : classifyTexts(from, to);
}

function classifyPrints(from: UnitText, to: UnitText): Classification {
  const [before, after] = [from.fingerprint, to.fingerprint];
  if (before.assess !== after.assess) return { class: 'C3', reason: 'What is assessed changed.', certain: true };
  const part = findPart(before, after);
  if (part !== undefined) return { class: 'C2', reason: `${part} changed.`, certain: true };
  if (before.text === after.text) return { class: 'C0', reason: 'Nothing to learn changed.', certain: true };
  if (isRunbook(from, to)) return { class: 'C2', reason: 'Words of a runbook changed, where one can hurt.', certain: true };
  if (!from.blocks || !to.blocks) {
    return { class: 'C2', reason: 'The text changed; the earlier one can’t be read, so that nobody knows how much.', certain: false };
  }
  return classifyWords(from.blocks, to.blocks, true);
}

function findPart(before: Fingerprint, after: Fingerprint): string | undefined {
  if (before.tasks.join(' ') !== after.tasks.join(' ')) return 'Tasks';
  if (before.code !== after.code) return 'Code';
  return before.outline === after.outline ? undefined : 'Headings';
}

function classifyTexts(from: UnitText, to: UnitText): Classification {
  if (!from.blocks || !to.blocks) {
    return { class: 'C0', reason: 'The fingerprints were made in different ways, and there are no texts to compare.', certain: false };
  }
  const [before, after] = [from.blocks, to.blocks];
  const hasLab = from.kind === 'lab' || to.kind === 'lab';
  const isSame = (read: (blocks: TextBlock[]) => string): boolean => read(before) === read(after);
  if (!isSame(tasksOf)) return { class: hasLab ? 'C3' : 'C2', reason: 'Tasks changed.', certain: false };
  if (!isSame(codeOf)) return { class: hasLab ? 'C3' : 'C2', reason: 'Code changed.', certain: false };
  if (!isSame(outlineOf)) return { class: 'C2', reason: 'Headings changed.', certain: false };
  if (isSame(proseOf)) return { class: 'C0', reason: 'Nothing to learn changed.', certain: false };
  if (isRunbook(from, to)) return { class: 'C2', reason: 'Words of a runbook changed, where one can hurt.', certain: false };
  return classifyWords(before, after, false);
}

function tasksOf(blocks: readonly TextBlock[]): string {
  return proseOf(blocks.filter(({ task }) => task !== undefined));
}

function classifyWords(before: readonly TextBlock[], after: readonly TextBlock[], certain: boolean): Classification {
  const why = explainWords(toSegments(before), toSegments(after));
  if (why === undefined) return { class: 'C1', reason: 'A few words changed.', certain };
  return { class: 'C2', reason: `The text changed: ${why}.`, certain };
}

function isRunbook(from: UnitText, to: UnitText): boolean {
  return from.kind === 'runbook' || to.kind === 'runbook';
}
