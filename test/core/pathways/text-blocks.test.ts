import { describe, expect, it } from 'vitest';
import { readText } from '../../helpers/unit-text.ts';

const page = `# Title

Text with \`code\`, **bold**, [a link](a.md) and ![a picture](a.png).
Same paragraph.

## Part \`x\`

- item

  more of it
  - inner
- [ ] task ^task-id

1. step

   \`\`\`sh
   run
   \`\`\`

> [!WARNING] Mind the gap
> Text.
>
> - item

> quoted

| a | b |
|---|---|
| 1 | |

<details><summary>More</summary>

~~gone~~ x<sup>2</sup> [^1]

</details>

$$
x^2
$$

---

[^1]: A note.
`;

describe('the text of a page', () => {
  it('is blocks in reading order, without its title', () => {
    const blocks = readText(page).blocks.map(({ kind, depth, text, task }) => [
      `${kind}${depth ?? ''}`,
      text,
      ...(task === undefined ? [] : [task]),
    ]);
    expect(blocks.map((block) => block.join(': ')).join('\n')).toMatchInlineSnapshot(`
      "prose: Text with \`code\`, bold, a link and a picture. Same paragraph.
      heading2: Part \`x\`
      item: item
      prose: more of it
      item: inner
      item: task: task-id
      item: step: 3e64cc41cf8e
      code: run: 3e64cc41cf8e
      alert: Warning: Mind the gap
      alert: Text.
      alert: item
      prose: quoted
      cell: a | b
      cell: 1 | 
      prose: More
      prose: ~~gone~~ x^2
      prose: \`x^2\`
      prose: A note."
    `);
  });

  it('has the words that components show', () => {
    const text =
      '<Card title="One" href="a.md">\n\nTwo\n\n</Card>\n\n<Details summary="Three">\n\nFour\n\n</Details>\n\nFive <Callout title="six">seven</Callout>';
    expect(readText(text, { path: 'a.mdx' }).blocks.map((block) => block.text)).toEqual(['One', 'Two', 'Three', 'Four', 'Five six seven']);
  });

  it('has expressions of live MDX as code, and no imports', () => {
    const text = "import A from './a.js';\n\nText {1 + 1} <A>inside</A>";
    expect(readText(text, { path: 'a.mdx' }).blocks).toEqual([{ kind: 'prose', text: 'Text `{1 + 1}` inside' }]);
  });

  it('has terms and what they mean', () => {
    expect(readText('Term\n: Meaning').blocks.map((block) => block.text)).toEqual(['Term', 'Meaning']);
  });

  it('has wikilinks as they are read, and embeds by their target', () => {
    const { blocks } = readText('[[page|Words]] and ![[other#part]]\n\n![[whole]]', { dialect: 'obsidian' });
    expect(blocks.map((block) => block.text)).toEqual(['Words and `![[other#part]]`', '`![[whole]]`']);
  });

  it('is nothing on an empty page', () => {
    expect(readText('# Title').blocks).toEqual([]);
  });
});
