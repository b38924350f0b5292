import {
  fromRoot,
  readAddresses,
  readAmericanReviewDate,
  readDraft,
  readIntervalWords,
  readLanguage,
  readNames,
  readOrder,
  readPublished,
  readReviewDate,
  readSidebarLabel,
  readSidebarOrder,
  readText,
  readTopic,
  readWeight,
  readWords,
  type Reading,
} from './foreign-values.ts';
import type { PageMeta } from './page-meta.ts';
import type { Dialect } from './source.ts';

/** A frontmatter field of another tool. */
export interface ForeignField {
  name: string;
  /** Tool that the field comes from, or the best known of several. */
  tool: string;
  /** Our field that takes its value, where one does. The others are kept in the page's data and mean nothing here. */
  to?: keyof PageMeta;
  read?: (value: unknown) => Reading;
}

/** Fields with a meaning here. Where several give the same field of ours the first one wins; lists are joined. */
const mappedFields: readonly ForeignField[] = [
  { name: 'last_reviewed_on', tool: 'GOV.UK Tech Docs', to: 'reviewed', read: readReviewDate },
  { name: 'review_in', tool: 'GOV.UK Tech Docs', to: 'reviewEvery', read: readIntervalWords },
  { name: 'old_paths', tool: 'GOV.UK Tech Docs', to: 'aliases', read: readAddresses },
  { name: 'ms.date', tool: 'Microsoft Learn', to: 'reviewed', read: readAmericanReviewDate },
  { name: 'ms.topic', tool: 'Microsoft Learn', to: 'kind', read: readTopic },
  { name: 'Locale', tool: 'PlatyPS', to: 'lang', read: readLanguage },
  { name: 'sidebar_position', tool: 'Docusaurus', to: 'order', read: readOrder },
  { name: 'sidebar', tool: 'Starlight', to: 'order', read: readSidebarOrder },
  { name: 'sidebar', tool: 'Starlight', to: 'navTitle', read: readSidebarLabel },
  { name: 'sidebar_label', tool: 'Docusaurus', to: 'navTitle', read: readText },
  { name: 'linkTitle', tool: 'Hugo', to: 'navTitle', read: readText },
  { name: 'nav_title', tool: 'Jekyll', to: 'navTitle', read: readText },
  { name: 'nav_order', tool: 'Just the Docs', to: 'order', read: readOrder },
  { name: 'weight', tool: 'Hugo', to: 'order', read: readWeight },
  { name: 'draft', tool: 'Hugo', to: 'lifecycle', read: readDraft },
  { name: 'published', tool: 'Jekyll', to: 'lifecycle', read: readPublished },
  { name: 'alias', tool: 'Obsidian', to: 'aliases', read: readNames },
  { name: 'redirect_from', tool: 'Jekyll', to: 'aliases', read: readAddresses },
  { name: 'keywords', tool: 'Docusaurus', to: 'tags', read: readWords },
  { name: 'summary', tool: 'Hugo', to: 'description', read: readText },
];

/** Fields of other tools that hold the day of the last review. */
export const foreignReviewFields: readonly string[] = mappedFields.filter(({ to }) => to === 'reviewed').map(({ name }) => name);

/** Fields without a meaning here, by tool. */
const keptFields: Readonly<Record<string, string>> = {
  'GOV.UK Tech Docs': 'owner_slack hide_in_navigation parent section subsection important related_repos source_url',
  'Microsoft Learn':
    'author manager audience f1_keywords helpviewer_keywords dev_langs no-loc monikerRange ai-usage titleSuffix uid products ' +
    'api_name api_type api_location topic_type contributors recommendations zone_pivot_groups',
  PlatyPS: 'schema HelpUri',
  Hugo:
    'date lastmod publishDate expiryDate menu menus layout type url headless build _build cascade params outputs markup resources series ' +
    'sitemap categories translationKey toc isCJKLanguage canonical_url icon toc_hide toc_root hide_summary simple_list no_list exclude_search body_class ' +
    'manualLinkTarget bookCollapseSection bookFlatSection bookHidden bookToc default_lang_commit drifted_from_default cover image images',
  Docusaurus:
    'custom_edit_url custom_props displayed_sidebar toc_min_heading_level toc_max_heading_level last_update unlisted parse_number_prefixes ' +
    'title_meta mdx wrapperClassName',
  Starlight: 'tableOfContents template hero banner head lastUpdated editUrl prev next pagefind',
  VitePress: 'outline navbar aside footer editLink pageClass titleTemplate',
  'Material for MkDocs': 'hide status subtitle search social comments authors readtime links pin',
  Obsidian: 'permalink publish cssclass cssclasses created updated modified mobile localized plugin-id link',
  Jekyll: 'redirect_to excerpt has_children has_toc grand_parent nav_exclude search_exclude collection',
  GitHub: 'name about labels assignees',
  'spelling checkers': 'cSpell cspell',
};

