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

/** The sections of each kind, after one sentence for the start. */
const templates: Record<TemplateName, { start: string; sections: readonly Section[] }> = {
  page: { start: 'Say in one sentence what a reader finds here.', sections: [] },
  runbook: {
    start: 'Say in one sentence when to use this runbook.',
    sections: [
      ['Symptoms', '- What people notice, and which alert fires.'],
      ['Impact', '- Who is affected, and how badly.'],
      ['Steps', '1. The first thing to do, with the command to copy.', '2. The next one.'],
      ['Verify', '1. How to see that the trouble is over.'],
      ['Roll back', '1. How to undo the steps when they made it worse.'],
      ['Escalate', '- Whom to call, how, and after how many minutes.'],
    ],
  },
  lab: {
    start: 'Say in one sentence what the reader will build or break.',
    sections: [
      ['Objectives', '- What a reader can do afterwards.'],
      ['Setup', '1. What to install or start, with the command to copy.'],
      ['Steps', '1. The first thing to do, and what it shows.', '2. The next one.'],
      ['Verify', '1. How a reader knows that it worked.'],
      ['Reset', '1. How to get back to where the lab started.'],
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
  const { start, sections } = templates[name];
  const isPlain = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ,.;!?’'()/&+-]*[\p{L}\p{M}\p{N}.!?’)])?$/u.test(title);
  const fields = [...(isPlain ? [] : [`title: ${JSON.stringify(title)}`]), ...(kind && name !== 'page' ? [`kind: ${name}`] : [])];
  return [
    ...(fields.length === 0 ? [] : ['---', ...fields, '---', '']),
    ...(isPlain ? [`# ${title}`, ''] : []),
    start,
    ...sections.flatMap(([heading, ...lines]) => ['', `## ${heading}`, '', ...lines]),
    '',
  ].join('\n');
}
