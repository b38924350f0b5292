import { describe, expect, test } from 'vitest';
import { draftProblem, openSection } from '../../src/core/draft-problem.ts';
import { newIssueUrl } from '../../src/core/repository-links.ts';
import type { PageSummary } from '../../src/core/portal.ts';
import { commitId } from '../helpers/freshness.ts';

const owner = (name: string): PageSummary['owners'][number] => ({ owner: name, slug: 'x', name, url: '', contact: undefined });

const page: PageSummary = {
  id: 'runbooks/refunds',
  url: '/runbooks/refunds/',
  address: 'runbooks/refunds/',
  title: 'Refunds that hang',
  description: '',
  kind: 'runbook',
  level: undefined,
  roles: [],
  source: 'runbooks',
  path: 'runbooks/refunds.md',
  minutes: { read: 1, do: 0 },
  lastChange: { on: '2026-03-02', confidence: 'exact', commit: commitId('a') },
  owners: [owner('@acme/payments'), owner('@ada')],
  readerState: undefined,
};

describe('a report', () => {
  test('names the page, its file, its address, the section, the text and the owners', () => {
    expect(draftProblem(page, 'https://portal.example/runbooks/refunds/')).toMatchInlineSnapshot(`
      {
        "body": "What is wrong, and what did you expect?



      ---

      - Page: \`Refunds that hang\`
      - File: \`runbooks/refunds.md\`
      - Address: https://portal.example/runbooks/refunds/
      - Section: (which one?)
      - Text of: 2026-03-02, commit aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
      - Owner: \`@acme/payments\`, \`@ada\`
      ",
        "title": "Refunds that hang: ",
      }
    `);
  });

  test('leaves out what isn’t known', () => {
    const { body } = draftProblem({ ...page, owners: [], lastChange: { on: '2026-03-02', confidence: 'older-than' } }, undefined);
    expect(body).not.toMatch(/Owner|Text of/);
    expect(body).toContain('Address: /runbooks/refunds/');
  });

  test('keeps what content says in code, on one line', () => {
    const { title, body } = draftProblem({ ...page, title: 'Hello `@everyone`\n\n# Pay [here](x)' }, undefined);
    expect(title).toBe('Hello `@everyone` # Pay [here](x): ');
    expect(body).toContain('- Page: `Hello @everyone # Pay [here](x)`\n');
  });

  test('fits into an address, whatever the title', () => {
    const repo = { url: 'https://github.com/acme/handbook', branch: 'main' };
    const url = newIssueUrl(repo, draftProblem({ ...page, title: '💸 & <b>?#%'.repeat(2000) }, undefined)) ?? '';
    expect(url.length).toBeLessThan(8000);
    expect(() => new URL(url)).not.toThrow();
  });

  test('reaches the form of its host as it is', () => {
    const draft = draftProblem(page, undefined);
    const read = (url: string): (string | null)[] => {
      const { pathname, searchParams } = new URL(newIssueUrl({ url, branch: 'main' }, draft) ?? '');
      return [pathname, ...searchParams.values()];
    };
    expect(read('https://github.com/acme/handbook')).toEqual(['/acme/handbook/issues/new', draft.title, draft.body]);
    expect(read('https://gitlab.com/acme/handbook')).toEqual(['/acme/handbook/-/issues/new', draft.title, draft.body]);
    expect(draft.body).toContain(openSection);
  });
});
