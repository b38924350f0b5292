import { describe, expect, test } from 'vitest';
import { ensureCompiled, runProgram } from '../cli/program.ts';
import { findViolations } from '../helpers/axe.ts';
import { openProject, type Project } from '../helpers/project.ts';
import type { Files } from '../helpers/repository.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';
import { findOverflow, looks } from './look-at.ts';

const files: Files = {
  'waymark.yml': 'sources:\n  - { id: runbooks, path: runbooks, kind: runbook }\n  - { id: labs, path: labs, kind: lab }\n',
  'runbooks/queue.md': `# The queue grows

## Steps

:::runbook-step[Stop the producer]{id=stop danger=change who="on-call engineer" expect="\`queue rate\` prints 0" rollback="\`producer start\`"}
Jobs that are under way end by themselves.
:::

:::runbook-step[Empty the queue]{id=empty danger=destructive}
What waits is lost.
:::

## Diagnosis

:::decision[What now?]

- Is a worker alive?
  - Yes
    - Did the rate rise?
      - Yes: [stop the producer](#stop).
      - No: restart the oldest worker.
  - No → start one.

:::

:::terminal[Look at the queue]

\`\`\`sh
queue depth --all
\`\`\`

\`\`\`text
mail 4211
\`\`\`

:::
`,
  'labs/count.md': `# Count the jobs

::::lab[Count]{template=/templates/jobs verify="test -f total" reset="rm -f total"}
Count them.

:::hint
Look into \`jobs\`.
:::

:::solution

\`\`\`sh verify
cat jobs > total
\`\`\`

:::
::::
`,
  'labs/edited.md': '# Edited\n\n```sh verify\ntrue\n```\n',
  'templates/jobs/jobs': '7\n',
};

/** A portal of which two pages were verified, and one of them was edited since. */
async function openVerified(): Promise<Project> {
  const project = openProject(files);
  ensureCompiled();
  await runProgram(project.root, ['verify', '--yes', '--record', '--now', '2026-11-03']);
  project.commit({ 'labs/edited.md': '# Edited\n\n```sh verify\ntest 1\n```\n' });
  return project;
}

const { visit } = useBrowser();
const { at } = usePortal({ shared: 'labs', open: openVerified });

describe.each(['/runbooks/queue/', '/labs/count/'])('%s', (path) => {
  test.each(looks)('is accessible in $colorScheme at $width px', async ({ colorScheme, width }) => {
    const page = await visit(at(path), { colorScheme, viewport: { width, height: 900 } });
    expect([...(await findViolations(page)), ...(await findOverflow(page))]).toEqual([]);
  });

  test('can be read without scripts and on paper', async () => {
    const page = await visit(at(path), { javaScriptEnabled: false });
    const words = path.startsWith('/labs')
      ? ['Count them.', 'Start from a copy of', 'Check your work', 'Start over']
      : ['Can’t be undone', 'Expected result', 'Is a worker alive?', 'restart the oldest worker.', 'mail 4211'];
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      for (const word of words) expect(await page.getByText(word).first().isVisible(), `${word} (${media})`).toBe(true);
    }
    // What is folded away stays away, as answers do.
    if (path.startsWith('/labs')) expect(await page.getByText('Look into').isVisible()).toBe(false);
  });
});

test('steps are ticked like those of a list, and are kept by their names', async () => {
  const page = await visit(at('/runbooks/queue/'));
  const steps = page.locator('li[data-task]');
  expect(await steps.evaluateAll((all) => all.map((step) => (step as HTMLElement).dataset['task']))).toEqual(['stop', 'empty']);
  await page.getByRole('checkbox', { name: /Stop the producer/ }).check();
  expect(await page.locator('wm-run output').innerText()).toContain('1');
  await page.reload();
  expect(await page.getByRole('checkbox', { name: /Stop the producer/ }).isChecked()).toBe(true);
});

test.each(['light', 'dark'] as const)('steps that are done can still be read in %s colours', async (colorScheme) => {
  const page = await visit(at('/runbooks/queue/'), { colorScheme });
  for (const box of await page.locator('.tick input').all()) await box.check();
  expect(await findViolations(page)).toEqual([]);
});

test('the box of a step is reached before what stands in the step', async () => {
  const page = await visit(at('/runbooks/queue/'));
  const first = page.locator('li[data-task]').first().locator('input, a, button').first();
  expect(await first.evaluate((element) => element.parentElement?.className)).toBe('tick');
});

test('code runs below no button in forced colours', async () => {
  const page = await visit(at('/labs/count/'), { forcedColors: 'active' });
  const ground = await page
    .locator('.tools button')
    .first()
    .evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(ground).not.toBe('rgba(0, 0, 0, 0)');
});

test('an answer of a decision leads to a step, and one that doesn’t apply can be folded', async () => {
  const page = await visit(at('/runbooks/queue/'));
  const inner = page.getByText('Did the rate rise?');
  await page.locator('.decision summary').focus();
  await page.keyboard.press('Enter');
  expect(await inner.isVisible()).toBe(false);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'stop the producer' }).click();
  expect(new URL(page.url()).hash).toBe('#stop');
});

test('the body of a page about a lab is no box itself', async () => {
  const page = await visit(at('/labs/count/'));
  const edge = (selector: string): Promise<string> => page.locator(selector).evaluate((box) => getComputedStyle(box).borderTopWidth);
  expect([await edge('.body'), await edge('.lab-box')]).toEqual(['0px', '1px']);
});

test('a hint waits until it is asked for', async () => {
  const page = await visit(at('/labs/count/'));
  const hint = page.getByText('Look into');
  expect(await hint.isVisible()).toBe(false);
  await page.locator('summary', { hasText: 'Hint' }).click();
  expect(await hint.isVisible()).toBe(true);
});

test.each([
  ['/labs/count/', /^Commands verified on 3 November 2026 at [0-9a-f]{7}$/, 'verified'],
  ['/labs/edited/', /^Commands changed since they were verified on 3 November 2026 at [0-9a-f]{7}$/, 'changed'],
])('%s says when its commands ran', async (path, text, state) => {
  const page = await visit(at(path));
  const line = page.locator('.facts .verified');
  expect((await line.innerText()).trim()).toMatch(text);
  expect(await line.getAttribute('data-state')).toBe(state);
  expect(await line.getByRole('link').getAttribute('href')).toMatch(/^https:\/\/github\.com\/acme\/handbook\/commit\/[0-9a-f]{40}$/);
});

test('a page that was never verified says nothing, and the Markdown of a page has its components', async () => {
  const page = await visit(at('/runbooks/queue/'));
  expect(await page.locator('.verified').count()).toBe(0);
  const response = await page.request.get(at('/runbooks/queue/index.md'));
  const text = await response.text();
  expect(text).toContain('1. **Stop the producer**\n\n   Changes the system\n\n   **Who**: on-call engineer\n');
  expect(text).toContain('```console\n$ queue depth --all\nmail 4211\n```');
});
