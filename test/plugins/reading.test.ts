import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../plugins/body-words.ts';
import { readCodeNotes } from '../../plugins/code-notes.ts';
import { readSession } from '../../plugins/code-session.ts';
import { renderMarkdown, toHtml } from '../../plugins/render-markdown.ts';
import { parse, renderHtml } from './rendering.ts';

describe('comments that are meant for whoever shows the code', () => {
  test.each([
    ['a // [!code ++]\nb', 'a\nb', [[1, 'ins']]],
    ['a # [!code --]', 'a', [[1, 'del']]],
    ['<b> <!-- [!code highlight] -->', '<b>', [[1, 'mark']]],
    ['a /* [!code error] */', 'a', [[1, 'error']]],
    ['SELECT 1 -- [!code warning]', 'SELECT 1', [[1, 'warn']]],
    [
      '// [!code ++:2]\na\nb\nc',
      'a\nb\nc',
      [
        [1, 'ins'],
        [2, 'ins'],
      ],
    ],
    [
      'a // [!code hl:2]\nb\nc',
      'a\nb\nc',
      [
        [1, 'mark'],
        [2, 'mark'],
      ],
    ],
    ['# highlight-next-line\na\nb', 'a\nb', [[1, 'mark']]],
    [
      '// highlight-start\na\nb\n// highlight-end\nc',
      'a\nb\nc',
      [
        [1, 'mark'],
        [2, 'mark'],
      ],
    ],
    ['{/* highlight-next-line */}\n<a />', '<a />', [[1, 'mark']]],
    ['a // [!code unknown]', 'a // [!code unknown]', []],
    ['say("[!code ++]")', 'say("[!code ++]")', []],
    ['a // [!code ++] and more', 'a // [!code ++] and more', []],
    ['the highlight-next-line comment', 'the highlight-next-line comment', []],
  ])('%j', (written, code, looks) => {
    const noted = readCodeNotes(written);
    expect([noted.code, [...noted.looks]]).toEqual([code, looks]);
  });

  test('lines say what they are by elements and classes', () => {
    expect(renderHtml('```js ins={1} del={2}\nlet a;\nlet b;\nlet c;\n```')).toMatchInlineSnapshot(`
      "<div class="code"><pre tabindex="0" role="group" aria-label="Code: js"><code class="language-js"><ins class="line line-ins"><span class="hljs-keyword">let</span> a;
      </ins><del class="line line-del"><span class="hljs-keyword">let</span> b;
      </del><span class="hljs-keyword">let</span> c;
      </code></pre></div>"
    `);
  });

  test('a difference in a language has neither signs nor comments left', () => {
    expect(renderHtml('```diff lang="js"\n-let a;\n+let b;\n let c;\n```')).toMatchInlineSnapshot(`
      "<div class="code"><pre tabindex="0" role="group" aria-label="Code: diff"><code class="language-diff"><del class="line line-del"><span class="hljs-keyword">let</span> a;
      </del><ins class="line line-ins"><span class="hljs-keyword">let</span> b;
      </ins><span class="hljs-keyword">let</span> c;
      </code></pre></div>"
    `);
  });

  test('numbered lines carry their numbers', () => {
    expect(renderHtml('```text showLineNumbers=9\na\nb\n```')).toMatchInlineSnapshot(`
      "<div class="code"><pre tabindex="0" role="group" aria-label="Code: text"><code class="language-text"><span class="line" data-number="9">a
      </span><span class="line" data-number="10">b
      </span></code></pre></div>"
    `);
  });
});

describe('what a terminal shows', () => {
  test.each([
    ['no prompt', 'ls\n', undefined],
    ['commands and answers', '$ ls\na\nb\n$ pwd\n', ['$ |ls\n|a\nb\n', '$ |pwd\n|']],
    ['a command of two lines', '$ a \\\n  b\nc\n', ['$ |a \\\n  b\n|c\n']],
    ['a here-document', '$ cat <<EOF\n$ x\nEOF\ny\n', ['$ |cat <<EOF\n$ x\nEOF\n|y\n']],
    ['the prompt of a host', 'root@db-1:~# id\n', ['root@db-1:~# |id\n|']],
    ['a remark beside commands', '# first\n$ ls\n', undefined],
    ['PowerShell', 'PS C:\\> Get-Date\nToday\n', ['PS C:\\> |Get-Date\n|Today\n']],
  ])('%s', (_name, code, parts) => {
    const found = readSession(code)?.map(({ prompt, command, output }) => `${prompt}|${command}|${output}`);
    if (parts) expect(found).toEqual(parts);
    else expect(found?.every((part) => !part.startsWith('$ '))).not.toBe(false);
  });

  test('prompts and answers are marked in a session, in any language of shells', () => {
    expect(renderHtml('```sh\n$ ls -la\ntotal 0\n```')).toMatchInlineSnapshot(`
      "<div class="code terminal"><pre tabindex="0" role="group" aria-label="Code: sh"><code class="language-sh"><span class="prompt">$ </span><span class="hljs-built_in">ls</span> -la
      <span class="answer">total 0
      </span></code></pre></div>"
    `);
  });

  test('a script stays a script', () => {
    expect(renderHtml('```sh\n# list\nls\n```')).not.toContain('terminal');
  });
});

