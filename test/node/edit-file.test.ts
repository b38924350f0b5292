import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTextFile, editTextFile } from '../../src/node/edit-file.ts';
import { makeFolder, type Files } from '../helpers/repository.ts';

describe('editing a file', () => {
  test('changes it, and leaves nothing else behind', async () => {
    const { root } = makeFolder({ 'a.md': 'one\n' });
    expect(await editTextFile(root, 'a.md', (text) => `${text}two\n`)).toBe(true);
    expect(readdirSync(root)).toEqual(['a.md']);
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('one\ntwo\n');
  });

  test.each([
    ['the same text', (text: string) => text],
    ['nothing', () => undefined],
  ])('to %s writes nothing', async (_, edit) => {
    const { root } = makeFolder({ 'a.md': 'one\n' });
    expect(await editTextFile(root, 'a.md', edit)).toBe(false);
  });

  test.each<[string, Files, string]>([
    ['a link', { 'b.md': 'x', 'a.md': { link: 'b.md' } }, 'a.md'],
    ['a file behind a link', { 'b/a.md': 'x', c: { link: 'b' } }, 'c/a.md'],
    ['no file', {}, 'a.md'],
    ['a file of git', { '.git/config': 'x' }, '.git/config'],
    ['a file above', { 'a.md': 'x' }, '../a.md'],
    ['an absolute path', {}, '/etc/hostname'],
    ['a folder', { 'a.md/b': 'x' }, 'a.md'],
    ['bytes that are no text', { 'a.md': Buffer.from([0x61, 0xff]) }, 'a.md'],
    ['a file that is too large', { 'a.md': Buffer.alloc(8 * 1024 * 1024 + 1, 0x61) }, 'a.md'],
  ])('refuses %s', async (_, files, path) => {
    const { root } = makeFolder(files);
    await expect(editTextFile(root, path, () => 'changed')).rejects.toThrow(/^`.*` is not changed: /);
  });
});

describe('creating a file', () => {
  test('makes the folders above it', async () => {
    const { root } = makeFolder();
    await createTextFile(root, 'a/b/c.md', 'text');
    expect(readFileSync(join(root, 'a/b/c.md'), 'utf8')).toBe('text');
  });

  test.each<[string, Files, string, string]>([
    ['where one is', { 'a/c.md': 'old' }, 'a/c.md', '`a/c.md` exists already.'],
    ['where a link is', { 'a/c.md': { link: '../nowhere' } }, 'a/c.md', '`a/c.md` exists already.'],
    ['behind a link', { 'b/x': '', a: { link: 'b' } }, 'a/c.md', '`a` is a symbolic link, not a folder.'],
    ['in git’s folder', {}, '.Git/hooks/x', '`.Git/hooks/x` is not changed: it isn’t a file of the working tree.'],
    ['below a file', { a: 'file' }, 'a/c.md', '`a` is a file, not a folder.'],
  ])('%s is refused', async (_, files, path, message) => {
    const { root } = makeFolder(files);
    await expect(createTextFile(root, path, 'new')).rejects.toThrow(message);
  });
});
