import type { Root } from 'mdast';
import type { Hash } from '../covers/digest.ts';
import type { PageMeta } from '../page-meta.ts';
import { fingerprintVersion, type Learning, type Task } from './fingerprint.ts';
import { joinWords, normaliseCode, readWords } from './normalise-text.ts';
import { collectText, type TaskItem } from './text-blocks.ts';
import { toSegments } from './text-segments.ts';
import type { TextBlock } from './unit-text.ts';

/**
 * What is learned from a document. Gives every task and step its id, in `data.hProperties.dataTask` of the list item, so that rendering
 * can't disagree. The heading that names the page counts nowhere. The language of a fence doesn't count either: adding one only
 * colours the code, which is the commonest edit of fences.
 */
export function toLearning(tree: Root, hash: Hash, meta: Pick<PageMeta, 'title'> = {}): Learning {
  const { blocks, items } = collectText(tree, meta);
  const ids = nameTasks(items, hash);
  const toTasks = (kind: TaskItem['kind']): Task[] =>
    items.flatMap((item, at) => (item.kind === kind ? [{ id: ids[at] ?? '', hash: short(ownText(item), hash) }] : []));
  return {
    fpv: fingerprintVersion,
    text: short(proseOf(blocks), hash),
    code: short(codeOf(blocks), hash),
    outline: short(outlineOf(blocks), hash),
    tasks: toTasks('task'),
    steps: toTasks('step'),
  };
}

/** Normalised prose, divided where headings, code, cells and callouts divide it: text that moves from one section to another is no longer the same. */
export function proseOf(blocks: readonly TextBlock[]): string {
  return toSegments(blocks)
    .map(({ words }) => joinWords(words))
    .join('\n');
}

/** Normalised code of all fences. */
export function codeOf(blocks: readonly TextBlock[]): string {
  return blocks
    .filter(({ kind }) => kind === 'code')
    .map(({ text }) => normaliseCode(text))
    .join('\n```\n');
}

/** Headings with their depths. */
export function outlineOf(blocks: readonly TextBlock[]): string {
  return blocks
    .filter(({ kind }) => kind === 'heading')
    .map(({ depth, text }) => `${depth ?? 0} ${joinWords(readWords(text))}`)
    .join('\n');
}

/** Ids in the order of items: as written, else from the words. What is left over of equal ones is numbered in the order of the text. */
function nameTasks(items: readonly TaskItem[], hash: Hash): string[] {
  const written = items.map(({ node }) => writtenId(node));
  const taken = new Set<string>();
  const ids = written.map((id) => {
    if (id === undefined || taken.has(id)) return undefined;
    taken.add(id);
    return id;
  });
  const counts = new Map<string, number>();
  return items.map((item, at) => {
    const id = ids[at] ?? nextFree(written[at] ?? hash(wordsOf(item)).slice(0, 12), taken, counts);
    item.node.data = { ...item.node.data, hProperties: { ...item.node.data?.hProperties, dataTask: id } };
    return id;
  });
}

function nextFree(id: string, taken: Set<string>, counts: Map<string, number>): string {
  let count = counts.get(id) ?? (taken.has(id) ? 1 : 0);
  let name: string;
  do name = ++count === 1 ? id : `${id}-${count}`;
  while (taken.has(name));
  counts.set(id, count);
  taken.add(name);
  return name;
}

/** The `^name` of the item, which the parser has put aside, or the `id` of the step that it holds. */
function writtenId({ children }: TaskItem['node']): string | undefined {
  const [step] = children;
  const id = step?.type === 'waymarkComponent' && step.name === 'RunbookStep' ? step.attributes['id'] : undefined;
  if (id !== undefined && /^[A-Za-z][A-Za-z0-9-]+$/.test(id)) return id;
  return children.findLast((child) => child.type === 'paragraph')?.data?.blockId;
}

/** The words that an id is made of: the item's own without code, so that a mended command keeps the tick; the code where there is nothing else. */
function wordsOf({ blocks }: TaskItem): string {
  const words = blocks.filter(({ kind }) => kind !== 'code').flatMap(({ text }) => readWords(text));
  return words.length > 0 ? joinWords(words) : codeOf(blocks);
}

function ownText({ blocks }: TaskItem): string {
  return `${proseOf(blocks)}\n${codeOf(blocks)}`;
}

function short(text: string, hash: Hash): string {
  return hash(text).slice(0, 16);
}
