import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../helpers/unit-text.ts';

function idsOf(text: string, options?: Parameters<typeof readText>[1]): string[] {
  const { learning } = readText(text, options);
  return [...learning.tasks, ...learning.steps].map(({ id }) => id);
}

describe('what is learned from a page', () => {
  it.each([
    ['a title as heading', '# One\n\ntext', '# Two\n\ntext'],
    ['a title that moves to frontmatter', '# One\n\ntext', '---\ntitle: One\n---\n\ntext'],
    ['frontmatter', '---\ntags: [a]\nreviewed: { on: 2026-01-01 }\nowner: a\n---\n\ntext', 'text'],
    ['a comment', 'text\n\n<!-- lint -->\n\nmore', 'text\n\nmore'],
    ['markup', '**text** and _more_', 'text and more'],
    ['a link’s address', '[text](a.md)', '[text](b.md)'],
    ['an address behind words', '[text](https://a.example)', '[text](https://b.example)'],
    ['a link’s definition', '[text][a]\n\n[a]: a.md', '[text][a]\n\n[a]: b.md'],
    ['an image’s address', '![a cat](a.png)', '![a cat](b.png)'],
    ['how a list is marked', '- a\n- b', '* a\n* b'],
    ['how a paragraph is broken', 'one\ntwo', 'one two'],
    ['a line break in HTML', 'one<br>two', 'one two'],
    ['how a table is laid out', '| a | b |\n|---|---|\n| 1 | 2 |', '|a|b|\n|-|-|\n|1|2|'],
    ['the language of a fence', '```\na\n```', '```sh\na\n```'],
    ['a ticked box', '- [ ] a', '- [x] a'],
    ['an anchor', 'text <a id="x"></a>', 'text'],
    ['a reference in HTML', '<p>a &amp; b</p>', '<p>a b</p>'],
    ['a script', '<script>\nlet x\n</script>\n\ntext', 'text'],
  ])('is the same with %s', (_, from, to) => {
    expect(readText(from).learning).toEqual(readText(to).learning);
  });

  it('is the same with another import of MDX', () => {
    const options = { path: 'a.mdx' };
    const from = readText("import { Aside } from '@astrojs/starlight/components';\n\ntext", options);
    expect(from.learning).toEqual(readText('text', options).learning);
  });

  it.each([
    ['an attribute', '<Give amount="10 mg" />', '<Give amount="100 mg" />'],
    ['an attribute among words', 'Give <Give amount="10 mg" /> now', 'Give <Give amount="100 mg" /> now'],
    ['an attribute in braces', '<Give amount={10} />', '<Give amount={100} />'],
    ['an attribute of what isn’t imported', '<Take amount="10 mg" />', '<Take amount="100 mg" />'],
    ['spread attributes', '<Give {...low} />', '<Give {...high} />'],
    ['an export', 'export const dose = "10 mg"', 'export const dose = "100 mg"'],
  ])('has other code of live MDX with %s', (_, from, to) => {
    const codeOf = (text: string): string => readText(`import Give from './give.js'\n\n${text}`, { path: 'a.mdx' }).learning.code;
    expect(codeOf(from)).not.toBe(codeOf(to));
    expect(codeOf(from.replace(' ', '  '))).toBe(codeOf(from));
  });

  it('doesn’t hear of the looks of live MDX', () => {
    const [from, to] = ['a', 'b'].map((name) =>
      readText(`import A from './a.js'\n\n<A className="${name}" href="${name}" />`, { path: 'a.mdx' }),
    );
    expect(from?.learning).toEqual(to?.learning);
  });

  it.each([
    'Do <del>not</del> restart',
    '<s>Do</s> restart',
    '<p>Do <strike>not</strike> restart</p>',
    'Do <span hidden>not</span> restart',
  ])('has other text in live and other pages without %j', (text) => {
    for (const path of ['a.md', 'a.mdx']) {
      const plain = text.replace(/<(\/?)(?:del|s|strike|span)( hidden)?>/g, '');
      expect(readText(text, { path }).learning.text).not.toBe(readText(plain, { path }).learning.text);
    }
  });

  it.each([
    ['text', 'a word', 'one two', 'one three'],
    ['text', 'a power in HTML', '10<sup>2</sup>', '102'],
    ['text', 'a block that is hidden', '<div hidden>\n\none\n\n</div>', '<div>\n\none\n\n</div>'],
    ['text', 'where hidden words end', 'Do <b hidden>well</b> not restart', 'Do <b hidden>well not</b> restart'],
    ['text', 'where a hidden block ends', '<div hidden>\n\none\n\n</div>\n\ntwo', '<div hidden>\n\none\n\ntwo\n\n</div>'],
    ['text', 'an address that is read', '<https://staging.example.com>', '<https://prod.example.com>'],
    ['text', 'an address as a link’s words', '[https://a.example](b.md)', '[https://c.example](b.md)'],
    ['text', 'an escaped pattern', 'delete \\*.log', 'delete .log'],
    ['text', 'words of HTML', '<p>one</p>', '<p>two</p>'],
    ['text', 'a strike', '~~one~~', 'one'],
    ['text', 'a paragraph that moves to another section', '## a\n\none\n\n## b', '## a\n\n## b\n\none'],
    ['text', 'a paragraph that moves beyond code', 'one\n\n```\nx\n```', '```\nx\n```\n\none'],
    ['text', 'a cell that moves to another column', '| a | b |\n|---|---|\n| 1 | |', '| a | b |\n|---|---|\n| | 1 |'],
    ['text', 'the type of a callout', '> [!NOTE]\n> one', '> [!CAUTION]\n> one'],
    ['text', 'a paragraph that leaves a callout', '> [!NOTE]\n> one\n>\n> two', '> [!NOTE]\n> one\n\ntwo'],
    ['text', 'what is shown in place', '![[one]]', '![[two]]'],
    ['text', 'a formula', '$$\nx^2\n$$', '$$\nx^3\n$$'],
    ['text', 'a picture’s description', '![a cat](a.png)', '![a dog](a.png)'],
    ['code', 'a flag', '```\nrm -r a\n```', '```\nrm -f a\n```'],
    ['code', 'the order of fences', '```\na\n```\n\n```\nb\n```', '```\nb\n```\n\n```\na\n```'],
    ['code', 'a diagram', '```mermaid\ngraph TD; a-->b\n```', '```mermaid\ngraph TD; b-->a\n```'],
    ['outline', 'a heading', '# t\n\n## a', '# t\n\n## b'],
    ['outline', 'the depth of a heading', '# t\n\n## a', '# t\n\n### a'],
    ['outline', 'the first heading below a title in frontmatter', '---\ntitle: t\n---\n\n## a', '---\ntitle: t\n---\n\n## b'],
  ] as const)('has another %s with %s', (part, _, from, to) => {
    expect(readText(from, { dialect: 'obsidian' }).learning[part]).not.toBe(readText(to, { dialect: 'obsidian' }).learning[part]);
  });

  it('has only the part changed that changed', () => {
    const from = readText('# t\n\n## a\n\none\n\n```\nx\n```\n\n- [ ] task').learning;
    const to = readText('# t\n\n## a\n\ntwo\n\n```\nx\n```\n\n- [ ] task').learning;
    expect({ ...to, text: from.text }).toEqual(from);
  });
});

