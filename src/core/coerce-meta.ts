import type { PageMeta } from './page-meta.ts';

/** Gives the text that a number or boolean was written as (`1.10`, not 1.1). */
export type SourceText = (path: readonly PropertyKey[], value: number | boolean) => string;

type Shape = 'text' | 'texts' | 'number' | 'list' | 'review' | 'other';

const shapes: Readonly<Record<keyof PageMeta, Shape>> = {
  title: 'text',
  description: 'text',
  id: 'text',
  kind: 'text',
  level: 'text',
  roles: 'texts',
  teaches: 'list',
  requires: 'list',
  minutes: 'other',
  objectives: 'texts',
  owner: 'text',
  reviewed: 'review',
  reviewEvery: 'text',
  covers: 'list',
  lifecycle: 'text',
  snooze: 'other',
  navTitle: 'text',
  order: 'number',
  slug: 'text',
  lang: 'text',
  aliases: 'texts',
  tags: 'texts',
  replacedBy: 'text',
};

/**
 * Brings a value into the shape of its field where the intent is plain: a number as a title, one text for a list, a list of one for
 * a text, a date for a review. Everything else stays, for the schema to judge. An empty value (`title:`) is `undefined`: none.
 */
export function coerceField(name: keyof PageMeta, value: unknown, sourceText: SourceText): unknown {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) return undefined;
  switch (shapes[name]) {
    case 'text':
      return name === 'lang' ? coerceLanguage(value) : coerceText(value, [name], sourceText);
    case 'texts':
      return coerceTexts(name, value, sourceText);
    case 'list':
      return Array.isArray(value) ? value : [value];
    case 'number':
      return typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : value;
    case 'review':
      return typeof value === 'string' ? { on: value } : value;
    case 'other':
      return value;
  }
}

function coerceText(value: unknown, path: readonly PropertyKey[], sourceText: SourceText): unknown {
  if (Array.isArray(value) && value.length === 1) return coerceText(value[0], [...path, 0], sourceText);
  return typeof value === 'number' || typeof value === 'boolean' ? sourceText(path, value) : value;
}

function coerceTexts(name: keyof PageMeta, value: unknown, sourceText: SourceText): unknown {
  if (Array.isArray(value)) return value.map((item, at) => cleanName(name, coerceText(item, [name, at], sourceText)));
  if (typeof value !== 'string') return [coerceText(value, [name], sourceText)];
  // Obsidian and Jekyll take tags in one line, divided by commas or spaces.
  const parts = name === 'tags' ? value.split(value.includes(',') ? ',' : /\s+(?=#)/) : [value];
  return parts.map((part) => cleanName(name, part.trim())).filter((part) => part !== '');
}

/** Tags lose the `#` that Obsidian allows; tags of Docusaurus may be mappings with a label. */
function cleanName(name: keyof PageMeta, value: unknown): unknown {
  if (name !== 'tags') return value;
  if (typeof value === 'object' && value !== null && 'label' in value) return value.label;
  return typeof value === 'string' ? value.trim().replace(/^#(?=.)/, '') : value;
}

function coerceLanguage(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().replaceAll('_', '-') : value;
}
