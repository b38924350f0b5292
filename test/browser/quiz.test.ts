import { describe, expect, test } from 'vitest';
import { findViolations } from '../helpers/axe.ts';
import { openProject, type Project } from '../helpers/project.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';

const filler = Array.from({ length: 30 }, (_, at) => `Paragraph ${String(at)} fills the page.`).join('\n\n');

const questions = `:::quiz[What comes first?]

- [ ] Delete the node
  - Its work is lost.
- [x] Drain the node
  - Its work moves.
- [ ] Restart it

The runbook begins so.

:::

:::quiz[Which lose nothing?]

- [x] Draining
- [x] Restarting
- [ ] Deleting

:::

:::quiz[Which command lists pods?]
= \`kubectl get pods\`
= get pods
:::

:::quiz[Which order?]

1. Drain
2. Remove
3. Start

:::
`;

function openQuestions(): Project {
  return openProject({
    'waymark.yml': 'site: { id: quiz, title: Questions }\nsources:\n  - { id: wiki, path: wiki }\n',
    'wiki/index.md': '# Questions\n\nBegin [here](near.md).\n',
    'wiki/near.md': `---
objectives: [Drain a node]
requires: [{ skill: git, level: 1 }]
---

# Near

:::objectives
:::

:::prerequisites
A cluster.
:::

:::checklist
- One
- Two
:::

${questions}
:::recall[What does draining do?]
It moves the work.
:::

:::rubric
| Criterion | Low | High |
| --- | --- | --- |
| Care | some | much |
:::

:::evidence{assessment=shift}
- A report
:::
`,
    'wiki/far.md': `# Far\n\n${filler}\n\n${filler}\n\n${questions}`,
    'wiki/german.md': `---
lang: de
---

# Deutsch

:::quiz[Was kommt zuerst?]

- [ ] Den Knoten löschen
  - So nicht:

    \`\`\`sh
    kubectl delete node one
    \`\`\`

- [x] Den Knoten leeren

:::
`,
    'wiki/arabic.md': '---\nlang: ar\n---\n\n# صفحة\n\n:::quiz[أي؟]\n\n- [ ] أ\n- [x] ب\n\n:::\n',
    'wiki/plain.md': '# Plain\n\nNothing is asked here.\n',
    'wiki/live.mdx': `---
objectives: [Drain a node]
---

# Live {1 + 1}

<Objectives />

<Quiz question={'What comes ' + 'first?'}>

- [ ] Delete the node
  - Its work is lost.
- [x] Drain the node

</Quiz>

<Recall question="What does draining do?">

It moves the work.

</Recall>

<Rubric>

| Criterion | Low | High |
| --- | --- | --- |
| Care | some | much |

</Rubric>

<Checklist>

- [ ] One

</Checklist>

<Prerequisites>A cluster.</Prerequisites>

<Evidence assessment="shift">

- A report

</Evidence>
`,
  });
}

const { visit, requests } = useBrowser();
const { at } = usePortal({ open: openQuestions });
const open: typeof visit = (path, options) => visit(at(path), options);
const near = '/wiki/near/';

/** The nth question of a page, when it can be answered. */
async function question(page: Awaited<ReturnType<typeof visit>>, nth: number) {
  const quiz = page.locator('wm-quiz').nth(nth);
  await quiz.scrollIntoViewIfNeeded();
  await page.locator('wm-quiz[data-ready]').nth(nth).waitFor();
  return { quiz, check: quiz.getByRole('button', { name: 'Check' }), feedback: quiz.getByRole('status').last() };
}

describe('a question with one right answer', () => {
  test('tells in words what is wrong, and why', async () => {
    const { quiz, check, feedback } = await question(await open(near), 0);
    await quiz.getByRole('radio', { name: 'Delete the node' }).check();
    await check.click();
    expect(await feedback.innerText()).toBe('That is not right. Try again, or look at the answer.\n\nA. Its work is lost.');
    expect(await quiz.locator('.quiz-mark').allInnerTexts()).toEqual(['Wrong']);
    expect(await quiz.locator('details').evaluate((details) => (details as HTMLDetailsElement).open)).toBe(false);
  });

  test('tells what is right, and explains', async () => {
    const { quiz, check, feedback } = await question(await open(near), 0);
    await quiz.getByRole('radio', { name: 'Delete the node' }).check();
    await check.click();
    await quiz.getByRole('radio', { name: 'Drain the node' }).check();
    expect(await feedback.innerText()).toBe('');
    expect(await quiz.locator('.quiz-mark').count()).toBe(0);
    await check.click();
    expect(await feedback.innerText()).toBe('That is right.');
    expect(await quiz.getByText('The runbook begins so.').isVisible()).toBe(true);
  });

  test('asks for an answer before it checks', async () => {
    const { check, feedback } = await question(await open(near), 0);
    await check.click();
    expect(await feedback.innerText()).toBe('Choose an answer first.');
  });

  test('is answered by keyboard', async () => {
    const page = await open(near);
    const { quiz, feedback } = await question(page, 0);
    await quiz.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await feedback.innerText()).toBe('That is right.');
  });

  test('is a group that is named by its question', async () => {
    const { quiz } = await question(await open(near), 0);
    expect(await quiz.getByRole('group', { name: 'What comes first?' }).getByRole('radio').count()).toBe(3);
  });
});

