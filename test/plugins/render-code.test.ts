import { describe, expect, test } from 'vitest';
import { createHighlighter, findLanguage } from '../../plugins/highlight.ts';
import type { HighlightCache } from '../../plugins/highlight.ts';
import { languageAliases, languageGrammars } from '../../plugins/highlight-languages.ts';
import { expandLines, parseCodeInfo } from '../../plugins/rehype-code-info.ts';
import { toHtml } from '../../plugins/render-markdown.ts';
import { renderHtml } from './rendering.ts';
import { cpuTime } from '../helpers/cpu-time.ts';

function highlight(language: string, code: string): string | undefined {
  const children = createHighlighter().highlight(language, code);
  return children && toHtml([...children]);
}

describe('the words behind a fence', () => {
  test.each([
    ['', '', {}],
    ['js', '', { language: 'js' }],
    ['c++', '', { language: 'c++' }],
    ['C#', '', { language: 'C#' }],
    ['js', 'title="a b.js" {1,3-5}', { language: 'js', title: 'a b.js', lines: '1,3-5' }],
    ['js{2}', '', { language: 'js', lines: '2' }],
    ['py', 'title=\'x.py\' linenums="1" hl_lines="2 4-5"', { language: 'py', title: 'x.py', lines: '2,4-5' }],
    ['go', '{hl_lines=[1,"3-4"]}', { language: 'go', lines: '1,3-4' }],
    ['{.python', 'filename="x.py"}', { language: 'python', title: 'x.py' }],
    ['{.sh}', '', { language: 'sh' }],
    ['rust,ignore', '', { language: 'rust' }],
    ['text', 'title=', { language: 'text' }],
    ['js', 'title=""', { language: 'js' }],
    ['"><script>', '', {}],
    ['<b>', '', {}],
    ['x'.repeat(60), '', {}],
    ['js xss', '', { language: 'js' }],
    ['js', '{1,3-5', { language: 'js' }],
  ])('%j %j', (lang, meta, info) => {
    expect(parseCodeInfo(lang, meta)).toEqual(info);
  });

  test.each([
    ['1,3-5', 9, [1, 3, 4, 5]],
    ['2-999999999', 4, [2, 3, 4]],
    ['5-3', 9, []],
    ['7', 4, []],
  ])('lines %s of %d', (lines, last, numbers) => {
    expect([...expandLines(lines, last)]).toEqual(numbers);
  });
});

