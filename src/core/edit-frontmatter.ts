import { editYaml, findLineEnd, type Edited } from './edit-yaml.ts';
import { findFrontmatterBlock } from './frontmatter-block.ts';
import { readFrontmatter } from './frontmatter.ts';
import { quote } from './wording.ts';
import { writeField } from './write-yaml.ts';

/** Values for top-level fields; `undefined` removes the field. */
export type FieldChanges = Readonly<Record<string, unknown>>;

/**
 * Sets, replaces and removes top-level fields of a page's YAML frontmatter. Outside of the fields everything stays, byte for byte:
 * comments, quotes, order, indentation, blank lines, line ends, a byte order mark. A page without frontmatter gets some. Refused for
 * frontmatter that has faults, isn't YAML, or would have to be rewritten.
 */
export function editFrontmatter(text: string, changes: FieldChanges): Edited {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const page = text.slice(mark.length);
  const block = findFrontmatterBlock(page);
  const entries = Object.entries(changes);
  // Of a page that begins with a thematic break every character is body.
  if (!block || readFrontmatter(page, '').body === page) return { type: 'edited', text: mark + addBlock(page, entries) };
  if (block.language === 'toml') return { type: 'refused', reason: 'its frontmatter is TOML' };
  if (!['yaml', 'yml', 'json'].includes(block.language)) {
    return { type: 'refused', reason: `its frontmatter is marked as ${quote(block.language)}` };
  }
  const edited = editYaml(
    block.content,
    entries.map(([key, value]) => ({ path: [key], value })),
    { eol: findLineEnd(page), line: block.fenceLine },
  );
  if (edited.type === 'refused') return { type: 'refused', reason: `in its frontmatter, ${edited.reason}` };
  const from = page.indexOf(block.content, block.start + openingLength(page, block.start));
  const result = page.slice(0, from) + edited.text + page.slice(from + block.content.length);
  // A value may not close the block.
  if (findFrontmatterBlock(result)?.content !== edited.text) return { type: 'refused', reason: 'its frontmatter would end too early' };
  return { type: 'edited', text: mark + result };
}

/** Length of the opening fence with its line end. */
function openingLength(text: string, start: number): number {
  return /^[^\r\n]*(?:\r\n|\r|\n)/.exec(text.slice(start))?.[0].length ?? 0;
}

function addBlock(text: string, entries: readonly (readonly [string, unknown])[]): string {
  const fields = entries.filter(([, value]) => value !== undefined);
  if (fields.length === 0) return text;
  const eol = findLineEnd(text);
  const lines = fields.map(([key, value]) => writeField(key, value, { indent: '', eol })).join('');
  const gap = text === '' || /^[\r\n]/.test(text) ? '' : eol;
  return `---${eol}${lines}---${eol}${gap}${text}`;
}