describe('a question with several right answers', () => {
  test.each([
    [['Draining', 'Restarting'], 'That is right.'],
    [['Draining'], 'Not yet: what you chose is right, but something is missing.'],
    [['Draining', 'Deleting'], 'Not yet: something that you chose is wrong.'],
  ])('%j: %s', async (chosen, verdict) => {
    const { quiz, check, feedback } = await question(await open(near), 1);
    for (const name of chosen) await quiz.getByRole('checkbox', { name }).check();
    await check.click();
    expect(await feedback.innerText()).toBe(verdict);
  });
});

describe('a question for words', () => {
  test.each([
    ['kubectl  get pods ', 'That is right.'],
    ['Kubectl get pods', 'That is not right. Try again, or look at the answer.'],
    ['GET pods.', 'That is right.'],
    [' ', 'Write an answer first.'],
  ])('%j: %s', async (words, verdict) => {
    const { quiz, feedback } = await question(await open(near), 2);
    await quiz.getByRole('textbox', { name: 'Your answer' }).fill(words);
    await quiz.getByRole('textbox').press('Enter');
    expect(await feedback.innerText()).toBe(verdict);
  });
});

describe('a question for an order', () => {
  test('is answered with buttons, by keyboard alone', async () => {
    const page = await open(near);
    const { quiz, check, feedback } = await question(page, 3);
    const items = () => quiz.locator('.quiz-options > li > :first-child, .quiz-options > li').evaluateAll(readItems);
    expect(await items()).not.toEqual(['Drain', 'Remove', 'Start']);
    await check.click();
    expect(await feedback.innerText()).toMatch(/^Not yet\. In the right place: [01] of 3\.$/);
    for (const [name, place] of [
      ['Remove', 2],
      ['Drain', 1],
    ] as const) {
      for (let step = 0; step < 3 && (await items()).indexOf(name) + 1 !== place; step++) {
        const direction = (await items()).indexOf(name) + 1 > place ? 'up' : 'down';
        await quiz.getByRole('button', { name: `Move ${direction}: ${name}` }).focus();
        await page.keyboard.press('Enter');
        expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`Move ${direction}: ${name}`);
      }
    }
    expect(await items()).toEqual(['Drain', 'Remove', 'Start']);
    await check.click();
    expect(await feedback.innerText()).toBe('That is right.');
  });

  test('says where an item is now', async () => {
    const { quiz } = await question(await open(near), 3);
    const last = quiz.locator('.quiz-options > li').last().getByRole('button', { name: 'Move up' });
    await last.click();
    expect(await quiz.locator('p[role=status]').innerText()).toMatch(/^\w+: now 2 of 3\.$/);
  });
});

function readItems(all: Element[]): string[] {
  return all.filter(({ tagName }) => tagName === 'LI').map((item) => item.firstChild?.textContent ?? '');
}

describe('on a page in another language', () => {
  test('is asked and judged in the words of the page', async () => {
    const page = await open('/wiki/german/');
    const { quiz } = await question(page, 0);
    await quiz.getByRole('radio', { name: 'löschen' }).check();
    await quiz.getByRole('button', { name: 'Prüfen' }).click();
    const words = quiz.getByText('Das ist nicht richtig.');
    expect(await words.evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))).toBe('de');
  });

  test('says which language its words are in where they are another', async () => {
    const { quiz, check } = await question(await open('/wiki/arabic/'), 0);
    await check.click();
    const words = quiz.getByText('Choose an answer first.');
    expect(await words.evaluate((element) => [element.closest('[lang]')?.getAttribute('lang'), element.tagName])).toEqual(['en', 'BDI']);
    expect(await check.evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))).toBe('en');
  });
});

test('code in what explains an answer is copied from there', async () => {
  const page = await open('/wiki/german/', { permissions: ['clipboard-read', 'clipboard-write'] });
  const { quiz } = await question(page, 0);
  await quiz.getByRole('radio', { name: 'löschen' }).check();
  await quiz.getByRole('button', { name: 'Prüfen' }).click();
  const copy = quiz.locator('.quiz-feedback').getByRole('button', { name: 'Copy' });
  expect(await copy.count()).toBe(1);
  await copy.click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('kubectl delete node one');
});

