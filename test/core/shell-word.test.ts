import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { toShellWord } from '../../src/core/shell-word.ts';

it.each([
  { text: 'docs/a-b.md', word: 'docs/a-b.md' },
  { text: '@org/team', word: '@org/team' },
  { text: '-rf', word: './-rf' },
  { text: '--a b', word: "'./--a b'" },
  { text: "it's", word: String.raw`'it'\''s'` },
  { text: '$(id)`id`', word: "'$(id)`id`'" },
  { text: 'a\nb', word: "'a\nb'" },
  { text: 'é', word: "'é'" },
  { text: '', word: "''" },
])('$text is the word $word, and a shell reads it back', ({ text, word }) => {
  expect(toShellWord(text)).toBe(word);
  expect(execFileSync('sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' })).toBe(text.replace(/^-/, './-'));
});
