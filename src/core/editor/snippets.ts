import { levels, pageKinds } from '../source.ts';
import type { RepositoryNames } from './repository-names.ts';

/** A snippet of VS Code (code.visualstudio.com/docs/editing/userdefinedsnippets). */
interface Snippet {
  scope: string;
  prefix: string;
  description: string;
  body: string[];
}

/** Choices that an editor shows in one list; more help nobody. */
const mostChoices = 200;

/**
 * Snippets for the frontmatter of pages: no extension that is widely kept completes YAML inside Markdown, and snippets need none. Each is
 * one field, with the names of the repository to choose from.
 */
export function writeSnippets(names: RepositoryNames): Record<string, Snippet> {
  const fields: Record<string, { about: string; body: string[] }> = {
    kind: { about: 'What the page is for', body: [`kind: ${choose(1, pageKinds)}`] },
    level: { about: 'How demanding the page is', body: [`level: ${choose(1, levels)}`] },
    roles: { about: 'Roles that the page is for', body: [`roles: [${choose(1, names.roles)}]`] },
    teaches: { about: 'Skills that a reader gains', body: ['teaches:', `  - { skill: ${choose(1, names.skills)}, level: \${2:1} }`] },
    requires: {
      about: 'Skills that a reader should have',
      body: ['requires:', `  - { skill: ${choose(1, names.skills)}, level: \${2:1} }`],
    },
    objectives: { about: 'What a reader can do afterwards', body: ['objectives:', '  - ${1:Do something that can be seen.}'] },
    covers: { about: 'Code that the page describes', body: ['covers:', '  - ${1:path/below/the/root}'] },
    owner: { about: 'Who keeps the page up', body: [`owner: '${choose(1, names.owners)}'`] },
    replacedBy: { about: 'The page that replaces this one', body: [`replacedBy: ${choose(1, names.pages)}`] },
    minutes: { about: 'How long the page takes', body: ['minutes: { read: ${1:5}, do: ${2:0} }'] },
  };
  const page = [
    '---',
    'description: ${1:One sentence for lists and search.}',
    `kind: ${choose(2, pageKinds)}`,
    '---',
    '',
    '# ${3:Title}',
    '',
    '$0',
  ];
  return Object.fromEntries([
    ['Waymark: frontmatter', toSnippet('waymark', 'Frontmatter of a page', page)],
    ...Object.entries(fields).map(([field, { about, body }]) => [`Waymark: ${field}`, toSnippet(`waymark-${field}`, about, body)]),
  ]) as Record<string, Snippet>;
}

function toSnippet(prefix: string, description: string, body: string[]): Snippet {
  return { scope: 'markdown,mdx', prefix, description, body };
}

/** A place with a list to choose from; in it commas, bars and backslashes are escaped. */
function choose(at: number, names: readonly string[]): string {
  const choices = names.slice(0, mostChoices).map((name) => name.replace(/[\\,|$}]/g, String.raw`\$&`));
  return choices.length === 0 ? `\${${at}}` : `\${${at}|${choices.join(',')}|}`;
}
