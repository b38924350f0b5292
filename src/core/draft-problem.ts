import type { PageSummary } from './portal.ts';
import type { IssueDraft } from './repository-links.ts';

/** Stands in a report until it is known which section is being read. A script that knows puts its name in place of this. */
export const openSection = 'Section: (which one?)';

/**
 * What a report of a problem begins with: the page, where it lives, the section, which text it was, and who answers for it. The text is
 * named by the commit that gave the page what it says, which stays the same from build to build.
 */
export function draftProblem({ title, path, url, lastChange, owners }: PageSummary, canonical: string | undefined): IssueDraft {
  const facts = [
    `Page: ${code(title)}`,
    `File: ${code(path)}`,
    `Address: ${canonical ?? url}`,
    openSection,
    ...(lastChange?.commit === undefined ? [] : [`Text of: ${lastChange.on}, commit ${lastChange.commit}`]),
    ...(owners.length === 0 ? [] : [`Owner: ${owners.map(({ owner }) => code(owner)).join(', ')}`]),
  ];
  return {
    title: `${shorten(title.replace(/\s+/g, ' ').trim())}: `,
    body: `What is wrong, and what did you expect?\n\n\n\n---\n\n${facts.map((fact) => `- ${fact}`).join('\n')}\n`,
  };
}

/** Text as inline code, in which nothing is a link and nobody is notified. A backtick in it would end it. */
function code(text: string): string {
  return `\`${shorten(text.replace(/[`\s]+/g, ' ').trim())}\``;
}

/** So that one long name leaves room for everything else in the address. */
function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= longestName ? text : `${characters.slice(0, longestName).join('')}…`;
}

const longestName = 200;
