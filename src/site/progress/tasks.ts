import { build } from '../search/build.ts';
import { unitTexts } from '../texts.ts';

/** What a page's progress tells those who show how far its steps are, and what they ask of it. */
export const stepEvents = { ticked: 'waymark:ticked', startOver: 'waymark:start-over' } as const;

/** How many of the page's tasks are ticked. */
export interface TickCount {
  done: number;
  all: number;
}

/** A task of the page that the reader can tick. */
export interface TaskBox {
  id: string;
  /** Ids that it had when it was worded otherwise: ticks of them are its own. */
  former: string[];
  box: HTMLInputElement;
}

/**
 * Makes the page's tasks tickable: boxes of task lists, and a box for each step. What its author ticked is part of the text and stays as
 * it is. Steps are those of `Steps` and, in a runbook, of its lists.
 */
export function findTasks(body: Element | null): TaskBox[] {
  const items = [...(body?.querySelectorAll<HTMLLIElement>('li[data-task]') ?? [])];
  const isRunbook = body?.classList.contains('runbook') === true;
  return items.flatMap((item) => {
    const { task: id = '', former: others = '' } = item.dataset;
    const former = others.split(' ').filter(Boolean);
    const written = item.querySelector<HTMLInputElement>(':scope > label > input, :scope > p > label > input');
    if (written) {
      if (written.defaultChecked) return [];
      written.disabled = false;
      return [{ id, former, box: written }];
    }
    const isStep = isRunbook || item.parentElement?.matches('.steps, .steps > ol') === true;
    return isStep && !item.matches('.task-list-item') ? [{ id, former, box: addBox(item) }] : [];
  });
}

function addBox(item: HTMLLIElement): HTMLInputElement {
  const box = build('input', { type: 'checkbox' });
  const words = (item.querySelector('p') ?? item).textContent.trim().replace(/\s+/g, ' ').slice(0, 80);
  // Before the boxes within the step, as it is seen.
  item.prepend(build('label', { className: 'tick' }, box, build('span', { className: 'sr-only' }, unitTexts.done(words))));
  return box;
}
