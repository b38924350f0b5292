import { describe, expect, test } from 'vitest';
import { issueMarker, type OwnerIssue } from '../../../src/report/freshness/issue.ts';
import { reportFreshness } from '../../../src/report/freshness/report.ts';
import type { FreshnessResult } from '../../../src/report/freshness/result.ts';
import { freshPages, ownedBy } from '../../helpers/freshness.ts';
import { forgedPage, manyPages, stubFreshnessResult } from '../../helpers/freshness-result.ts';
import { hostileTexts } from '../../helpers/hostile-text.ts';
import { findSignals, linksOf, outline, parseMarkdown, valuesOf } from '../../helpers/markdown.ts';

function issuesOf(result: FreshnessResult): OwnerIssue[] {
  return (JSON.parse(reportFreshness(result, 'issues')) as { issues: OwnerIssue[] }).issues;
}

function issueOf(owner: string | null, result = stubFreshnessResult()): OwnerIssue {
  const issue = issuesOf(result).find((candidate) => candidate.owner === owner);
  if (!issue) throw new Error(`no issue for ${owner}`);
  return issue;
}

describe('the issue of an owner', () => {
  test('asks for a few pages, with reasons, evidence and the command', () => {
    const { title, body, open } = issueOf('@acme/tools');
    expect({ title, open }).toEqual({ title: 'Pages that need a look: @acme/tools', open: true });
    expect(body).toMatchInlineSnapshot(`
      "<!-- waymark-freshness:@acme/tools -->

      @acme/tools: 2 of 2 pages could use a look. No build fails because of this, and the issue follows what you do.

      1. [\`docs/releasing.md\`](<https://github.com/acme/platform/blob/main/docs/releasing.md>) (Releasing) names something that is gone
         - The flag \`--skip-tests\` is gone: it was in \`scripts/release.sh\`, and commit cccccccc of 20 Aug 2026 removed it.
         - Nobody has reviewed this page. It was last changed on 2 Mar 2026.
         - What changed: [\`scripts/release.sh\`](<https://github.com/acme/platform/compare/ffffffffffffffffffffffffffffffffffffffff...cccccccccccccccccccccccccccccccccccccccc>)
         - \`npx waymark review docs/releasing.md\`
      2. [\`docs/command-line.md\`](<https://github.com/acme/platform/blob/main/docs/command-line.md>) (The command line) describes code that has changed since
         - Code that this page describes has changed since: \`src/cli.ts\`, in 2 commits.
         - Last reviewed on 1 Jun 2026 by @&#8203;ada.
         - What changed: [\`src/cli.ts:42\`](<https://github.com/acme/platform/compare/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee...cccccccccccccccccccccccccccccccccccccccc>)
         - \`npx waymark review docs/command-line.md\`

      All of them on one branch: \`npx waymark review --owner @acme/tools\`
      "
    `);
  });

  test('tells the owner of changed code', () => {
    expect(issueOf('@acme/platform').body).toMatchInlineSnapshot(`
      "<!-- waymark-freshness:@acme/platform -->

      @acme/platform: none of your pages could use a look. No build fails because of this, and the issue follows what you do.

      Your code changed, and pages of others describe it:

      - [\`docs/command-line.md\`](<https://github.com/acme/platform/blob/main/docs/command-line.md>) (\`@acme/tools\`, \`@ada\`): [\`src/cli.ts:42\`](<https://github.com/acme/platform/compare/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee...cccccccccccccccccccccccccccccccccccccccc>)
      "
    `);
  });

  test('can be closed when nothing is left', () => {
    const { body, open } = issueOf('@acme/docs');
    expect({ body, open }).toEqual({
      body: '<!-- waymark-freshness:@acme/docs -->\n\nNothing is left to do here: every page that was listed has been looked at. This issue can be closed.\n',
      open: false,
    });
  });

  test('of pages that nobody owns mentions nobody', () => {
    const { title, body } = issueOf(null);
    expect(title).toBe('Pages that nobody owns, and that need a look');
    expect(body).toMatch(/^<!-- waymark-freshness:\(nobody\) -->\n\n1 of 1 page could/);
  });

  test('asks for no more than an owner is asked at once, most urgent first', () => {
    const { body } = issueOf('@acme/team-0', stubFreshnessResult(manyPages(2000), { perOwner: 3 }));
    expect(body.match(/^\d\. .*$/gm)?.map((line) => line.replace(/\(.*\)/, ''))).toHaveLength(3);
    expect(body.match(/names something that is gone$/gm)).toHaveLength(3);
    expect(body).toContain('\n\n47 more pages waiting; they come when these are done.\n');
  });

  test('fits, however many pages are wanted and however long their texts are', () => {
    for (const text of ['<@x> '.repeat(2000), '日本語'.repeat(3000), '`|'.repeat(5000), "'".repeat(5000)]) {
      const page = forgedPage(text);
      const pages = manyPages(200).map(({ path }) => ({
        ...page,
        path: `${path}${text}`,
        ownership: ownedBy('@acme/x'),
        informed: ['@acme/y'],
      }));
      for (const { body, title } of issuesOf(stubFreshnessResult(pages, { perOwner: 100 }))) {
        expect(body.length).toBeLessThan(65_536);
        expect(title.length).toBeLessThan(256);
        expect(body.length).toBeGreaterThan(40_000);
      }
    }
  });
});

