import { describe, expect, test } from 'vitest';
import { openProject, type Project } from '../helpers/project.ts';
import { findViolations } from '../helpers/axe.ts';
import { useBrowser, usePortal } from '../helpers/visit.ts';

const { visit } = useBrowser();
const { at } = usePortal({ open: openKinds });
const open: typeof visit = (path, options) => visit(at(path), options);
const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [320, 1280].map((width) => ({ colorScheme, width })));
const narrow = { viewport: { width: 360, height: 800 } };

/** A page of each kind that has a layout of its own. */
function openKinds(): Project {
  return openProject({
    CODEOWNERS: '* @acme/docs\n/runbooks/ @acme/operations\n',
    'waymark.yml': `site: { id: kinds, title: Kinds, description: One page of each kind. }
owners:
  contacts:
    '@acme/operations': { slack: '#operations', pager: 'https://pager.example.com/operations' }
sources:
  - { id: runbooks, path: runbooks, kind: runbook }
  - { id: labs, path: labs, kind: lab }
`,
    'runbooks/queue-is-full.md': `# The queue is full

## Meaning

Messages are not taken.

## Impact

Refunds wait. ${'They wait longer and longer. '.repeat(40)}

## Mitigation

1. Look at the depth:

   \`\`\`sh
   kubectl exec -n <namespace> queue-0 -- depth
   \`\`\`

2. Stop the senders. ${'That takes a while. '.repeat(60)}
3. Drain the queue.

## Roll back

Start the senders again.

## Escalation

Tell the operators, as [the handbook](https://example.com/handbook) says.
`,
    'runbooks/no-escalation.md': '# Nobody named\n\n## Steps\n\n1. Wait.\n\n## Notes\n\nNone.\n',
    'labs/drain.md': `# Lab: drain a queue

## What you need

A cluster.

## Exercise

- [ ] Drain it.

## Solution

\`drain --all\`
`,
  });
}

describe('a run through a runbook', () => {
  const address = '/runbooks/queue-is-full/';

  test('counts ticks, keeps them in its tab, and starts over', async () => {
    const page = await open(address);
    const run = page.locator('wm-run');
    await run.getByText('0 of 3 done').waitFor();
    await page.getByLabel(/^Done: Look at the depth/).check();
    await page.getByLabel('Done: Drain the queue.').check();
    await run.getByText('2 of 3 done').waitFor();
    await page.reload();
    await run.getByText('2 of 3 done').waitFor();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
    await page.getByRole('button', { name: 'Start over' }).click();
    await run.getByText('0 of 3 done').waitFor();
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.matches('.tick input'))).toBe(true);
    expect(await page.locator('wm-unit').count()).toBe(0);
  });

  test('is another one in another tab', async () => {
    const page = await open(address);
    await page.getByLabel('Done: Drain the queue.').check();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByText('0 of 3 done').waitFor();
  });

  test('goes on where nothing can be kept', async () => {
    const prepare = {
      script: "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
    };
    const page = await open(address, { prepare: (context) => context.addInitScript(prepare.script) });
    await page.getByLabel('Done: Drain the queue.').check();
    await page.locator('wm-run').getByText('1 of 3 done').waitFor();
  });
});

