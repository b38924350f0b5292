import { listingLimits } from '../locate-yaml.ts';
import type { NavFile } from '../navigation.ts';
import { folderOf } from '../page-id.ts';
import type { NavEntry, NavOutline } from './nav-entry.ts';
import { parseListNav } from './parse-list-nav.ts';
import { parseCategory, parseMkdocsNav, parsePagesFile } from './parse-yaml-nav.ts';

/** Reads a navigation file of any format; never throws. What is wrong with the file itself is in `findings`. */
export function parseNavFile(file: NavFile): NavOutline {
  const outline: NavOutline = { kind: file.kind, path: file.path, folder: folderOf(file.path), entries: [], findings: [] };
  if (file.text.length > listingLimits.length) {
    const message = `The file is longer than ${listingLimits.length} characters; it is not read.`;
    return { ...outline, findings: [{ rule: 'source/navigation', message, file: file.path }] };
  }
  switch (file.kind) {
    case 'order':
      return { ...outline, entries: parseOrder(file.text) };
    case 'sidebar':
    case 'summary':
      return { ...outline, entries: parseListNav(file.text, file.kind) };
    case 'mkdocs':
      return { ...outline, ...parseMkdocsNav(file) };
    case 'pages':
      return { ...outline, ...parsePagesFile(file) };
    case 'category':
      return { ...outline, ...parseCategory(file) };
  }
}

/** `.order` of Azure DevOps wikis: one file name a line, without extension. */
function parseOrder(text: string): NavEntry[] {
  return text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const target = raw.trim();
    const column = raw.indexOf(target) + 1;
    const range = { start: { line: index + 1, column }, end: { line: index + 1, column: column + target.length } };
    return target === '' ? [] : [{ target, range, children: [] }];
  });
}
