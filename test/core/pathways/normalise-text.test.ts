import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinWords, normaliseCode, quoteCode, readWords, splitCode } from '../../../src/core/pathways/normalise-text.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

function normalise(text: string): string {
  return joinWords(readWords(text));
}

describe('the words of a text', () => {
  it.each([
    ['case', 'Restart the Server', 'restart the server'],
    ['punctuation', 'First, stop it. Then “go”!', 'First stop it; then go'],
    ['blanks', 'one  two\n three', 'one two three'],
    ['compatibility forms', 'ﬁle １２', 'file 12'],
    ['characters that nobody sees', 'data\u00ADbase\u200B', 'database'],
    ['kinds of dashes and apostrophes', 'don’t – 3–5', "don't - 3-5"],
    ['a dash between words', 'stop - then go', 'stop then go'],
    ['case behind the end of a sentence', 'It has 5. Then go', 'it has 5, then go'],
    ['line breaks between characters', '重启\n服务器', '重启服务器'],
    ['hyphens', 'set-up', 'set up'],
    ['a blank before a unit', '5% of 10ms', '5 % of 10 ms'],
    ['brackets and full stops around numbers', '(10.5).', '10.5'],
    ['backticks around a plain word', 'run `kubectl get pods` now', 'run kubectl get pods now'],
  ])('don’t change with %s', (_, from, to) => {
    expect(normalise(from)).toBe(normalise(to));
  });

  it.each([
    ['a decimal point', '10.5', '105'],
    ['a sign', '-1', '1'],
    ['a true minus', '−1', '1'],
    ['a minus between blanks', '5 - 3', '5 3'],
    ['a plus', '+1 day', '1 day'],
    ['less and more', '<5', '>5'],
    ['less with a blank', '< 5', '5'],
    ['per cent', '5 %', '5'],
    ['per cent and per mille', '5 %', '5 ‰'],
    ['money', '$5', '€5'],
    ['a group of digits', '1,000', '1000.0'],
    ['a range', '3-5', '35'],
    ['a power', '10²', '102'],
    ['a fraction', '1½', '112'],
    ['a version', 'v1.2', 'v12'],
    ['an address of a machine', '10.0.0.1/24', '10.0.0.1/25'],
    ['a time', '10:30', '1030'],
    ['a name with digits', 'ec2', 's3'],
    ['a comparison between words', 'x < y', 'x > y'],
    ['a tick', '✅ delete', '❌ delete'],
    ['a strike', '~~delete~~', 'delete'],
    ['case in code', '`-r`', '`-R`'],
    ['signs in code', '`rm -rf ./x`', '`rm -rf / x`'],
    ['an apostrophe inside', "we're", 'were'],
    ['an approximation', '~5', '5'],
    ['bytes and bits', '10 MB', '10 Mb'],
    ['a thousandth', '5 mg', '5 Mg'],
    ['a thousandth right behind a number', '5mg', '5Mg'],
    ['bits and bytes in a time', '100 Mbps', '100 MBps'],
    ['a share', '5 mg/kg', '5 Mg/kg'],
    ['bytes without a number', 'size in MB', 'size in Mb'],
    ['an address', 'https://staging.example.com', 'https://prod.example.com'],
    ['the scheme of an address', 'https://example.com', 'http://example.com'],
    ['an address without a scheme', 'www.staging.example', 'www.prod.example'],
    ['a flag', 'with --dry-run on', 'with dry run on'],
    ['the case of a flag', 'rm -r', 'rm -R'],
    ['a pattern', 'delete *.log', 'delete .log'],
    ['a pattern’s name', 'delete *.log', 'delete log'],
    ['a path', 'delete /var/lib data', 'delete var lib data'],
    ['the root of a path', 'delete /var', 'delete var'],
    ['a path that is split', 'delete /var/lib', 'delete /var /lib'],
    ['a path with digits', 'open /Data1', 'open /data1'],
    ['the root', 'delete /', 'delete'],
    ['this folder', 'delete . now', 'delete now'],
    ['a folder above', 'delete ../data', 'delete data'],
    ['a path of Windows', 'open C:\\data', 'open c data'],
    ['a hidden file', 'delete .env', 'delete env'],
    ['a name of a file', 'open main.c', 'open main c'],
    ['a variable', 'delete $HOME', 'delete $home'],
    ['an exclamation mark in front', '!important', 'important'],
    ['a sign behind a letter', 'C#', 'C'],
    ['signs behind a letter', 'C++', 'C'],
    ['a tag of an image', 'image:latest', 'image latest'],
    ['a path between characters', '打开/var/lib目录', '打开var lib目录'],
  ])('change with %s', (_, from, to) => {
    expect(normalise(from)).not.toBe(normalise(to));
  });

  it('keep every digit of any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1', '7', '.', ',', '-', '<', '%', ' ', 'a', '`', '(', ')', '/', '!', '²'), { maxLength: 40 }),
        (parts) => {
          const digits = (text: string): string => text.replaceAll(/[^17]/g, '');
          expect(digits(normalise(parts.join('')))).toBe(digits(parts.join('')));
        },
      ),
    );
  });

  it.each([
    'a',
    '-',
    '.',
    '1',
    '1.',
    '`',
    '` ``',
    '<',
    'http://',
    '²',
    '("',
    '字',
    "a'",
    '%',
    '\u200B',
    '1%',
    'a.',
    'a:',
    '/',
    '字a',
    '-a',
    '#',
    'MB ',
  ])('cost little for 500 kB of %j', (part) => {
    const text = `1${part.repeat(500_000 / part.length)}`;
    const started = cpuTime();
    readWords(text);
    expect(cpuTime() - started).toBeLessThan(2000);
  });
});

describe('inline code', () => {
  it('comes back from its backticks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('`', 'a', '``', ' b '), { minLength: 1, maxLength: 8 }), (parts) => {
        const code = parts.join('').trim();
        fc.pre(code !== '');
        const [prose, quoted] = splitCode(`x ${quoteCode(code)}`);
        expect([prose?.text, quoted?.text.trim(), quoted?.isCode]).toEqual(['x ', code, true]);
      }),
    );
  });

  it('isn’t what nothing closes', () => {
    expect(splitCode('a `b ``c``')).toEqual([
      { text: 'a `b ', isCode: false },
      { text: 'c', isCode: true },
    ]);
  });
});

describe('fenced code', () => {
  it.each([
    ['runs of blanks', 'a:  1', 'a: 1'],
    ['blanks at the end of lines', 'a \nb', 'a\nb'],
    ['empty lines', 'a\n\nb', 'a\nb'],
    ['line endings', 'a\r\nb', 'a\nb'],
    ['the depth of an indentation', 'a:\n  b:\n    c: 1\nd: 2', 'a:\n    b:\n        c: 1\nd: 2'],
    ['tabs', 'if x:\n\ty()', 'if x:\n    y()'],
  ])('doesn’t change with %s', (_, from, to) => {
    expect(normaliseCode(from)).toBe(normaliseCode(to));
  });

  it.each([
    ['a line that moves out of its block', 'a:\n  b: 1\n  c: 2', 'a:\n  b: 1\nc: 2'],
    ['a line that moves deeper', 'a:\n  b:\n  c: 2', 'a:\n  b:\n    c: 2'],
    ['case', 'rm -r x', 'rm -R x'],
    ['a line break', 'a b', 'a\nb'],
  ])('changes with %s', (_, from, to) => {
    expect(normaliseCode(from)).not.toBe(normaliseCode(to));
  });
});
