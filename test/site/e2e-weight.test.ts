import { describe, expect, test } from 'vitest';
import { harbour } from '../browser/harbour.ts';
import { ownPortal, playbook, useBuilt } from '../helpers/portals.ts';
import { listFiles } from '../helpers/site.ts';
import { createScale, toTable } from '../helpers/weigh.ts';

/** What every page may weigh: 25 kB of HTML and CSS together, 12 kB of scripts before search is used. */
const most = { page: 25 * 1024, script: 12 * 1024 };

/**
 * Lists that are as long as the portal. They are never in the way of a reader who didn't ask for all of it; `npm run bench -- large`
 * shows what they weigh with 10,000 pages.
 */
const wholeLists = /^(?:all\/(?:[^/]+\/)?|freshness\/unclaimed\/(?:[^/]+\/)?)index\.html$/;

const portals = [
  { name: 'a portal with every kind of page', portal: harbour },
  { name: 'our own portal', portal: ownPortal },
  { name: 'engineering-playbook', portal: playbook },
];

describe.each(portals)('$name', ({ name, portal }) => {
  describe.skipIf(portal === undefined)('has pages', () => {
    const { folder } = useBuilt(portal ?? {});

    test('that weigh little', () => {
      const weigh = createScale(folder());
      const weights = listFiles(folder())
        .filter((path) => path.endsWith('.html') && !path.startsWith('_waymark/'))
        .map(weigh)
        .sort((a, b) => b.html + b.css - a.html - a.css);
      const heaviest = weights.slice(0, 8);
      const busiest = [...weights].sort((a, b) => b.script - a.script).slice(0, 4);
      process.stdout.write(
        `\n${name}: ${weights.length} pages, the largest and those with most scripts\n${toTable([...heaviest, ...busiest])}\n`,
      );
      expect(weights.length).toBeGreaterThan(30);
      expect(weights.filter(({ html, css, path }) => html + css > most.page && !wholeLists.test(path))).toEqual([]);
      // What searches is loaded where nothing else is wanted.
      expect(weights.filter(({ script, path }) => script > most.script && !path.startsWith('search/'))).toEqual([]);
      // A scale that reads nothing would be content with everything.
      expect(weights.find(({ path }) => path === 'index.html')).toMatchObject({ css: expect.any(Number) as number });
      expect(Math.min(...weights.filter(({ path }) => path === 'index.html').flatMap(({ css, script }) => [css, script]))).toBeGreaterThan(
        1000,
      );
    });
  });
});
