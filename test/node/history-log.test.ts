import { describe, expect, it } from 'vitest';
import { createLogParser } from '../../src/node/history-log.ts';

const id = (digit: string): string => digit.repeat(40);

/** What git writes for a merge, a rename, an empty commit and a first commit; the separators are as git 2.39 sets them. */
const output = [
  `\x1e${id('a')}␀${id('b')} ${id('c')}␀100␀200␀Zoë␀Merge\n\n:100644 is no change\n␀␀\n`,
  `:100644 100644 ${id('1')} ${id('2')} M␀:odd\nname.md␀:100644 000000 ${id('3')} ${id('0')} D␀gone.md␀`,
  `\x1e${id('b')}␀${id('d')}␀␀200␀␀Move\n␀␀\n:100644 100644 ${id('2')} ${id('2')} R100␀old.md␀new.md␀`,
  `\x1e${id('c')}␀${id('d')}␀100␀200␀Ada␀Nothing\n␀␀`,
  `\x1e${id('d')}␀␀100␀200␀Ada␀␀␀\n:000000 100644 ${id('0')} ${id('2')} A␀日本.md␀`,
]
  .join('')
  .replaceAll('␀', '\0');

const commits = [
  {
    id: id('a'),
    parents: [id('b'), id('c')],
    authored: 100,
    committed: 200,
    author: 'Zoë',
    message: 'Merge\n\n:100644 is no change\n',
    changes: [
      { path: ':odd\nname.md', blob: id('2'), from: { path: ':odd\nname.md', blob: id('1') } },
      { path: 'gone.md', blob: undefined, from: { path: 'gone.md', blob: id('3') } },
    ],
  },
  {
    id: id('b'),
    parents: [id('d')],
    authored: 200,
    committed: 200,
    author: '',
    message: 'Move\n',
    changes: [{ path: 'new.md', blob: id('2'), from: { path: 'old.md', blob: id('2') } }],
  },
  { id: id('c'), parents: [id('d')], authored: 100, committed: 200, author: 'Ada', message: 'Nothing\n', changes: [] },
  {
    id: id('d'),
    parents: [],
    authored: 100,
    committed: 200,
    author: 'Ada',
    message: '',
    changes: [{ path: '日本.md', blob: id('2'), from: undefined }],
  },
];

describe('git’s log', () => {
  it.each([1, 2, 7, 64, 1000, output.length])('is understood in pieces of %i characters', (size) => {
    const parser = createLogParser();
    const found = [];
    for (let at = 0; at < output.length; at += size) found.push(...parser.push(output.slice(at, at + size)));
    expect([...found, ...parser.end()]).toEqual(commits);
  });

  it('gives a commit as soon as the next one starts', () => {
    const parser = createLogParser();
    expect(parser.push(output).map((commit) => commit.id)).toEqual([id('a'), id('b'), id('c')]);
  });

  it('is nothing when git says nothing', () => {
    expect(createLogParser().end()).toEqual([]);
  });
});
