import { describe, expect, test } from 'vitest';
import { htmlToMarkdown } from '../../plugins/html-to-markdown.ts';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { renderMarkdown, toHtml } from '../../plugins/render-markdown.ts';

function parse(text: string, format: 'md' | 'mdx' = 'md') {
  return parseMarkdown(text, { dialect: 'gfm', format });
}

function toPage(text: string, format: 'md' | 'mdx' = 'md', language = 'en'): string {
  return toHtml(renderMarkdown(parse(text, format).tree, { language }));
}

const toMirror = (text: string): string => htmlToMarkdown(toPage(text), (address) => address);

/** Messages with their places. */
function say(text: string): string[] {
  return parse(text).messages.map(({ rule, message, position }) => `${position?.start.line}:${position?.start.column} ${rule} ${message}`);
}

test.each([
  [':::runbook-step[Run `a__b` **now**]\nx\n:::', '<p class="step-title">Run <code>a__b</code> now</p>'],
  [':::decision[Is `a` up?]\n- Up?\n  - Yes: go\n:::', '<p class="lab-label">Decision: Is <code>a</code> up?</p>'],
  [':::lab[Run `a`]\nx\n:::', '<p class="lab-title">Lab: Run <code>a</code></p>'],
  [':::lab\n:::solution[In `a`]\nx\n:::\n:::', '<summary>Solution: In <code>a</code></summary>'],
  [':::quiz[What does `a` do?]\n= b\n:::', '<p>What does <code>a</code> do?</p>'],
  [':::recall[What does `a` do?]\nb\n:::', ' What does <code>a</code> do?</summary>'],
  [':::note[What `a` does]\nb\n:::', 'What a does</p>'],
])('%j shows code in its title, where there is place for it', (text, expected) => {
  expect(toPage(text)).toContain(expected);
});

describe('RunbookStep', () => {
  const steps = [
    ':::runbook-step[Stop it]{id=stop danger=change who="on-call" when="now" expect="`rate` is 0" rollback="`start`"}',
    'Wait.',
    ':::',
    '',
    ':::runbook-step[Empty it]{danger=destructive}',
    'All of it.',
    ':::',
  ].join('\n');

  test('is an item of a list of steps with what is known of it', () => {
    expect(toPage(steps)).toMatchInlineSnapshot(`
      "<ol class="steps" role="list">
      <li>
      <div class="runbook-step danger-change" id="stop"><p class="step-title">Stop it</p><p class="step-danger">Changes the system</p><dl class="step-facts"><div><dt>Who</dt><dd>on-call</dd></div><div><dt>When</dt><dd>now</dd></div></dl><p>Wait.</p><dl class="step-facts"><div><dt>Expected result</dt><dd><code>rate</code> is 0</dd></div><div><dt>Roll back</dt><dd><code>start</code></dd></div></dl></div>
      </li>
      <li>
      <div class="runbook-step danger-destructive"><p class="step-title">Empty it</p><p class="step-danger">Can’t be undone</p><p>All of it.</p></div>
      </li>
      </ol>"
    `);
  });

  test('has a Markdown form', () => {
    expect(toMirror(steps)).toMatchInlineSnapshot(`
      "1. **Stop it**

         Changes the system

         **Who**: on-call

         **When**: now

         Wait.

         **Expected result**: \`rate\` is 0

         **Roll back**: \`start\`
      2. **Empty it**

         Can’t be undone

         All of it.
      "
    `);
  });

  test('is the same as an element of MDX', () => {
    const mdx = [
      '<RunbookStep title="Stop it" id="stop" danger="change" who="on-call" when="now" expect="`rate` is 0" rollback="`start`">',
      'Wait.',
      '</RunbookStep>',
      '',
      '<RunbookStep title="Empty it" danger="destructive">',
      'All of it.',
      '</RunbookStep>',
    ].join('\n');
    expect(toPage(mdx, 'mdx')).toBe(toPage(steps));
  });

  test('says a danger that nobody knows in its author’s words', () => {
    expect(toPage(':::runbook-step[A]{danger=high}\nB\n:::')).toContain(
      '<div class="runbook-step danger-change"><p class="step-title">A</p><p class="step-danger">high</p>',
    );
  });

  test('begins a new list behind a text, and none within Steps', () => {
    const step = ':::runbook-step[A]\nB\n:::';
    expect(toPage(`${step}\n\nText.\n\n${step}`).match(/<ol/g)).toHaveLength(2);
    expect(toPage(`::::steps\n${step}\n\n${step}\n::::`).match(/<ol class="steps" role="list">/g)).toHaveLength(1);
  });

  test('speaks the page’s language', () => {
    expect(toPage(steps, 'md', 'de')).toContain('<dt>Erwartetes Ergebnis</dt>');
  });

  test.each([
    ['`a` and `b`', '<code>a</code> and <code>b</code>'],
    ['a ` b', 'a ` b'],
    ['`a` and ` b', '<code>a</code> and ` b'],
    ['<b>', '&lt;b>'],
  ])('has code between backticks of an attribute: %s', (written, html) => {
    expect(toPage(`:::runbook-step[A]{expect="${written}"}\nB\n:::`)).toContain(`<dd>${html}</dd>`);
  });
});