/** Fields that begin like this belong to one tool, whatever follows. */
const keptPrefixes: readonly [prefix: string, tool: string][] = [
  ['ms.', 'Microsoft Learn'],
  ['feedback_', 'Microsoft Learn'],
  ['sidebar_', 'Docusaurus'],
  ['pagination_', 'Docusaurus'],
  ['hide_', 'Docusaurus'],
  ['author_', 'Docusaurus'],
  ['cSpell:', 'spelling checkers'],
  ['cspell:', 'spelling checkers'],
  ['x-', 'private fields'],
];

/** Every known field of other tools, by name. */
export const foreignFields: ReadonlyMap<string, ForeignField> = new Map(
  [
    ...Object.entries(keptFields).flatMap(([tool, names]) => names.split(' ').map((name): ForeignField => ({ name, tool }))),
    ...mappedFields,
  ].map((field) => [field.name, field]),
);

/** Tool that a field belongs to; undefined for a field that nobody knows. */
export function toolOf(name: string): string | undefined {
  return foreignFields.get(name)?.tool ?? keptPrefixes.find(([prefix]) => name.startsWith(prefix))?.[1];
}

/** What fields of other tools give ours. */
export interface ForeignMeta {
  /** Values by our field's name; all of them are valid. */
  fields: Map<keyof PageMeta, unknown>;
  /** Values that their own tool wouldn't take either. */
  faults: { name: string; expected: string }[];
}

/** Reads the fields of other tools out of a page's frontmatter. */
export function mapForeignFields(data: Readonly<Record<string, unknown>>): ForeignMeta {
  const fields: ForeignMeta['fields'] = new Map();
  const faults: ForeignMeta['faults'] = [];
  for (const { name, to, read } of mappedFields) {
    const reading = to && Object.hasOwn(data, name) ? read?.(data[name]) : undefined;
    if (!to || !reading) continue;
    if ('expected' in reading) faults.push({ name, expected: reading.expected });
    else fields.set(to, joinValues(fields.get(to), reading.value));
  }
  return { fields, faults };
}

/** The first value wins; lists are joined. */
export function joinValues(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second)) return [...new Set<unknown>([...(first as unknown[]), ...(second as unknown[])])];
  return first ?? second;
}

/** Our fields that mean something else in a dialect, and what is left of their value here. */
export function readHomonym(name: keyof PageMeta, value: unknown, dialect: Dialect): unknown {
  // A name among the pages of its folder, not a permanent id.
  if (name === 'id' && dialect === 'docusaurus') return undefined;
  // Hugo's are always addresses.
  if (name === 'aliases' && dialect === 'hugo') {
    const written: unknown[] = Array.isArray(value) ? value : [value];
    return written.map((alias) => (typeof alias === 'string' && alias.includes('/') ? fromRoot(alias) : alias));
  }
  if (name !== 'slug' || typeof value !== 'string') return value;
  // Hugo's replaces the file name in the address, and Docusaurus' is one for {@link readToolSlug}.
  if (dialect === 'hugo' || dialect === 'docusaurus') return undefined;
  const slug = value.replace(/^\/+|(?<!\/)\/+$/g, '');
  return slug === '' ? undefined : slug;
}

/** The slug that needs the page's source and folder to become an address: all of Docusaurus', and in any dialect the bare `/`. */
export function readToolSlug(data: Readonly<Record<string, unknown>>, dialect: Dialect): string | undefined {
  const slug = Object.hasOwn(data, 'slug') ? data['slug'] : undefined;
  const text = typeof slug === 'number' ? String(slug) : slug;
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  return dialect === 'docusaurus' || /^\/+$/.test(text.trim()) ? text.trim() : undefined;
}
