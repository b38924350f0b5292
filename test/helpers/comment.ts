import type { Html, Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { reportShape } from '../../src/report/comment.ts';
import { findSignals, linksOf, parseMarkdown, valuesOf } from './markdown.ts';
import { parseCommand } from './workflow-command.ts';

/** Elements that we write: nothing else may come out. */
const ours = /^(?:<!-- waymark -->|<\/?(?:ins|del|code|strong|summary|details)>)$/;

const allowed = ['root', 'html', 'paragraph', 'text', 'strong', 'list', 'listItem', 'inlineCode', 'link', 'code', 'blockquote'];

/** What a comment does beside saying something: everything here is to be empty but `links` and `folds`, which are ours. */
export function inspectComment(comment: string) {
  const tree = parseMarkdown(comment);
  const html: Html[] = [];
  const types = new Set<Nodes['type']>();
  visit(tree, (node) => {
    types.add(node.type);
    if (node.type === 'html') html.push(node);
  });
  const tags = html.flatMap(({ value }) => value.match(/<[^>]*>?/g) ?? []);
  // GitLab obeys lines that begin with a slash, but for those in code (docs.gitlab.com, “Quick actions”).
  const outside = comment.replace(/^(`{3,})diff\n[^]*?\n\1$/gm, '');
  return {
    nodes: [...types].filter((type) => !allowed.includes(type)),
    // Text between tags is left out.
    html: tags.filter((tag) => !ours.test(tag)),
    signals: valuesOf(tree, 'text').flatMap(findSignals),
    quickActions: outside.split('\n').filter((line) => /^\s*\//.test(line)),
    logCommands: comment.split(/\r\n|[\n\r\u0085\u2028\u2029]/).filter((line) => parseCommand(line) !== undefined || /^\s*::/.test(line)),
    code: comment.match(/\[native code\]|\[object \w+\]/g) ?? [],
    links: linksOf(tree),
    /** None is opened or closed by content. */
    folds: tags.filter((tag) => /details|summary/.test(tag)).join(''),
  };
}

/** Paths of all texts of a report, `pages.blocks.kind`, as far as the comment reads it. */
export function listTexts(shape: unknown = reportShape(), path: readonly string[] = []): string[][] {
  if (typeof shape === 'string') return [[...path]];
  if (Array.isArray(shape)) return listTexts(shape[0], path);
  return typeof shape === 'object' && shape !== null
    ? Object.entries(shape).flatMap(([name, inner]) => listTexts(inner as unknown, [...path, name]))
    : [];
}

/** A report in which everything has a value, and the text at a path is the given one, in every entry of every list. */
export function forgeReport(path: readonly string[], text: string): unknown {
  const pages = ['changed', 'added', 'moved', 'removed', 'details'].map((change) => ({ change, blocks: everyBlock }));
  const usual = {
    pages,
    diagnostics: [{ severity: 'error' }, { severity: 'warning' }],
    owners: [{ owner: '@a', pages: [{ why: 'edits' }] }],
  };
  return fill(reportShape(), usual, { path, text });
}

const everyBlock = ['heading', 'prose', 'item', 'cell', 'code', 'alert'].map((kind) => ({
  kind,
  change: 'changed',
  parts: ['same', 'removed', 'added'].map((change) => ({ change })),
}));

function fill(shape: unknown, usual: unknown, forged: { path: readonly string[]; text: string } | undefined): unknown {
  if (Array.isArray(shape)) return (Array.isArray(usual) ? usual : [undefined]).map((item) => fill(shape[0], item, forged));
  if (typeof shape === 'string') return forged?.path.length === 0 ? forged.text : (usual ?? 'word');
  if (typeof shape !== 'object' || shape === null) return shape;
  const known = (usual ?? {}) as Record<string, unknown>;
  const below = (name: string): typeof forged => (forged?.path[0] === name ? { ...forged, path: forged.path.slice(1) } : undefined);
  return Object.fromEntries(Object.entries(shape).map(([name, inner]) => [name, fill(inner as unknown, known[name], below(name))]));
}