describe('languages', () => {
  test('no alias hides a grammar or stands for two', () => {
    expect([...languageAliases.keys()].filter((alias) => languageGrammars.has(alias))).toEqual([]);
    expect([...languageAliases.values()].filter((name) => !languageGrammars.has(name))).toEqual([]);
  });

  test.each([
    ['YAML', 'yaml'],
    ['yml', 'yaml'],
    ['tf', 'hcl'],
    ['pwsh', 'powershell'],
    ['shell-session', 'console'],
    ['toml', 'ini'],
    ['text', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('%s is %s', (written, name) => {
    expect(findLanguage(written)).toBe(name);
  });

  test.each([...languageGrammars.keys()])('%s compiles, and loses no character', (name) => {
    const code = '# a "b" \'c\' {d: [1, 2]} <e f="g">h</e>\nif (x == 1) { return y } // z\n$ ls -la | grep "x"\n';
    const children = createHighlighter().highlight(name, code);
    const text = toHtml([...(children ?? [])]).replaceAll(/<[^>]*>/g, '');
    expect(text.replaceAll('&lt;', '<').replaceAll('&amp;', '&')).toBe(code);
  });
});

describe('colours', () => {
  test.each([
    ['yaml', 'a: 1', '<span class="hljs-attr">a:</span> <span class="hljs-number">1</span>'],
    ['console', '$ ls\nfile', '<span class="hljs-meta prompt_">$ </span><span class="hljs-built_in">ls</span>\nfile'],
    ['sh', '$ cd /tmp', '<span class="hljs-meta prompt_">$ </span><span class="hljs-built_in">cd</span> /tmp'],
    ['sh', 'echo "$A"', '<span class="hljs-built_in">echo</span> <span class="hljs-string">"<span class="hljs-variable">$A</span>"</span>'],
    ['html', '<b>', '<span class="hljs-tag">&lt;<span class="hljs-name">b</span>></span>'],
    [
      'promql',
      'sum by (job) (rate(http_total{code=~"5.."}[5m])) > 0.1',
      '<span class="hljs-built_in">sum</span> <span class="hljs-keyword">by</span> (job) (<span class="hljs-title function_">rate</span>(http_total{<span class="hljs-attr">code</span>=~<span class="hljs-string">"5.."</span>}[<span class="hljs-number">5m</span>])) > <span class="hljs-number">0.1</span>',
    ],
    [
      'tf',
      'resource "aws_vpc" "x" {\n  cidr = "${var.a}" # c\n}',
      '<span class="hljs-keyword">resource</span> <span class="hljs-string">"aws_vpc"</span> <span class="hljs-string">"x"</span> {\n<span class="hljs-attr">  cidr</span> = <span class="hljs-string">"<span class="hljs-subst">${var.a}</span>"</span> <span class="hljs-comment"># c</span>\n}',
    ],
  ])('%s: %j', (language, code, html) => {
    expect(highlight(language, code)).toBe(html);
  });

  test.each(['text', 'log', 'nonsense', 'js xss'])('%s is not guessed', (language) => {
    expect(highlight(language, 'const a = 1;')).toBeUndefined();
  });

  test.each([
    ['a dump', 'json', '1,\n'.repeat(4_000)],
    ['a long line', 'ini', `a = 1\nkey = ${'A'.repeat(1_000)}\n`],
    ['a long last line', 'ini', 'A'.repeat(1_001)],
  ])('%s is not coloured', (_name, language, code) => {
    expect(highlight(language, code)).toBeUndefined();
  });

  test.each([
    ['nix', '\n'],
    ['c', 'a\n'],
    ['haskell', '\n'],
    ['php', `${'A'.repeat(999)}\n`],
    ['ini', `${'-'.repeat(999)}\n`],
  ])('the worst code that is coloured, %s of nothing but %j, takes a moment', (language, part) => {
    const code = part.repeat(Math.floor(10_000 / part.length));
    const start = cpuTime();
    expect(highlight(language, code)).toBeDefined();
    expect(cpuTime() - start).toBeLessThan(4_000);
  });

  test('the result does not depend on what was coloured before', () => {
    const http = 'POST /x HTTP/1.1\nContent-Type: application/json\n\n{"a": 1}';
    const used = createHighlighter();
    for (const name of languageGrammars.keys()) used.highlight(name, 'let a = "b"');
    expect(used.highlight('http', http)).toEqual(createHighlighter().highlight('http', http));
  });

  test('the same code in the same language is coloured once, whatever its alias', () => {
    const cache: HighlightCache = new Map();
    const highlighter = createHighlighter(cache);
    const first = highlighter.highlight('js', 'let a');
    expect(highlighter.highlight('javascript', 'let a')).toBe(first);
    expect(highlighter.highlight('ts', 'let a')).not.toBe(first);
    expect(cache.size).toBe(2);
    const nodes = [{ type: 'text', value: 'from the cache' } as const];
    cache.set('javascript\nlet b', nodes);
    expect(highlighter.highlight('js', 'let b')).toBe(nodes);
  });
});

describe('code blocks', () => {
  test.each([
    [
      '```js\nlet a;\n```',
      '<div class="code"><pre tabindex="0" role="group" aria-label="Code: js"><code class="language-js"><span class="hljs-keyword">let</span> a;\n</code></pre></div>',
    ],
    ['```\na < b\n```', '<div class="code"><pre tabindex="0" role="group" aria-label="Code"><code>a &lt; b\n</code></pre></div>'],
    ['    indented', '<div class="code"><pre tabindex="0" role="group" aria-label="Code"><code>indented\n</code></pre></div>'],
    ['```js\n```', '<div class="code"><pre tabindex="0" role="group" aria-label="Code: js"><code class="language-js"></code></pre></div>'],
    [
      '```nonsense\nx\n```',
      '<div class="code"><pre tabindex="0" role="group" aria-label="Code: nonsense"><code class="language-nonsense">x\n</code></pre></div>',
    ],
    [
      '<pre><code class="language-js x">let a</code></pre>',
      '<div class="code"><pre tabindex="0" role="group" aria-label="Code: js"><code class="language-js"><span class="hljs-keyword">let</span> a</code></pre></div>',
    ],
    ['<pre class="x">a\n\n<b>b</b></pre>', '<div class="code"><pre tabindex="0" role="group" aria-label="Code">a\n\n<b>b</b></pre></div>'],
  ])('%j', (markdown, html) => {
    expect(renderHtml(markdown)).toBe(html);
  });

  test('a title makes it a figure', () => {
    expect(renderHtml('```yaml title="a <b>.yml"\na: 1\n```')).toMatchInlineSnapshot(`
      "<figure class="code"><figcaption><span>a &lt;b>.yml</span><span class="language">yaml</span></figcaption><pre tabindex="0" role="group" aria-label="a <b>.yml"><code class="language-yaml"><span class="hljs-attr">a:</span> <span class="hljs-number">1</span>
      </code></pre></figure>"
    `);
  });

  test('marked lines stand in spans, and so do their parts of comments that run over lines', () => {
    expect(renderHtml('```js {1,3}\n/* a\nb */\nlet c;\n\n```')).toMatchInlineSnapshot(`
      "<div class="code"><pre tabindex="0" role="group" aria-label="Code: js"><code class="language-js"><span class="line line-mark"><span class="hljs-comment">/* a
      </span></span><span class="hljs-comment">b */</span>
      <span class="line line-mark"><span class="hljs-keyword">let</span> c;
      </span>
      </code></pre></div>"
    `);
  });

  test('marking lines on one page leaves the coloured code of others as it was', () => {
    const plain = renderHtml('```js\nlet a;\nlet b;\n```');
    renderHtml('```js {1}\nlet a;\nlet b;\n```');
    expect(renderHtml('```js\nlet a;\nlet b;\n```')).toBe(plain);
  });
});
