import { chmodSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, makeRepository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

const guide = { 'docs/Guide.md': '# Guide\n\nText.\n' };
const page = '# On call\n\nSee [the guide](guide.md), [it](GUIDE.md) and [that](gone.md).\n';
const mended = '# On call\n\nSee [the guide](Guide.md), [it](Guide.md) and [that](gone.md).\n';

test('--fix mends what is safe, counts it, and reports what is left', async () => {
  const { root } = makeRepository({ ...guide, 'docs/call.md': page });
  const { code, out, err } = await runIn(root, ['check', '--fix', '--fail-on', 'warning']);
  expect(err).toBe('Mended 2 faults in 1 file.\n');
  expect(out).toMatch(/gone\.md.*\n1 error in 2 pages\.\n$/s);
  expect(code).toBe(1);
  expect(readFileSync(join(root, 'docs/call.md'), 'utf8')).toBe(mended);
});

test('--fix changes the address alone, not a title or a label that says the same', async () => {
  const text = (name: string): string =>
    [
      '# Call',
      `[guide.md](${name} "Read guide.md first") [x](<${name}> 'guide.md')`,
      `[![guide.md](x.png "guide.md")](${name} (guide.md)) [r]`,
      `[r]: ${name} "old name: guide.md"\n`,
    ].join('\n\n');
  const { root } = makeRepository({ ...guide, 'docs/x.png': '', 'docs/call.md': text('guide.md') });
  expect((await runIn(root, ['check', '--fix'])).err).toBe('Mended 4 faults in 1 file.\n');
  expect(readFileSync(join(root, 'docs/call.md'), 'utf8')).toBe(text('Guide.md'));
});

test('without --fix nothing is written', async () => {
  const { root, git } = makeRepository({ ...guide, 'docs/call.md': page });
  await runIn(root, ['check']);
  expect(git('status', '--porcelain')).toBe('');
});

test('--fix has nothing to do a second time', async () => {
  const { root } = makeRepository({ ...guide, 'docs/call.md': page });
  await runIn(root, ['check', '--fix']);
  const before = statSync(join(root, 'docs/call.md'));
  expect((await runIn(root, ['check', '--fix'])).err).toBe('There was nothing to mend.\n');
  expect(statSync(join(root, 'docs/call.md')).ino).toBe(before.ino);
});

test('--fix mends only what would be reported', async () => {
  const { root, write } = makeRepository({ ...guide, 'docs/a.md': page, 'docs/b.md': page });
  await runIn(root, ['check', '--fix', 'docs/a.md']);
  expect(readFileSync(join(root, 'docs/b.md'), 'utf8')).toBe(page);
  write({ 'docs/c.md': page });
  await runIn(root, ['check', '--fix', '--changed-since', 'HEAD']);
  expect(readFileSync(join(root, 'docs/b.md'), 'utf8')).toBe(page);
  expect(readFileSync(join(root, 'docs/c.md'), 'utf8')).toBe(mended);
});

test('--fix and JSON: one document on standard output', async () => {
  const { root } = makeRepository({ ...guide, 'docs/call.md': page });
  const { out, err } = await runIn(root, ['check', '--fix', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({ summary: { errors: 1, warnings: 0 } });
  expect(err).toBe('Mended 2 faults in 1 file.\n');
});

test.each([
  ['CRLF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['lone CR', (text: string) => Buffer.from(text.replaceAll('\n', '\r'))],
  ['a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, the other way round', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['no last line end', (text: string) => Buffer.from(text.trimEnd())],
])('--fix keeps %s', async (_, encode) => {
  const { root } = makeRepository({ ...guide, 'docs/call.md': encode(page) });
  await runIn(root, ['check', '--fix']);
  expect(readFileSync(join(root, 'docs/call.md'))).toEqual(encode(mended));
});

test('--fix keeps permissions', async () => {
  const { root } = makeRepository({ ...guide, 'docs/call.md': page });
  chmodSync(join(root, 'docs/call.md'), 0o764);
  await runIn(root, ['check', '--fix']);
  expect(statSync(join(root, 'docs/call.md')).mode & 0o777).toBe(0o764);
});

test('--fix leaves a file alone whose bytes it could not write again, and says so', async () => {
  const bytes = Buffer.concat([Buffer.from(page), Buffer.from([0xe9, 0x0a])]);
  const { root } = makeRepository({ ...guide, 'docs/call.md': bytes });
  const { err } = await runIn(root, ['check', '--fix']);
  expect(err).toBe('Nothing was mended.\n`docs/call.md` is not changed: it is not UTF-8.\n');
  expect(readFileSync(join(root, 'docs/call.md'))).toEqual(bytes);
});

test('--fix follows no symbolic link', async () => {
  const outside = makeFolder({ 'call.md': page, 'folder/call.md': page });
  const { root } = makeRepository({
    ...guide,
    'docs/call.md': { link: join(outside.root, 'call.md') },
    'docs/folder': { link: join(outside.root, 'folder') },
  });
  await runIn(root, ['check', '--fix']);
  expect(lstatSync(join(root, 'docs/call.md')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(outside.root, 'call.md'), 'utf8')).toBe(page);
  expect(readFileSync(join(outside.root, 'folder/call.md'), 'utf8')).toBe(page);
});

test.skipIf(process.getuid?.() === 0)('--fix says when a folder can’t be written', async () => {
  const { root } = makeRepository({ ...guide, 'docs/call.md': page });
  chmodSync(join(root, 'docs'), 0o555);
  const { err } = await runIn(root, ['check', '--fix']);
  chmodSync(join(root, 'docs'), 0o755);
  expect(err).toContain('Cannot change `docs/call.md`: permission denied.');
});

test('--fix and --update-baseline: the baseline knows what is left', async () => {
  const { root } = makeRepository({ ...guide, 'docs/call.md': page });
  await runIn(root, ['check', '--fix', '--baseline', 'known.json', '--update-baseline']);
  expect(JSON.parse(readFileSync(join(root, 'known.json'), 'utf8'))).toMatchObject([{ rule: 'link/page' }]);
});

describe('--fix mends links to renamed pages', () => {
  const call = '# On call\n\nSee [it](restart.md#back) and [that](gone.md).\n';
  const mendedCall = '# On call\n\nSee [it](ops/start-again.md#back) and [that](gone.md).\n';
  const restart = '# Restart\n\nStop the service, then start it, and look at the dashboard.\n\n## Back\n\nStart the last version.\n';

  test('as commits say, one after another', async () => {
    const { root, git } = makeRepository({ 'docs/call.md': call, 'docs/restart.md': restart, 'docs/ops/x.md': '# X\n\nText.\n' });
    git('mv', 'docs/restart.md', 'docs/start-again.md');
    git('commit', '--quiet', '-m', 'one');
    git('mv', 'docs/start-again.md', 'docs/ops/start-again.md');
    git('commit', '--quiet', '-m', 'two');
    const { err } = await runIn(root, ['check', '--fix']);
    expect(err).toBe('Mended 1 fault in 1 file.\n');
    expect(readFileSync(join(root, 'docs/call.md'), 'utf8')).toBe(mendedCall);
  });

  test('below a folder of the repository as well', async () => {
    const { root, git } = makeRepository({
      'site/docs/call.md': call,
      'site/docs/restart.md': restart,
      'site/docs/ops/x.md': '# X\n\nText.\n',
    });
    git('mv', 'site/docs/restart.md', 'site/docs/ops/start-again.md');
    git('commit', '--quiet', '-m', 'move');
    await runIn(join(root, 'site'), ['check', '--fix', '--root', '.']);
    expect(readFileSync(join(root, 'site/docs/call.md'), 'utf8')).toBe(mendedCall);
  });

  test('that were moved since a ref, uncommitted moves included', async () => {
    const { root, git } = makeRepository({ 'docs/call.md': call, 'docs/restart.md': restart, 'docs/ops/x.md': '# X\n\nText.\n' });
    git('mv', 'docs/restart.md', 'docs/ops/start-again.md');
    await runIn(root, ['check', '--fix', '--changed-since', 'HEAD']);
    expect(readFileSync(join(root, 'docs/call.md'), 'utf8')).toBe(mendedCall);
  });

  test('as former ids in the sidecar say, without any history', async () => {
    const { root } = makeFolder({
      'waymark.yml': 'sources: [{ id: docs, path: docs }]\nunits: units.yml\n',
      'units.yml': 'pages:\n  docs/ops/start-again.md:\n    formerIds: [docs/restart]\n',
      'docs/call.md': call,
      'docs/ops/start-again.md': restart,
    });
    expect((await runIn(root, ['check'])).out).toContain('It moved: write `ops/start-again.md#back`.');
    await runIn(root, ['check', '--fix']);
    expect(readFileSync(join(root, 'docs/call.md'), 'utf8')).toBe(mendedCall);
  });

  test('but not where a page was only deleted', async () => {
    const { root, git } = makeRepository({ 'docs/call.md': call, 'docs/restart.md': restart });
    git('rm', '--quiet', 'docs/restart.md');
    git('commit', '--quiet', '-m', 'delete');
    expect((await runIn(root, ['check', '--fix'])).err).toBe('There was nothing to mend.\n');
  });
});
