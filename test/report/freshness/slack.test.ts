import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { reportFreshness } from '../../../src/report/freshness/report.ts';
import type { FreshnessResult } from '../../../src/report/freshness/result.ts';
import type { SlackMessage } from '../../../src/report/freshness/slack.ts';
import { firstDayPages } from '../../helpers/freshness.ts';
import { forgedResult, manyPages, stubFreshnessResult } from '../../helpers/freshness-result.ts';
import { hostileTexts } from '../../helpers/hostile-text.ts';
import { slackSchema } from '../../helpers/slack-schema.ts';

const validate = new Ajv({ strict: false, allowUnionTypes: true }).compile(slackSchema);

function messagesOf(result: FreshnessResult): SlackMessage[] {
  const messages: unknown = JSON.parse(reportFreshness(result, 'slack'));
  expect(validate(messages), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  return messages as SlackMessage[];
}

/** Texts that Slack interprets. */
function markup({ blocks }: SlackMessage): string[] {
  return (blocks as { text?: { type: string; text: string } }[]).flatMap(({ text }) => (text?.type === 'mrkdwn' ? [text.text] : []));
}

describe('a Slack message', () => {
  test('goes to the channel of its owner, and says what needs a look', () => {
    const messages = messagesOf(stubFreshnessResult());
    expect(messages.map(({ owner, channel, text }) => [owner, channel, text])).toMatchInlineSnapshot(`
      [
        [
          "@acme/payments",
          "#payments",
          "@acme/payments: 1 of 2 pages could use a look",
        ],
        [
          "@acme/platform",
          null,
          "@acme/platform: 0 of 1 page could use a look",
        ],
        [
          "@acme/tools",
          "#tools",
          "Tools: 2 of 2 pages could use a look",
        ],
        [
          "@ada",
          null,
          "@ada: 1 of 1 page could use a look",
        ],
        [
          null,
          null,
          "Nobody’s pages: 1 of 1 page could use a look",
        ],
      ]
    `);
    expect(messages.find(({ owner }) => owner === '@acme/tools')?.blocks).toMatchInlineSnapshot(`
      [
        {
          "text": {
            "emoji": false,
            "text": "Tools: 2 of 2 pages could use a look",
            "type": "plain_text",
          },
          "type": "header",
        },
        {
          "text": {
            "text": "*Names something that is gone*  \`docs/releasing.md\`  <https://github.com/acme/platform/blob/main/docs/releasing.md|page>  <https://github.com/acme/platform/compare/ffffffffffffffffffffffffffffffffffffffff...9999999999999999999999999999999999999999|what changed>
      \`npx waymark review docs/releasing.md\`",
            "type": "mrkdwn",
            "verbatim": true,
          },
          "type": "section",
        },
        {
          "elements": [
            {
              "emoji": false,
              "text": "Releasing
      The flag \`--skip-tests\` is gone: it was in \`scripts/release.sh\`, and commit cccccccc of 20 Aug 2026 removed it.
      Nobody has reviewed this page. It was last changed on 2 Mar 2026.",
              "type": "plain_text",
            },
          ],
          "type": "context",
        },
        {
          "text": {
            "text": "*Code that the page describes has changed since*  \`docs/command-line.md\`  <https://github.com/acme/platform/blob/main/docs/command-line.md|page>  <https://github.com/acme/platform/compare/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee...cccccccccccccccccccccccccccccccccccccccc|what changed>
      \`npx waymark review docs/command-line.md\`",
            "type": "mrkdwn",
            "verbatim": true,
          },
          "type": "section",
        },
        {
          "elements": [
            {
              "emoji": false,
              "text": "The command line
      Code that this page describes has changed since: \`src/cli.ts\`, in 2 commits.
      Last reviewed on 1 Jun 2026 by @ada.",
              "type": "plain_text",
            },
          ],
          "type": "context",
        },
      ]
    `);
  });

  test('is none when nothing needs anybody', () => {
    expect(messagesOf(stubFreshnessResult(firstDayPages(900)))).toEqual([]);
  });

  test('stays within the limits, with many pages and long texts', () => {
    expect(messagesOf(stubFreshnessResult(manyPages(2000), { perOwner: 100 }))).toHaveLength(41);
    for (const text of ['&'.repeat(10_000), '日本語'.repeat(4000), "'".repeat(9000)]) {
      const [page] = forgedResult(text).report.pages;
      messagesOf(stubFreshnessResult(page ? [page] : []));
    }
  });

  test('shows hostile text, and nothing is made of it', () => {
    for (const text of hostileTexts) {
      for (const message of messagesOf(forgedResult(text))) {
        expect(message.text).not.toMatch(/[<>]/);
        for (const written of markup(message)) {
          // Without our links and what is in code, only our own words are left.
          const links = written.match(/<[^>]*>/g) ?? [];
          expect(links.every((link) => /^<https:\/\/github\.com\/acme\/platform\/[^|<>\s]+\|(?:page|what changed)>$/.test(link))).toBe(
            true,
          );
          expect(written.replace(/<[^>]*>/g, '').replace(/`[^`\n]*`/g, '')).toMatch(/^\*[A-Z][\w ]+\*\s+$/);
        }
      }
    }
  });
});