test('an order leaves its words the whole line on a narrow screen, and room for a number on paper', async () => {
  const page = await open(near, { viewport: { width: 320, height: 640 } });
  const { quiz } = await question(page, 3);
  const item = quiz.locator('.quiz-options > li').first();
  const places = await item.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element.firstChild ?? element);
    return [range.getBoundingClientRect().bottom, element.querySelector('.quiz-moves')?.getBoundingClientRect().top ?? 0];
  });
  expect(places[1]).toBeGreaterThanOrEqual(places[0] ?? 0);
  await page.emulateMedia({ media: 'print' });
  const paper = await item.evaluate((element) => [getComputedStyle(element).listStyleType, getComputedStyle(element, '::before').width]);
  expect(paper[0]).toBe('none');
  expect(Number.parseFloat(paper[1] ?? '')).toBeGreaterThan(15);
});

describe('without scripts', () => {
  test('options can be read, and answers unfolded', async () => {
    const page = await open(near, { javaScriptEnabled: false });
    expect(await page.getByText('Delete the node').isVisible()).toBe(true);
    const answer = page.getByText('The runbook begins so.');
    expect(await answer.isVisible()).toBe(false);
    await page.locator('summary', { hasText: 'Answer' }).first().click();
    expect(await answer.isVisible()).toBe(true);
    expect(await page.getByRole('radio').count()).toBe(0);
  });

  test('a recall unfolds its answer', async () => {
    const page = await open(near, { javaScriptEnabled: false });
    await page.getByText('What does draining do?').click();
    expect(await page.getByText('It moves the work.').isVisible()).toBe(true);
  });
});

describe('the page', () => {
  test.each(['light', 'dark'] as const)('has no fault of accessibility in %s colours', async (colorScheme) => {
    const page = await open(near, { colorScheme });
    const { check } = await question(page, 0);
    await check.click();
    expect(await findViolations(page)).toEqual([]);
  });

  test('fits a narrow window', async () => {
    const page = await open(near, { viewport: { width: 320, height: 640 } });
    await question(page, 3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test('shows its objectives once, where the text does', async () => {
    const page = await open(near);
    expect(await page.getByText('Drain a node').count()).toBe(1);
    expect(await page.locator('.learn-objectives').innerText()).toContain('Drain a node');
  });

  test('loads the script when a question comes near, and not before', async () => {
    const page = await open('/wiki/far/');
    const asked = () => requests().filter((request) => request.url().includes('/quiz')).length;
    await page.waitForLoadState('networkidle');
    expect(asked()).toBe(0);
    await question(page, 0);
    expect(asked()).toBe(1);
  });

  test('without a question loads neither script nor styles', async () => {
    const page = await open('/wiki/plain/');
    await page.waitForLoadState('networkidle');
    expect(requests().filter((request) => /quiz|learning/.test(request.url()))).toEqual([]);
    expect(await page.locator('[data-wm-quiz]').count()).toBe(0);
  });

  test('stays where it is when questions get their controls', async () => {
    const page = await open(near);
    await question(page, 3);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            resolve(list.getEntries().reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0));
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => {
            resolve(0);
          }, 500);
        }),
    );
    expect(shift).toBeLessThan(0.01);
  });

  test('keeps folded answers off paper, and prints those that are open', async () => {
    const page = await open(near);
    await question(page, 0);
    const answer = page.getByText('It moves the work.');
    await page.emulateMedia({ media: 'print' });
    expect(await answer.isVisible()).toBe(false);
    expect(await page.getByText('Delete the node').isVisible()).toBe(true);
    await page.locator('.recall').evaluate((recall) => {
      (recall as HTMLDetailsElement).open = true;
    });
    expect(await answer.isVisible()).toBe(true);
  });
});

describe('live MDX', () => {
  test('draws the same components', async () => {
    const page = await open('/wiki/live/');
    const { quiz, check, feedback } = await question(page, 0);
    await quiz.getByRole('radio', { name: 'Delete the node' }).check();
    await check.click();
    expect(await feedback.innerText()).toContain('Its work is lost.');
    expect(await page.locator('.learn-objectives').innerText()).toContain('Drain a node');
    expect(await page.locator('.recall').getAttribute('data-recall')).toMatch(/^[a-f\d]{12}$/);
    expect(await page.getByRole('rowheader', { name: 'Care' }).count()).toBe(1);
    expect(await page.locator('.learn-evidence').innerText()).toContain('npx waymark new evidence shift');
    expect(await findViolations(page)).toEqual([]);
  });
});
