import { describe, expect, it, test } from 'vitest';
import { componentAttributes } from '../../../plugins/component-attributes.ts';
import { componentNames } from '../../../plugins/nodes.ts';
import { attributeParts } from '../../../src/core/pathways/attribute-text.ts';
import { classify } from '../../../src/core/pathways/classify.ts';
import { diffTexts } from '../../../src/core/pathways/diff-texts.ts';
import { readText, toUnitText } from '../../helpers/unit-text.ts';

const attributes = componentNames.flatMap((component) =>
  Object.entries(componentAttributes[component]).map(([name, values]) => ({ component, name, values })),
);

/** Something that most components can hold. */
const content = '\n\n- [x] One\n- [ ] Two\n\n';

describe('attributes of components', () => {
  test.each(componentNames)('of %s each have a part in what is learned, or none', (component) => {
    expect(Object.keys(attributeParts[component]).sort()).toEqual(Object.keys(componentAttributes[component]).sort());
  });

  it.each(attributes)('have that part in the text: $name of $component', ({ component, name, values }) => {
    const [one, other] = values === 'text' ? ['harbour', 'lighthouse'] : values === 'flag' ? ['true', undefined] : values;
    const write = (value: string | undefined): unknown => {
      const written = value === undefined ? '' : ` ${name}="${value}"`;
      const filled = component === 'Term' ? `Of <Term${written}>boats</Term>.` : `<${component}${written}>${content}</${component}>`;
      return readText(filled, { path: 'a.mdx' }).blocks;
    };
    const isRead = attributeParts[component][name] !== 'unread';
    expect([...new Set([write(one), write(other)].map((blocks) => JSON.stringify(blocks)))]).toHaveLength(isRead ? 2 : 1);
  });
});

const step = (danger: string): string => `# A\n\n:::runbook-step[Empty the queue]{danger=${danger}}\nRun it.\n:::`;
const quiz = (options: string, braces = ''): string => `# A\n\n:::quiz[What comes first?]${braces}\n${options}\n:::`;
const lab = (template: string): string => `# A\n\n:::lab[Count]{template=${template} verify="true"}\nCount them.\n:::`;

describe('what a change of a component asks of learners', () => {
  it.each([
    ['a step that can’t be undone any less', 'C2', undefined, step('destructive'), step('none')],
    ['a step of which nothing was said', 'C2', undefined, step('change'), step('change').replace('{danger=change}', '')],
    ['another right option', 'C2', undefined, quiz('- [x] Drain it\n- [ ] Delete it'), quiz('- [ ] Drain it\n- [x] Delete it')],
    ['one right option less', 'C2', undefined, quiz('- [x] Drain it\n- [x] Stop it'), quiz('- [x] Drain it\n- [ ] Stop it')],
    ['another number of options to choose', 'C2', undefined, quiz('- [x] a\n- [ ] b', '{kind=multiple}'), quiz('- [x] a\n- [ ] b')],
    ['the kind that the options say anyway', 'C0', undefined, quiz('- [x] a\n- [ ] b', '{kind=single}'), quiz('- [x] a\n- [ ] b')],
    ['a box of a task list', 'C0', undefined, '# A\n\n- [x] Drain it', '# A\n\n- [ ] Drain it'],
    ['another template', 'C3', 'lab', lab('/examples/jobs'), lab('/examples/other')],
    ['another template of a page', 'C2', undefined, lab('/examples/jobs'), lab('/examples/other')],
    ['the same template from another folder', 'C0', 'lab', lab('../examples/jobs'), lab('../../examples/jobs')],
  ] as const)('%s: %s', (_, expected, kind, from, to) => {
    expect(classify(toUnitText(from, { kind }), toUnitText(to, { kind })).class).toBe(expected);
  });

  it('says why another right option is no small change', () => {
    const [before, after] = [toUnitText(quiz('- [x] a\n- [ ] b')), toUnitText(quiz('- [ ] a\n- [x] b'))];
    expect(classify(before, after).reason).toMatchInlineSnapshot(`"The text changed: a word changed, a mark of what is right or wrong."`);
  });
});

/** A difference as one line for each block that isn't the same: `-went-`, `+came+`. */
function differ(from: string, to: string): string[] {
  const signs = { same: '', added: '+', removed: '-' };
  return diffTexts(readText(from).blocks, readText(to).blocks)
    .filter(({ change }) => change !== 'same')
    .map(({ parts }) => parts.map(({ text, change }) => `${signs[change]}${text}${signs[change]}`).join(''));
}

describe('what a reviewer sees of a change', () => {
  it.each([
    ['both marks of an option', quiz('- [x] Draining\n- [ ] Deleting'), quiz('- [ ] Draining\n- [ ] Deleting'), ['-✓-+✗+ Draining']],
    ['the danger of a step, as readers see it', step('destructive'), step('none'), ['Empty the queue -Can’t be undone-+Changes nothing+']],
    [
      'a place in code in words',
      '::code-from-repo{file="a.sh" region="drain" title="How it drains"}',
      '::code-from-repo{file="a.sh" lines="1-3" title="How it drains"}',
      ['-a.sh, region drain-', '+a.sh, lines 1-3+'],
    ],
  ])('is %s', (_, from, to, shown) => {
    expect(differ(from, to)).toEqual(shown);
  });
});
