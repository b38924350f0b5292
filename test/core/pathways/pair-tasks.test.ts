import { describe, expect, it } from 'vitest';
import { createHighlighter } from '../../../plugins/highlight.ts';
import { renderBody } from '../../../src/core/body.ts';
import { findFormerTasks, markFormerTasks, pairTasks, toTaskTexts, type TaskText } from '../../../src/core/pathways/pair-tasks.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';
import { readText } from '../../helpers/unit-text.ts';

function tasksOf(text: string): TaskText[] {
  const { learning, blocks } = readText(text);
  return toTaskTexts([...learning.tasks, ...learning.steps], blocks);
}

/** Pairs as texts: what each task was before. */
function pairsOf(from: string, to: string): string[] {
  const [before, after] = [tasksOf(from), tasksOf(to)];
  const textOf = (list: TaskText[], id: string): string => list.find(({ task }) => task.id === id)?.text ?? id;
  return [...pairTasks(before, after)].map(([id, former]) => `${former.map((one) => textOf(before, one)).join()} → ${textOf(after, id)}`);
}

const toList = (...items: string[]): string => items.map((item) => `- [ ] ${item}`).join('\n');

describe('tasks whose words changed', () => {
  it.each([
    [
      'a typo',
      toList('Recieve the pager of your team'),
      toList('Receive the pager of your team'),
      ['Recieve the pager of your team → Receive the pager of your team'],
    ],
    [
      'a new place',
      toList('Look at the two dashboards', 'Call'),
      toList('Call', 'Look at the three dashboards'),
      ['Look at the two dashboards → Look at the three dashboards'],
    ],
    ['an id that is written now', toList('Look at it'), toList('Look at it ^look'), ['Look at it → Look at it']],
    [
      'a step that becomes a task with other words',
      '1. Look at both dashboards',
      toList('Look at the dashboards'),
      ['Look at both dashboards → Look at the dashboards'],
    ],
    ['the same words', toList('Look at it'), toList('Look at it', 'Other'), []],
    ['entirely other words', toList('Look at it'), toList('Call somebody'), []],
    ['two that are as similar', toList('Restart the first server'), toList('Restart the second server', 'Restart the third server'), []],
    ['two that were as similar', toList('Restart the second server', 'Restart the third server'), toList('Restart the first server'), []],
    ['one that stays', toList('Restart server a'), toList('Restart server a', 'Restart server b'), []],
    ['no words', toList(''), toList('', ''), []],
  ])('are found with %s', (_, from, to, expected) => {
    expect(pairsOf(from, to)).toEqual(expected);
  });

  it('give each former id to one task at most', () => {
    const before = Array.from({ length: 12 }, (_, at) => `Check part ${at} of the plan with care`);
    const after = before.map((item, at) => (at % 2 === 0 ? item.replace('plan', 'list') : item));
    const pairs = pairsOf(toList(...before), toList(...after));
    expect(new Set(pairs.map((pair) => pair.split(' → ')[0])).size).toBe(pairs.length);
    expect(pairs).toHaveLength(6);
  });

  it('cost little on a page that was rewritten', () => {
    const tasks = (word: string) =>
      Array.from({ length: 5000 }, (_, at) => ({ task: { id: `${word}${at}`, hash: '' }, text: `${word} ${at} the same` }));
    const started = cpuTime();
    expect(pairTasks(tasks('a'), tasks('b')).size).toBe(0);
    expect(cpuTime() - started).toBeLessThan(2000);
  });
});

describe('former ids of tasks', () => {
  const first = 'Recieve the pager of your team';
  const second = 'Receive the pager of your team';
  const third = 'Receive the pager of your own team';
  const idOf = (item: string): string => tasksOf(toList(item))[0]?.task.id ?? '';
  const formerOf = (...states: string[][]): [string, string[]][] => [...findFormerTasks(states.map((items) => tasksOf(toList(...items))))];

  it('are kept from wording to wording', () => {
    expect(formerOf([first], [second], ['Other'], [])).toEqual([]);
    expect(formerOf([first, 'Other'], ['Other', second], [third])).toEqual([[idOf(third), [idOf(second), idOf(first)]]]);
    expect(formerOf([first], [second], [second, 'Other'])).toEqual([[idOf(second), [idOf(first)]]]);
  });

  it('aren’t those of tasks that are there', () => {
    expect(formerOf([first], [second], [first])).toEqual([[idOf(first), [idOf(second)]]]);
    expect(formerOf([first], [second], [third, first])).toEqual([[idOf(third), [idOf(second)]]]);
    expect(formerOf([first])).toEqual([]);
    expect(formerOf()).toEqual([]);
  });

  it('stand beside the id in HTML, and nowhere else', () => {
    const { parsed } = readText('- [ ] a ^one\n- [ ] b ^two\n\nText: <li data-task="one"> and `<li data-task="one">`');
    const { html } = renderBody(parsed, createHighlighter());
    const marked = markFormerTasks(html, new Map([['one', ['x', 'y']]]));
    expect(marked.match(/<[^>]*data-former[^>]*>/g)).toEqual(['<li class="task-list-item" data-task="one" data-former="x y">']);
    expect(marked.replace(' data-former="x y"', '')).toBe(html);
  });
});
