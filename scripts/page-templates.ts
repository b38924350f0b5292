import type { PageKind } from '../src/core/source.ts';

/** What `waymark new` starts: a page of a kind, or one of the kind of its source. */
export const templateNames = [
  'page',
  'runbook',
  'lab',
  'how-to',
  'tutorial',
  'concept',
  'reference',
  'case-study',
] as const satisfies readonly (PageKind | 'page')[];

/** One of {@link templateNames}. */
export type TemplateName = (typeof templateNames)[number];

/** A section: its heading, and lines that say what belongs there, to be written over. */
type Section = readonly [heading: string, ...lines: string[]];

/** A page as it begins. */
interface Template {
  /** Fields of the frontmatter beside the kind. */
  fields?: readonly string[];
  /** Sentences for the start, and what else stands before the first section. */
  start: string;
  sections: readonly Section[];
}

/** The sections of each kind, after one sentence for the start. Runbooks and labs show the components that they are made of. */
const templates: Record<TemplateName, Template> = {
  page: { start: 'Say in one sentence what a reader finds here.', sections: [] },
  runbook: {
    start: 'Say in one sentence when to use this runbook.',
    sections: [
      ['Symptoms', '- What people notice, and which alert fires.'],
      ['Impact', '- Who is affected, and how badly.'],
      [
        'Steps',
        ':::runbook-step[Look, and change nothing yet]{danger=none expect="What is seen when it worked"}',
        'Say how, with the command to copy.',
        ':::',
        '',
        ':::runbook-step[Then change one thing]{danger=change expect="What is seen when it worked" rollback="How to take it back"}',
        'Say first what this does to others. Of a step that can’t be undone, the danger is `destructive`.',
        ':::',
      ],
      ['Verify', '1. How to see that the trouble is over.'],
      ['Roll back', '1. How to undo the steps when they made it worse.'],
      ['Escalate', '- Whom to call, how, and after how many minutes.'],
    ],
  },
  lab: {
    fields: ['objectives:', '  - What a reader can do afterwards.'],
    start: 'Say in one sentence what the reader will build or break.\n\n:::objectives\n:::',
    sections: [
      ['Setup', '1. What to install or start, with the command to copy.'],
      [
        'Steps',
        '::::lab[Say what to do]{verify="test -f result" reset="rm -f result"}',
        'Say what is there when it is done. The first command above tells whether it is, the second goes back to the start.',
        '',
        ':::hint',
        'What helps somebody who is stuck, without giving it away.',
        ':::',
        '',
        ':::solution',
        '',
        '```sh verify',
        'touch result',
        '```',
        '',
        ':::',
        '::::',
      ],
    ],
  },
  'how-to': {
    start: 'Say in one sentence which goal this page reaches.',
    sections: [
      ['Before you start', '- What must be there: access, tools, knowledge.'],
      ['Steps', '1. The first thing to do.', '2. The next one.'],
      ['Verify', '- How to see that it worked.'],
    ],
  },
  tutorial: {
    start: 'Say in one sentence what the reader will have made in the end.',
    sections: [
      ['What you need', '- What must be there, and how to get it.'],
      ['First step', 'One small step with a result that the reader can see.'],
      ['What you have learned', '- What a reader can do now.'],
    ],
  },
  concept: {
    start: 'Say in one sentence what this is and why it exists.',
    sections: [
      ['How it works', 'The idea, with a picture if it helps.'],
      ['Why it is so', 'What was weighed, and what spoke against the alternatives.'],
      ['Where to go on', '- Pages that build on this one.'],
    ],
  },
  reference: {
    start: 'Say in one sentence what is listed here.',
    sections: [['Entries', '- One entry a line or row, in an order that readers expect.']],
  },
  'case-study': {
    start: 'Say in one sentence what happened.',
    sections: [
      ['Background', 'What a reader must know to follow.'],
      ['What happened', '1. When, what, and how it was noticed.'],
      ['What we learned', '- What is done differently since.'],
    ],
  },
};

/**
 * The text of a new page. The title is a heading where it can be one as it stands; otherwise it goes into the frontmatter, where no
 * character means anything to Markdown.
 */
export function writePage(name: TemplateName, title: string, { kind }: { kind: boolean }): string {
  const { fields: more = [], start, sections } = templates[name];
  const isPlain = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ,.;!?’'()/&+-]*[\p{L}\p{M}\p{N}.!?’)])?$/u.test(title);
  const fields = [...(isPlain ? [] : [`title: ${JSON.stringify(title)}`]), ...(kind && name !== 'page' ? [`kind: ${name}`] : []), ...more];
  return [
    ...(fields.length === 0 ? [] : ['---', ...fields, '---', '']),
    ...(isPlain ? [`# ${title}`, ''] : []),
    start,
    ...sections.flatMap(([heading, ...lines]) => ['', `## ${heading}`, '', ...lines]),
    '',
  ].join('\n');
}