describe('figures', () => {
  test.each([
    ['a title is the caption', '![a](b.png "t")', '<figure><img src="b.png" alt="a" decoding="async"><figcaption>t</figcaption></figure>'],
    ['emphasised words below an image are its caption', '![a](b.png)\n*A `b`.*', '<figcaption>A <code>b</code>.</figcaption></figure>'],
    ['a linked image keeps its link', '[![a](b.png "t")](c.md)', '<figure><a href="c.md"><img'],
    ['an image among words stays there', 'See ![a](b.png "t")', '<p>See <img src="b.png" alt="a" title="t"'],
    ['strong words are no caption', '![a](b.png)\n**B**', '<p><img'],
  ])('%s', (_name, markdown, html) => {
    expect(renderHtml(markdown)).toContain(html);
  });

  test('the first image loads at once, the others when they come near', () => {
    expect(renderHtml('![a](a.png)\n\n![b](b.png)').match(/<img[^>]*>/g)).toEqual([
      '<img src="a.png" alt="a" decoding="async">',
      '<img src="b.png" alt="b" loading="lazy" decoding="async">',
    ]);
  });

  test.each([
    ['#only-dark', 'only-dark'],
    ['#only-light', 'only-light'],
    ['#gh-dark-mode-only', 'only-dark'],
    ['#gh-light-mode-only', 'only-light'],
  ])('%s says for which theme an image is', (fragment, name) => {
    expect(renderHtml(`![a](b.png${fragment})`)).toContain(`<img src="b.png" alt="a" decoding="async" class="${name}">`);
  });

  test('a picture for dark themes becomes an image for each', () => {
    const html = renderHtml('<picture><source media="(prefers-color-scheme: dark)" srcset="d.png"><img src="l.png" alt="x"></picture>');
    expect(html).toMatchInlineSnapshot(
      `"<p><span><img src="l.png" alt="x" decoding="async" class="only-light"><img src="d.png" alt="x" decoding="async" class="only-dark"></span></p>"`,
    );
  });

  test('an image that is a film is played', () => {
    expect(renderHtml('![What happens](demo.mp4)')).toBe(
      '<p><video src="demo.mp4" controls preload="metadata" aria-label="What happens"></video></p>',
    );
  });
});

describe('tables', () => {
  test('are named by their caption, else by their heads', () => {
    expect(renderHtml('| a | b |\n|---|---|\n| 1 | 2 |')).toContain('role="group" aria-label="Table: a, b"');
    expect(renderHtml('<table><caption>Ports</caption><tr><td>1</td></tr></table>')).toContain('aria-label="Table: Ports"');
    expect(renderHtml('<table><tr><td>1</td></tr></table>')).toContain('aria-label="Table"');
  });

  test('columns with long text are marked', () => {
    expect(renderHtml(`| a | b |\n|---|---|\n| 1 | ${'word '.repeat(8)} |`)).toContain('<th>a</th>\n<th class="wordy">b</th>');
  });
});

describe('words that rendering adds', () => {
  const render = (markdown: string, language: string): string => toHtml(renderMarkdown(parse(markdown), { language }));

  test('are in the language of the page', () => {
    expect(render('a[^1]\n\n[^1]: b', 'de-CH')).toContain('>Fußnoten</h2>');
    expect(render('```\nx\n```', 'ar')).toContain('aria-label="شيفرة"');
    expect(render('```\nx\n```', 'xx')).toContain('aria-label="Code"');
  });

  test.each(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ar', 'he', 'ja', 'zh'])('are all there in %s', (language) => {
    const words = wordsOf(language);
    expect(Object.entries<string>({ ...words }).filter(([, word]) => word.trim() === '')).toEqual([]);
    expect(Object.keys(words)).toEqual(Object.keys(wordsOf('en')));
    if (language !== 'en') expect(words).not.toEqual(wordsOf('en'));
  });
});
