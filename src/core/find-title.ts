import type { Document, Heading } from './document.ts';

/** The heading that the layout shows as the page's title; undefined when the title comes from elsewhere. */
export function titleHeadingOf({ heading, headings }: Pick<Document, 'heading' | 'headings'>): Heading | undefined {
  if (heading === undefined) return undefined;
  return headings.find(({ text, depth }) => text === heading && depth === 1) ?? headings.find(({ text }) => text === heading);
}