describe('Decision', () => {
  const flow = [
    ':::decision[The queue grows]',
    '- Is a worker alive?',
    '  - Yes',
    '    - Did the rate rise?',
    '      - Yes: [stop it](#stop).',
    '      - No → restart **one**.',
    '  - No: start one.',
    '  - [I can’t tell](page.md)',
    '  - Later',
    '',
    '    Look again.',
    ':::',
  ].join('\n');

  test('is a list of lists, all of it in sight', () => {
    expect(toPage(flow)).toMatchInlineSnapshot(
      `"<div class="decision"><p class="lab-label">Decision: The queue grows</p><p class="question">Is a worker alive?</p><ul class="answers" role="list"><li class="choice"><details open><summary>Yes</summary><p class="question">Did the rate rise?</p><ul class="answers" role="list"><li class="choice"><p><strong class="choice-label">Yes</strong><span class="sr-only">: </span><a href="#stop">stop it</a>.</p></li><li class="choice"><p><strong class="choice-label">No</strong><span class="sr-only">: </span>restart <strong>one</strong>.</p></li></ul></details></li><li class="choice"><p><strong class="choice-label">No</strong><span class="sr-only">: </span>start one.</p></li><li class="choice"><p><strong class="choice-label"><a href="page.md">I can’t tell</a></strong></p></li><li class="choice"><p><strong class="choice-label">Later</strong></p><p>Look again.</p></li></ul></div>"`,
    );
    expect(say(flow)).toEqual([]);
  });

  test('has a Markdown form', () => {
    expect(toMirror(flow)).toMatchInlineSnapshot(`
      "**Decision: The queue grows**

      **Is a worker alive?**

      - **Yes**

        **Did the rate rise?**

        - **Yes**: [stop it](#stop).

        - **No**: restart **one**.

      - **No**: start one.

      - **[I can’t tell](page.md)**

      - **Later**

        Look again.
      "
    `);
  });

  test('reports what leads nowhere, at its line', () => {
    const faulty = [
      ':::decision',
      '- Is a worker alive?',
      '  - Yes',
      '  - No:',
      '  - Perhaps: look',
      '    - Where?',
      '  - Two',
      '    - This?',
      '      - Yes: a',
      '    - That?',
      '      - No: b',
      '- Another?',
      ':::',
    ].join('\n');
    expect(say(faulty)).toMatchInlineSnapshot(`
      [
        "12:3 page/decision A decision begins with one question.",
        "3:5 page/decision This answer leads nowhere.",
        "4:5 page/decision This answer leads nowhere.",
        "6:7 page/decision This question has no answers.",
        "10:7 page/decision An answer leads to one question.",
      ]
    `);
    expect(say(':::decision\nText.\n:::')).toEqual(['1:1 page/decision This decision has no question.']);
  });

  test('tells of answers that are indented too little once', () => {
    expect(say(':::decision\n- Alive?\n - Yes: go\n - No: stop\n:::')).toEqual([
      '3:4 page/decision This answer stands beside its question, not below it.',
    ]);
    expect(say(':::decision\n:::')).toEqual(['1:1 page/decision This decision has no question.']);
  });

  test.each(['**No**: stop', '**No:** stop', '_No_ → stop', '**No** -> stop'])('%s is an answer and what follows from it', (answer) => {
    const text = `:::decision\n- Alive?\n  - ${answer}\n:::`;
    expect(say(text)).toEqual([]);
    expect(toPage(text)).toMatch(/<strong class="choice-label"><(strong|em)>No<\/\1><\/strong><span class="sr-only">: <\/span>stop<\/p>/);
  });

  test.each(['**No**', '**No:**', '**No**:'])('%s leads nowhere', (answer) => {
    expect(say(`:::decision\n- Alive?\n  - ${answer}\n:::`)).toEqual(['3:5 page/decision This answer leads nowhere.']);
  });

  test('is bounded, deep or wide', () => {
    const indent = (depth: number): string => '  '.repeat(depth);
    const deep = Array.from({ length: 20 }, (_, at) => `${indent(2 * at)}- Q?\n${indent(2 * at + 1)}- Yes`).join('\n');
    expect(say(`:::decision\n${deep}: done\n:::`)).toEqual(['18:35 page/decision Questions stand at most 8 deep.']);
    expect(toPage(`:::decision\n${deep}: done\n:::`)).toContain('done');
    const wide = Array.from({ length: 45 }, (_, at) => `  - ${at}\n    - Q?\n      - a: b`).join('\n');
    expect(say(`:::decision\n- Q?\n${wide}\n:::`)).toEqual(['121:7 page/decision A decision has at most 40 questions.']);
  });
});

