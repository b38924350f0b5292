import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findRenames } from '../../src/node/find-renames.ts';
import { makeFolder, makeRepository, type Repository } from '../helpers/repository.ts';

const text = (name: string): string => `# ${name}\n\nWhat ${name} does, in enough words to be recognised.\n`;

function move({ git }: Repository, from: string, to: string): void {
  git('mv', from, to);
  git('commit', '--quiet', '--message', `${from} to ${to}`);
}

describe('renames', () => {
  test('are followed to the end, whatever the names', async () => {
    const repository = makeRepository({ 'docs/a.md': text('a'), 'docs/b b.md': text('b'), 'docs/ä\n.md': text('c'), 'docs/x/y.md': 'y' });
    move(repository, 'docs/a.md', 'docs/two.md');
    move(repository, 'docs/b b.md', 'docs/x/b.md');
    move(repository, 'docs/two.md', 'docs/x/three.md');
    move(repository, 'docs/ä\n.md', 'docs/c.md');
    expect(await findRenames(repository.root, ['docs/a.md', 'docs/b b.md', 'docs/ä\n.md', 'docs/never.md', 'docs/x/y.md'])).toEqual(
      new Map([
        ['docs/a.md', 'docs/two.md'],
        ['docs/two.md', 'docs/x/three.md'],
        ['docs/b b.md', 'docs/x/b.md'],
        ['docs/ä\n.md', 'docs/c.md'],
      ]),
    );
  });

  test('of a path that was used again are the last ones, and a removal is none', async () => {
    const repository = makeRepository({ 'a.md': text('a'), 'b.md': text('b'), 'c.md': text('c') });
    repository.git('mv', 'a.md', 'first.md');
    move(repository, 'c.md', 'd.md');
    repository.commit({ 'a.md': text('another') });
    move(repository, 'a.md', 'last.md');
    repository.git('rm', '--quiet', 'b.md');
    repository.git('commit', '--quiet', '--message', 'remove');
    expect(await findRenames(repository.root, ['a.md', 'b.md', 'c.md'])).toEqual(
      new Map([
        ['a.md', 'last.md'],
        ['c.md', 'd.md'],
      ]),
    );
  });

  test('are told below the root, and what went out of it is gone', async () => {
    const repository = makeRepository({ 'site/a.md': text('a'), 'site/b.md': text('b'), 'other/c.md': 'c' });
    move(repository, 'site/a.md', 'site/z.md');
    move(repository, 'site/b.md', 'other/b.md');
    expect(await findRenames(join(repository.root, 'site'), ['a.md', 'b.md'])).toEqual(new Map([['a.md', 'z.md']]));
  });

  test('are none outside of git and without a commit', async () => {
    expect(await findRenames(makeFolder({ 'a.md': 'a' }).root, ['b.md'])).toEqual(new Map());
    expect(await findRenames(makeRepository().root, ['b.md'])).toEqual(new Map());
  });
});
