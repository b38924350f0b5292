/** Pieces of Markdown that reference pages are put together from. Prettier aligns tables afterwards. */

/** Frontmatter of a generated page, with the files that it is made from. */
export function frontmatter(title: string, description: string, order: number, covers: readonly string[]): string {
  return [
    '---',
    `title: ${title}`,
    `description: ${description}`,
    'kind: reference',
    'level: intermediate',
    'roles: [author, maintainer]',
    `order: ${order}`,
    'lifecycle: generated',
    'covers:',
    ...covers.map((path) => `  - ${path}`),
    '---',
    '',
    `# ${title}`,
    '',
  ].join('\n');
}

/** A table; bars in cells are escaped, and line ends become spaces. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const toRow = (cells: readonly string[]): string => `| ${cells.map(toCell).join(' | ')} |`;
  return [toRow(header), toRow(header.map(() => '---')), ...rows.map(toRow)].join('\n');
}

function toCell(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .trim();
}

/** Text as code. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** Values as code: `` `a`, `b` or `c` ``. */
export function listCodes(values: readonly string[], last: 'or' | 'and' = 'or'): string {
  const codes = values.map(code);
  return codes.length < 2 ? codes.join('') : `${codes.slice(0, -1).join(', ')} ${last} ${codes.at(-1) ?? ''}`;
}

/** A code block; its fence is longer than any inside. */
export function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
