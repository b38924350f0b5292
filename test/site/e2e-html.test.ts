import { HtmlValidate } from 'html-validate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { harbour } from '../browser/harbour.ts';
import { htmlRules } from '../helpers/html-rules.ts';
import { ownPortal, playbook, useBuilt } from '../helpers/portals.ts';
import { listFiles } from '../helpers/site.ts';

/** HTML as the standard wants it, on every page that is written. */
const portals = [
  { name: 'a portal with every kind of page', portal: harbour },
  { name: 'our own portal', portal: ownPortal },
  { name: 'engineering-playbook', portal: playbook },
];

/** An image that is missing has no address on purpose: browsers show its text, and ask nobody for what isn't there. */
const missingImage = /<img(?=[^>]* data-missing=)/g;

const validator = new HtmlValidate(htmlRules);

/** One line for each kind of fault on a page. */
function findFaults(folder: string, path: string): string[] {
  const html = readFileSync(join(folder, path), 'utf8').replace(missingImage, '<img src="#"');
  const messages = validator.validateStringSync(html, path).results.flatMap((result) => result.messages);
  return [...new Set(messages.map(({ ruleId, line, message }) => `${path}:${line} ${ruleId}: ${message}`))];
}

describe.each(portals)('$name', ({ portal }) => {
  describe.skipIf(portal === undefined)('is written', () => {
    const { folder } = useBuilt(portal ?? {});

    test('as the standard wants it', () => {
      const pages = listFiles(folder()).filter((path) => path.endsWith('.html'));
      expect(pages.length).toBeGreaterThan(30);
      expect(pages.flatMap((path) => findFaults(folder(), path)).slice(0, 20)).toEqual([]);
    });
  });
});

test('a fault would be found', () => {
  const [result] = validator.validateStringSync('<p><div id="a"></div><i id="a"></i></p>').results;
  expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['no-dup-id']));
});