describe('tasks and steps', () => {
  it.each([
    ['items of task lists', '- [ ] a\n- [x] b\n- c', 2, 0],
    ['tasks inside other lists', '- a\n  - [ ] b\n\n1. c\n   - [ ] d', 2, 1],
    ['tasks in a callout', '> [!NOTE]\n> - [ ] a', 1, 0],
    ['outermost ordered items', '1. a\n   1. b\n2. c', 0, 2],
    ['ordered items in a callout', '> [!NOTE]\n> 1. a', 0, 1],
    ['no ordered items inside a list', '- a\n  1. b', 0, 0],
    ['ordered items with boxes once', '1. [ ] a', 1, 0],
    ['nothing in plain lists', '- a\n- b', 0, 0],
  ])('are %s', (_, text, tasks, steps) => {
    const { learning } = readText(text);
    expect([learning.tasks.length, learning.steps.length]).toEqual([tasks, steps]);
  });

  it('are items of Steps', () => {
    const { learning } = readText('<Steps>\n\n1. a\n   1. inner\n2. b\n\n</Steps>\n\n1. c', { path: 'a.mdx' });
    expect([learning.tasks.length, learning.steps.length]).toEqual([2, 1]);
  });

  it.each([
    ['tight', '- [ ] Check ^check-backups\n- [ ] b', 'gfm'],
    ['tight', '- [ ] Check ^check-backups\n- [ ] b', 'obsidian'],
    ['loose', '- [ ] Check ^check-backups\n\n- [ ] b', 'gfm'],
    ['loose', '- [ ] Check ^check-backups\n\n- [ ] b', 'obsidian'],
    ['of several paragraphs', '- [ ] Check\n\n  more ^check-backups', 'gfm'],
    ['with a list inside', '- [ ] Check ^check-backups\n  - inner', 'gfm'],
    ['with code inside', '- [ ] Check ^check-backups\n\n      code', 'gfm'],
    ['ordered', '1. Check ^check-backups', 'mkdocs'],
  ] as const)('have the id that an item writes: %s: %j in %s', (_, text, dialect) => {
    const { learning, blocks } = readText(text, { dialect });
    expect([...learning.tasks, ...learning.steps][0]?.id).toBe('check-backups');
    expect(blocks.map((block) => block.text).join()).not.toContain('^');
  });

  it.each(['1. x ^2', '1. x ^n', '- [ ] 2^10', '- item ^name'])('leave %j as it is written', (text) => {
    expect(readText(text).blocks[0]?.text).toContain('^');
  });

  it('have ids of twelve hexadecimal digits from their words, numbered where they repeat', () => {
    expect(idsOf('- [ ] Restart **it**.\n- [ ] restart `it`\n\n1. RESTART it!')).toEqual([
      '0f9cfd2bd12c',
      '0f9cfd2bd12c-2',
      '0f9cfd2bd12c-3',
    ]);
    expect(idsOf('- [ ] a ^same\n- [ ] b ^same\n- [ ] c ^same-2')).toEqual(['same', 'same-3', 'same-2']);
  });

  it('keep their ids when only their code changes, and change their hash', () => {
    const [from, to] = ['a', 'b'].map((code) => readText(`- [ ] Run:\n\n  \`\`\`\n  ${code}\n  \`\`\``).learning.tasks[0]);
    expect(from?.id).toBe(to?.id);
    expect(from?.hash).not.toBe(to?.hash);
  });

  it('are told apart by their code when they have no words', () => {
    expect(new Set(idsOf('1. ```\n   a\n   ```\n2. ```\n   b\n   ```\n3.\n')).size).toBe(3);
  });

  it('don’t hear of items inside them', () => {
    expect(readText('- [ ] a\n  - [ ] b\n  - c').learning.tasks[0]).toEqual(readText('- [ ] a').learning.tasks[0]);
  });
});