describe('the marker', () => {
  test.each([
    ['@acme/payments', '<!-- waymark-freshness:@acme/payments -->'],
    ['a.b@example.com', '<!-- waymark-freshness:a.b@example.com -->'],
    ['x --> y', '<!-- waymark-freshness:x%20%2d-%3e%20y -->'],
    ['(nobody)', '<!-- waymark-freshness:%28nobody%29 -->'],
    [undefined, '<!-- waymark-freshness:(nobody) -->'],
  ])('of %j is %s', (owner, marker) => {
    expect(issueMarker(owner)).toBe(marker);
  });
});

test('hostile text is text and code in an issue', () => {
  for (const text of hostileTexts) {
    const page = forgedPage(text);
    const issues = issuesOf(stubFreshnessResult([page]));
    expect(issues).toHaveLength(text === '@acme/docs' ? 2 : 3);
    const mentioned = /^@[\w-]+(?:\/[\w.-]+)?$/;
    const known = new Set(['@acme/docs', ...[text, `${text}x`].filter((owner) => mentioned.test(owner))]);
    for (const { body, open } of issues) {
      expect(open).toBe(true);
      const tree = parseMarkdown(body);
      expect(new Set(outline(tree).match(/[a-zA-Z]+/g))).toEqual(
        new Set(['root', 'html', 'paragraph', 'text', 'list', 'listItem', 'link', 'inlineCode']),
      );
      expect(valuesOf(tree, 'html')).toHaveLength(1);
      for (const url of linksOf(tree)) expect(url).toMatch(/^https:\/\/github\.com\/acme\/platform\/(?:blob\/main\/docs|compare)\//);
      const [greeting, ...texts] = valuesOf(tree, 'text');
      expect(texts.flatMap(findSignals)).toEqual([]);
      const mention = /^(@\S+): /.exec(greeting ?? '')?.[1];
      expect(mention === undefined || known.has(mention)).toBe(true);
      // Bots obey lines that start with a slash, GitLab its own ones.
      expect(body).not.toMatch(/^\s*\//m);
    }
  }
});

test('a page of two owners is asked of both', () => {
  expect(issueOf('@ada').body).toContain('docs/command-line.md');
  expect(issueOf('@acme/tools').body).toContain('docs/command-line.md');
  expect(freshPages.changed.ownership.owners).toEqual(['@acme/tools', '@ada']);
});