describe('a runbook', () => {
  test('has its owner and how to reach them in sight, however far one reads', async () => {
    const page = await open('/runbooks/queue-is-full/');
    await page.locator('h2', { hasText: 'Escalation' }).scrollIntoViewIfNeeded();
    const pager = page.locator('.duty').getByRole('link', { name: 'Page who is on call' });
    expect(await pager.getAttribute('href')).toBe('https://pager.example.com/operations');
    expect(await pager.evaluate((link) => link.getBoundingClientRect().bottom < innerHeight && link.getBoundingClientRect().top > 0)).toBe(
      true,
    );
    expect(await page.locator('.duty').innerText()).toContain('#operations');
  });

  test('leads to its parts with one tap on a narrow screen', async () => {
    const page = await open('/runbooks/queue-is-full/', narrow);
    const bar = page.getByRole('navigation', { name: 'Parts of this runbook' });
    expect(await bar.getByRole('link').allInnerTexts()).toEqual(['Steps', 'Roll back', 'Escalate']);
    await bar.getByRole('link', { name: 'Roll back' }).click();
    await expect
      .poll(() => page.evaluate(() => document.getElementById('roll-back')?.getBoundingClientRect().top ?? 9999))
      .toBeLessThan(700);
    expect(await bar.evaluate((nav) => Math.round(nav.getBoundingClientRect().top))).toBeLessThan(5);
    expect(await page.getByRole('region', { name: 'Roll back' }).innerText()).toContain('Start the senders again.');
    expect(await page.locator('.title ~ .keepers').innerText()).toContain('Page who is on call');
  });

  test('that names nobody to escalate to leads to its owners', async () => {
    const page = await open('/runbooks/no-escalation/', narrow);
    await page.locator('.jumps').getByRole('link', { name: 'Escalate' }).click();
    expect(new URL(page.url()).hash).toBe('#~owner');
    expect(await page.locator('.title ~ .keepers').innerText()).toContain('@acme/operations');
  });

  test('marks what has to be filled in, and copies it as it is written', async () => {
    const page = await open('/runbooks/queue-is-full/', { permissions: ['clipboard-read', 'clipboard-write'] });
    expect(await page.locator('pre .blank').allInnerTexts()).toEqual(['<namespace>']);
    await page.locator('.copy').click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('kubectl exec -n <namespace> queue-0 -- depth');
  });

  test('is whole on paper, with empty boxes', async () => {
    const page = await open('/runbooks/queue-is-full/');
    await page.getByLabel('Done: Drain the queue.').check();
    await page.emulateMedia({ media: 'print' });
    expect(
      await page
        .locator('.run-bar, .duty, .top, .tick, nav.outline')
        .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length),
    ).toBe(0);
    const head = await page.locator('article').innerText();
    expect(head).toContain('#operations');
    expect(head).toContain('/runbooks/queue-is-full/');
    const boxes = page.locator('.body li[data-task]');
    expect(await boxes.evaluateAll((all) => all.map((item) => getComputedStyle(item, '::after').borderTopStyle))).toEqual([
      'solid',
      'solid',
      'solid',
    ]);
    expect(await boxes.last().evaluate((item) => getComputedStyle(item, '::before').content)).not.toContain('✓');
    const link = page.locator('.title ~ .keepers a[href^=http]');
    expect(await link.evaluate((one) => getComputedStyle(one, '::after').content)).toContain('pager.example.com');
    const inText = page.getByRole('link', { name: 'the handbook' });
    expect(await inText.evaluate((one) => [getComputedStyle(one, '::after').maskImage, getComputedStyle(one, '::after').width])).toEqual([
      'none',
      'auto',
    ]);
  });

  test('moves nothing when its count is there', async () => {
    const page = await open('/runbooks/queue-is-full/', narrow);
    await page.locator('wm-run').getByText('0 of 3 done').waitFor();
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => {
            resolve(sum);
          }, 300);
        }),
    );
    expect(shift).toBeLessThan(0.01);
  });

  test('works without scripts', async () => {
    const page = await open('/runbooks/queue-is-full/', { ...narrow, javaScriptEnabled: false });
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await page.locator('wm-run').isVisible()).toBe(false);
    await page.locator('.jumps').getByRole('link', { name: 'Steps' }).click();
    expect(new URL(page.url()).hash).toBe('#mitigation');
  });
});

test('a solution waits until it is asked for', async () => {
  const page = await open('/labs/drain/');
  const solution = page.getByText('drain --all');
  expect(await solution.isVisible()).toBe(false);
  await page.locator('summary', { hasText: 'Solution' }).click();
  expect(await solution.isVisible()).toBe(true);
});

describe.each(looks)('in $colorScheme at $width px', ({ colorScheme, width }) => {
  test.each(['/runbooks/queue-is-full/', '/labs/drain/', '/_waymark/design/'])(
    '%s is accessible and no wider than the window',
    async (path) => {
      const page = await open(path, { colorScheme, viewport: { width, height: 800 } });
      expect(await findViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    },
  );
});

test('the page of the design system shows every icon, and that every pair of colours can be told apart', async () => {
  const page = await open('/_waymark/design/');
  const masks = await page.locator('.icons .icon').evaluateAll((all) => all.map((icon) => getComputedStyle(icon).maskImage));
  expect(masks.length).toBeGreaterThan(30);
  expect(masks.filter((mask) => !mask.startsWith('url("data:image/svg+xml'))).toEqual([]);
  expect(new Set(masks).size).toBe(masks.length);
  expect(await page.locator('summary', { hasText: 'Contrast of' }).innerText()).toBe('Contrast of 33 pairs: all reach what WCAG 2.2 asks');
});