describe('ids of tasks', () => {
  const word = fc.constantFrom('check', 'restart', 'the', 'backup', 'server', 'twice', '10', 'page', 'somebody');
  const label = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const labels = fc.uniqueArray(label, { minLength: 1, maxLength: 8 });
  const toList = (items: readonly string[]): string => items.map((item) => `- [ ] ${item}`).join('\n');
  /** Ids by the words of each task. */
  const byWords = (items: readonly string[]): Map<string, string | undefined> => {
    const ids = idsOf(toList(items));
    return new Map(items.map((item, at) => [item, ids[at]]));
  };

  it('stay when others are added, removed and moved', () => {
    fc.assert(
      fc.property(labels, labels, fc.func(fc.nat()), (before, others, rank) => {
        const from = byWords(before);
        const after = [...new Set([...before.filter((_, at) => at % 2 === 0), ...others])].sort((a, b) => rank(a) - rank(b));
        for (const [item, id] of byWords(after)) if (from.has(item)) expect(id).toBe(from.get(item));
      }),
      { numRuns: 60 },
    );
  });

  it('stay when the heading of their list or the page gets another name, and beside any other text', () => {
    fc.assert(
      fc.property(labels, label, label, (items, heading, text) => {
        const ids = idsOf(`# Page\n\n## List\n\n${toList(items)}`);
        expect(idsOf(`---\ntitle: ${JSON.stringify(text)}\n---\n\n${text}\n\n### ${heading}\n\n${toList(items)}\n\n${text}`)).toEqual(ids);
      }),
      { numRuns: 60 },
    );
  });

  it('are different on a page, whatever is written', () => {
    const written = fc.constantFrom('a', 'b', 'a ^x-y', 'b ^x-y', 'c ^x-y-2', 'd ^ca978112ca1b', '', '`a`');
    fc.assert(
      fc.property(fc.array(written, { maxLength: 12 }), (items) => {
        const ids = idsOf(items.map((item) => `1. [ ] ${item}`).join('\n'));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a question', () => {
  const quiz = (first: string, second: string): string => `:::quiz[Which?]\n- [${first}] One\n- [${second}] Two\n:::\n`;

  it('has no tasks and no steps', () => {
    expect(idsOf(`${quiz('x', ' ')}\n:::quiz[In which order?]\n1. One\n2. Two\n:::`)).toEqual([]);
    expect(idsOf(`${quiz('x', ' ')}\n- [ ] a task of its own`)).toHaveLength(1);
  });

  it.each([
    ['its words', quiz('x', ' '), quiz('x', ' ').replace('Which?', 'What?')],
    ['an option', quiz('x', ' '), quiz('x', ' ').replace('Two', 'Three')],
    ['what is right', quiz('x', ' '), quiz(' ', 'x')],
    ['the right order', ':::quiz[Which?]\n1. One\n2. Two\n:::', ':::quiz[Which?]\n1. Two\n2. One\n:::'],
  ])('is another text with another %s', (_, from, to) => {
    expect(readText(from).learning.text).not.toBe(readText(to).learning.text);
  });

  it('differs from a checklist, whose items are tasks with or without boxes', () => {
    expect(idsOf(':::checklist\n- One\n- [ ] Two\n:::')).toEqual(idsOf('- [ ] One\n- [ ] Two'));
  });
});