describe('Terminal', () => {
  test('joins what is typed and what is answered', () => {
    const text = ':::terminal[Depth]\n```sh\nqueue depth \\\n  --all\n\nqueue rate\n```\n\n```text\n4211\n```\n:::';
    expect(toPage(text)).toMatchInlineSnapshot(`
      "<div class="terminal-window"><figure class="code terminal"><figcaption><span>Depth</span><span class="language">console</span></figcaption><pre tabindex="0" role="group" aria-label="Depth"><code class="language-console"><span class="prompt">$ </span>queue depth \\
        --all
      <span class="answer">
      </span><span class="prompt">$ </span>queue rate
      <span class="answer">4211
      </span></code></pre></figure></div>"
    `);
    expect(toMirror(text)).toMatchInlineSnapshot(`
      "_Depth_

      \`\`\`console
      $ queue depth \\
        --all

      $ queue rate
      4211
      \`\`\`
      "
    `);
  });

  test('keeps a session’s own prompts, and text between two windows', () => {
    const html = toPage(':::terminal\n```console\nroot@db:~# id\n0\n```\n\nThen:\n\n```sh\npwd\n```\n:::');
    expect(html).toContain('<span class="prompt">root@db:~# </span>');
    expect(html).toContain('<p>Then:</p><div class="code terminal">');
    expect(html.match(/<figcaption>/g)).toHaveLength(1);
  });
});

describe('Lab', () => {
  const lab = [
    '::::lab[Count]{template=labs/jobs verify="./check" reset="git checkout ."}',
    'Count them.',
    '',
    ':::hint[Where]',
    'In `jobs`.',
    ':::',
    '',
    ':::solution',
    'Seven.',
    ':::',
    '::::',
  ].join('\n');

  test('says what it begins with and how to tell that it is done; hints and solutions are folded', () => {
    expect(toPage(lab)).toMatchInlineSnapshot(`
      "<div class="lab-box"><p class="lab-title">Lab: Count</p><p class="lab-template">Start from a copy of <a href="labs/jobs" data-wm-template><code>labs/jobs</code></a></p><p>Count them.</p><details class="lab-fold hint"><summary>Hint: Where</summary><p>In <code>jobs</code>.</p></details><details class="lab-fold solution"><summary>Solution</summary><p>Seven.</p></details><div class="lab-command"><p class="lab-label">Check your work</p><div class="code"><pre tabindex="0" role="group" aria-label="Code: sh"><code class="language-sh">./check
      </code></pre></div></div><div class="lab-command"><p class="lab-label">Start over</p><div class="code"><pre tabindex="0" role="group" aria-label="Code: sh"><code class="language-sh">git checkout .
      </code></pre></div></div></div>"
    `);
  });

  test('has a Markdown form', () => {
    expect(toMirror(lab)).toMatchInlineSnapshot(`
      "**Lab: Count**

      Start from a copy of [\`labs/jobs\`](labs/jobs)

      Count them.

      **Hint: Where**

      In \`jobs\`.

      **Solution**

      Seven.

      **Check your work**

      \`\`\`sh
      ./check
      \`\`\`

      **Start over**

      \`\`\`sh
      git checkout .
      \`\`\`
      "
    `);
  });

  test.each(['- Step\n\n  :::hint[Where]\n  x\n  :::', ':::tab[A]\n:::hint[Where]\nx\n:::\n:::', '> :::hint[Where]\n> x\n> :::'])(
    'takes the hint of %j for its own too',
    (content) => {
      expect(toPage(`::::lab\n${content}\n::::`)).toContain('<details class="lab-fold hint"><summary>Hint: Where</summary>');
    },
  );

  test('takes hints for its own; elsewhere they are callouts', () => {
    expect(toPage('> [!HINT] Where\n> x')).toContain('class="callout callout-tip"');
    expect(toPage(':::lab\n> [!HINT] Where\n> x\n:::')).toContain('<details class="lab-fold hint"><summary>Hint: Where</summary>');
  });

  test('is the same as an element of MDX', () => {
    const mdx =
      '<Lab title="Count" template="labs/jobs" verify="./check" reset="git checkout .">\nCount them.\n\n<Hint title="Where">\nIn `jobs`.\n</Hint>\n\n<Solution>\nSeven.\n</Solution>\n</Lab>';
    expect(toPage(mdx, 'mdx').replaceAll('\n', '')).toBe(toPage(lab).replaceAll('\n', ''));
  });

  test.each(['javascript:alert(1)', 'data:text/html,x'])('leads nowhere by %s', (template) => {
    expect(toPage(`:::lab{template="${template}"}\nText.\n:::`)).not.toContain('href');
  });
});
