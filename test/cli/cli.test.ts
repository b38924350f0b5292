import { expect, test } from 'vitest';
import { stripVTControlCharacters } from 'node:util';
import { makeRepository } from '../helpers/repository.ts';
import { cases } from './cases.ts';
import { runIn } from './command-line.ts';

test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, { files = {}, argv, code, out, err }) => {
  const { root } = makeRepository(files);
  const outcome = await runIn(root, argv);
  expect(outcome.out).toMatch(out ?? /^$/);
  expect(outcome.err).toMatch(err ?? /^$/);
  expect(outcome.code).toBe(code);
});

const faulty = { 'docs/call.md': '# On call\n\nSee [the index](indx.md).\n' };
const terminal = { out: true, err: true, columns: 80 };

test('a terminal gets colours, and the same words', async () => {
  const { root } = makeRepository(faulty);
  const coloured = await runIn(root, ['check'], { terminal });
  const plain = await runIn(root, ['check']);
  expect(coloured.out).toContain('\u001b[31merror\u001b[39m');
  expect(stripVTControlCharacters(coloured.out)).toBe(plain.out);
  expect(plain.out).toBe(stripVTControlCharacters(plain.out));
});

test('NO_COLOR keeps colours away, and FORCE_COLOR brings them into a pipe', async () => {
  const { root } = makeRepository(faulty);
  const without = await runIn(root, ['check'], { terminal, env: { NO_COLOR: '1' } });
  const forced = await runIn(root, ['check'], { env: { FORCE_COLOR: '1' } });
  expect(without.out).not.toContain('\u001b');
  expect(forced.out).toContain('\u001b[31merror');
  expect((await runIn(root, ['chekc'], { terminal, env: { NO_COLOR: '1' } })).err).not.toContain('\u001b');
});

test('progress is shown on terminals, and leaves nothing behind', async () => {
  const { root } = makeRepository(faulty);
  const { err } = await runIn(root, ['check'], { terminal });
  expect(err).toMatch(/\r\u001b\[2KReading pages 1\/1/);
  expect(err.endsWith('\r\u001b[2K')).toBe(true);
});

test('no format of the report is coloured but the pretty one', async () => {
  const { root } = makeRepository(faulty);
  for (const format of ['json', 'github', 'codequality', 'sarif']) {
    expect((await runIn(root, ['check', '--format', format], { terminal })).out).not.toContain('\u001b');
  }
});
