import type { Document } from '../../src/core/document.ts';
import type { NavPage } from '../../src/core/navigation.ts';
import type { PageMeta } from '../../src/core/page-meta.ts';
import type { Source } from '../../src/core/source.ts';

/** A source of which only the given fields matter: the whole root, plain GFM, trusted. */
export function stubSource(fields: Partial<Source> = {}): Source {
  return { id: 'wiki', title: 'Wiki', path: '', dialect: 'gfm', trust: 'trusted', kind: undefined, owner: undefined, ...fields };
}

/** What an empty Markdown file says, with the given fields. */
export function stubDocument(path: string, fields: Partial<Document> = {}): Document {
  return {
    path,
    source: 'wiki',
    blob: '0'.repeat(40),
    format: 'md',
    meta: {},
    heading: undefined,
    excerpt: '',
    headings: [],
    anchors: [],
    links: [],
    codeSpans: [],
    commands: [],
    words: 0,
    blank: false,
    diagrams: false,
    findings: [],
    ...fields,
  };
}

/** A page for navigation. Its id is its path, so that trees can be read; its title is its path unless given. */
export function stubNavPage(path: string, { title = path, source = 'wiki', ...meta }: PageMeta & { source?: string } = {}): NavPage {
  return { id: path, path, source, title, meta, document: stubDocument(path, { source, meta }) };
}
