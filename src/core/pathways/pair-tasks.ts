import type { Task } from './fingerprint.ts';
import { readWords } from './normalise-text.ts';
import { commonShare } from './pair-blocks.ts';
import type { TextBlock } from './unit-text.ts';

/** A task and its words. */
export interface TaskText {
  task: Task;
  text: string;
}

/** From this share of common words on, a task is another's new wording. */
const clearlySimilar = 0.6;

/** Tasks that vanished times tasks that are new: a page with more was rewritten. */
const mostComparisons = 10_000;

/**
 * Former ids of tasks whose words changed, by the id that they have now: a typo that is mended keeps the tick. A task whose id is gone and
 * one whose id is new are the same where each is the other's only best match, and most of their words are the same.
 */
export function pairTasks(from: readonly TaskText[], to: readonly TaskText[]): Map<string, string[]> {
  const [known, now] = [new Set(from.map(({ task }) => task.id)), new Set(to.map(({ task }) => task.id))];
  const gone = from.filter(({ task }) => !now.has(task.id)).map(toBag);
  const fresh = to.filter(({ task }) => !known.has(task.id)).map(toBag);
  const pairs = new Map<string, string[]>();
  if (gone.length * fresh.length > mostComparisons) return pairs;
  const shares = gone.map(({ bag }) => fresh.map((other) => commonShare(bag, other.bag)));
  for (const [at, { id }] of fresh.entries()) {
    const match = onlyBest(shares.map((row) => row[at] ?? 0));
    if (match !== undefined && onlyBest(shares[match] ?? []) === at) pairs.set(id, [gone[match]?.id ?? '']);
  }
  return pairs;
}

/**
 * Former ids of each task of the last state, over all states of a page, oldest first: a task that was reworded twice has two. An id that
 * the last state has again belongs to whom it belongs there.
 */
export function findFormerTasks(states: readonly (readonly TaskText[])[]): Map<string, string[]> {
  let former = new Map<string, string[]>();
  for (const [at, now] of states.entries()) {
    const pairs = pairTasks(states[at - 1] ?? [], now);
    const carried = now.map(({ task: { id } }): [string, string[]] => {
      const own = former.get(id) ?? [];
      return [id, [...own, ...(pairs.get(id) ?? []).flatMap((last) => [last, ...(former.get(last) ?? [])])]];
    });
    former = new Map(carried);
  }
  const ids = new Set(former.keys());
  const rest = [...former].map(([id, list]): [string, string[]] => [id, [...new Set(list)].filter((one) => !ids.has(one))]);
  return new Map(rest.filter(([, list]) => list.length > 0));
}

/** Adds former ids to the tasks of a page’s HTML as we write it, as `data-former` with blanks between them. */
export function markFormerTasks(html: string, former: ReadonlyMap<string, readonly string[]>): string {
  if (former.size === 0) return html;
  return html.replace(/<li(?: [\w:-]+(?:="[^"]*")?)*>/g, (tag) => {
    const id = / data-task="([^"]*)"/.exec(tag)?.[1];
    const list = id === undefined ? undefined : former.get(id);
    return list ? tag.replace(/ data-task="[^"]*"/, (task) => `${task} data-former="${list.join(' ')}"`) : tag;
  });
}

/** Texts of the tasks of a state of a page. */
export function toTaskTexts(tasks: readonly Task[], blocks: readonly TextBlock[]): TaskText[] {
  const texts = new Map<string, string[]>();
  for (const { task, text } of blocks) {
    const own = task === undefined ? undefined : texts.get(task);
    if (own) own.push(text);
    else if (task !== undefined) texts.set(task, [text]);
  }
  return tasks.map((task) => ({ task, text: (texts.get(task.id) ?? []).join('\n') }));
}

function toBag({ task, text }: TaskText): { id: string; bag: Map<string, number> } {
  const bag = new Map<string, number>();
  for (const { value } of readWords(text)) bag.set(value, (bag.get(value) ?? 0) + 1);
  return { id: task.id, bag };
}

/** The place of the greatest share, if it is great enough and no other is as great. */
function onlyBest(shares: readonly number[]): number | undefined {
  const best = shares.reduce((greatest, share) => Math.max(greatest, share), 0);
  const at = shares.indexOf(best);
  return best >= clearlySimilar && !shares.includes(best, at + 1) ? at : undefined;
}
