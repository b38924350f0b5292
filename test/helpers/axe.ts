import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core says of a page, one line for each kind of violation with the first element that has it. */
export async function findViolations(page: Page): Promise<string[]> {
  // Evaluated from outside the page, where its policy doesn't reach.
  await page.evaluate(axe);
  const results = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } };
    return (
      await tool.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    ).violations;
  });
  return results.map(
    ({ id, nodes }) =>
      `${id} ${nodes.length.toString()}× ${nodes[0]?.html.slice(0, 160) ?? ''} ${nodes[0]?.failureSummary?.replace(/\s+/g, ' ').slice(0, 160) ?? ''}`,
  );
}
