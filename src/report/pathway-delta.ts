import type { DiffBlock } from '../core/pathways/diff-texts.ts';
import type { DeltaUnit, ReleaseDelta } from '../core/pathways/release-delta.ts';
import { count } from '../core/wording.ts';
import { plain } from './pretty.ts';
import type { ReportOptions } from './report.ts';
import { showText } from './visible-text.ts';

/** How a delta is printed. */
export interface DeltaOptions extends Pick<ReportOptions, 'style'> {
  heading: string;
  /** Differences of texts by unit; none when absent. */
  words?: ReadonlyMap<string, readonly DiffBlock[]> | undefined;
}

/** The difference of two releases for people: in the groups that learners see. */
export function formatDelta({ kept, lookAgain, newOrGone, other }: ReleaseDelta, options: DeltaOptions): string {
  const { style = plain, heading } = options;
  const told = kept.filter(({ text }) => text !== '');
  const left = kept.length - told.length;
  const keptLines = [...told.flatMap((unit) => formatUnit(unit, options)), ...(left > 0 ? [`  ${count(left, 'unit')} as before`] : [])];
  const groups: [string, string[]][] = [
    ['Look again', lookAgain.flatMap((unit) => formatUnit(unit, options))],
    ['New or gone', newOrGone.flatMap((unit) => formatUnit(unit, options))],
    ['Kept', keptLines],
    ['Also', other.map((line) => `  ${showText(line)}`)],
  ];
  const blocks = groups.filter(([, lines]) => lines.length > 0).map(([title, lines]) => [style('file', title), ...lines].join('\n'));
  return `${[showText(heading), ...blocks].join('\n\n')}\n`;
}

const asks = { none: '', review: 'look again: ', redo: 'do again: ' } as const;

function formatUnit({ unit, title, impact, text }: DeltaUnit, { style = plain, words }: DeltaOptions): string[] {
  const name = `  ${showText(title)} ${style('quiet', showText(unit))}`;
  const line = `${asks[impact]}${text}`;
  const blocks = words?.get(unit) ?? [];
  return [name, ...(line === '' ? [] : [`    ${showText(line)}`]), ...blocks.flatMap((block) => formatBlock(block, style))];
}

/** A block with what went in `[-…-]` and what came in `{+…+}`, as `git diff --word-diff` writes it: colour is never the only sign. */
function formatBlock({ kind, change, parts }: DiffBlock, style: NonNullable<DeltaOptions['style']>): string[] {
  if (kind === 'gap') return ['      …'];
  const text = parts
    .map((part) => {
      if (part.change === 'same') return showText(part.text);
      return part.change === 'added' ? style('good', `{+${showText(part.text)}+}`) : style('error', `[-${showText(part.text)}-]`);
    })
    .join('');
  const mark = change === 'same' ? ' ' : change === 'added' ? '+' : change === 'removed' ? '-' : '~';
  return text.split('\n').map((line) => `    ${mark} ${line}`);
}
