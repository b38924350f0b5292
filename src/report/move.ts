import { pointAt } from '../core/decode-text.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { MovedPage } from '../core/moved-pages.ts';
import type { FileMoves } from '../core/moves/file-moves.ts';
import type { OwnerChange } from '../core/moves/find-owner-changes.ts';
import type { Stuck, TextEdit } from '../core/moves/text-edit.ts';
import { count, quote } from '../core/wording.ts';
import { showText } from './visible-text.ts';

/** What is told of a move. */
export interface MoveReport {
  moves: FileMoves;
  files: readonly { path: string; before: string | undefined; edits: readonly TextEdit[] }[];
  renamed: readonly (MovedPage & { isNew: boolean })[];
  sidecar: string | undefined;
  handed: readonly OwnerChange[];
}

/** Every file that moves, every place that changes, every id that is remembered: one a line. */
export function listMove({ moves, files, renamed, sidecar, handed }: MoveReport): string {
  const moved = [...moves.files].map(([from, to]) => `move  ${showText(from)} → ${showText(to)}`);
  const edits = files.flatMap(({ path, before, edits }) =>
    [...edits]
      .sort((a, b) => a.from - b.from)
      .map((edit) => `edit  ${showText(path)}:${pointAt(before ?? '', edit.from).line}  ${describeEdit(edit, before ?? '')}`),
  );
  const made = files.filter(({ before }) => before === undefined).map(({ path }) => `make  ${showText(path)}`);
  const ids = renamed.map((page) => `id    ${describeId(page, sidecar)}`);
  const owners = handed.map((change) => `owner ${showText(change.path)}: ${describeHand(change)}`);
  return [...moved, ...edits, ...made, ...ids, ...owners, ''].join('\n');
}

function describeEdit({ from, to, text }: TextEdit, before: string): string {
  const old = showText(before.slice(from, to).trim());
  const now = showText(text.trim());
  if (now === '') return `${old} → (removed)`;
  return old === '' ? `(added) ${now}` : `${old} → ${now}`;
}

function describeHand({ from, to }: OwnerChange): string {
  const name = (owners: readonly string[]): string => (owners.length === 0 ? 'nobody' : owners.map(showText).join(', '));
  return `${name(from)} → ${name(to)}`;
}

function describeId({ formerId, id, holder, isNew }: MoveReport['renamed'][number], sidecar: string | undefined): string {
  const change = `${formerId} → ${id}`;
  if (holder !== undefined) return `${change} (${showText(holder)} has the old one now)`;
  if (isNew) return `${change}, the old one was never committed`;
  return sidecar === undefined ? change : `${change}, remembered in ${showText(sidecar)}`;
}

/** What was done, in a sentence or two, with a hint where addresses are lost. */
export function summarizeMove({ moves, files, renamed, sidecar, handed }: MoveReport): string {
  const edits = files.reduce((sum, file) => sum + file.edits.length, 0);
  const places =
    edits === 0
      ? 'nothing had to be mended'
      : `mended ${count(edits, 'place')} in ${count(files.filter((file) => file.edits.length > 0).length, 'file')}`;
  const former = renamed.filter(({ holder, isNew }) => holder === undefined && !isNew).length;
  const ids = former === 0 ? '' : sidecar === undefined ? explainLost(former) : ` ${quote(sidecar)} keeps ${addresses(former)}.`;
  return `Moved ${count(moves.files.size, 'file')}, ${places}.${ids}\n${summarizeHands(handed)}`;
}

/** Who answers for pages from now on, where that is somebody else: a line for each pair of owners. */
function summarizeHands(handed: readonly OwnerChange[]): string {
  const pairs = [...Map.groupBy(handed, describeHand)];
  return pairs
    .map(([change, pages]) => `Owner of ${pages.length === 1 ? quote(pages[0]?.path ?? '') : count(pages.length, 'page')}: ${change}\n`)
    .join('');
}

function explainLost(former: number): string {
  const isLost = former === 1 ? 'is lost: nothing can keep it' : 'are lost: nothing can keep them';
  return ` ${addresses(former)} ${isLost} without a waymark.yml, which \`waymark init\` writes.`;
}

/** What a move leaves to people, one problem a line, and after that what doesn't hold it up. */
export function listProblems({
  stuck,
  faults,
  infos,
}: {
  stuck: readonly Stuck[];
  faults: readonly Diagnostic[];
  infos: readonly Diagnostic[];
}): string {
  const problems = [...stuck.map(({ file, line, message }) => `${showText(file)}:${line}  ${message}`), ...faults.map(describeFault)];
  return [
    ...(problems.length === 0 ? [] : [`${count(problems.length, 'fault')} would be left:`, ...problems]),
    ...(infos.length === 0 ? [] : [`${count(infos.length, 'info')}, which ${infos.length === 1 ? 'doesn’t' : 'don’t'} count:`]),
    ...infos.map(describeFault),
    '',
  ].join('\n');
}

function describeFault({ file, range, rule, message }: Diagnostic): string {
  return `${showText(file)}:${range?.start.line ?? 1}  ${message} (${rule})`;
}

function addresses(number: number): string {
  return number === 1 ? '1 old address' : `${number} old addresses`;
}
