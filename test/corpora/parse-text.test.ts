import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { describe, expect, test } from 'vitest';
import type { MarkdownOptions } from '../../plugins/nodes.ts';
import { parseMarkdown } from '../../plugins/parse-markdown.ts';
import { pagePattern } from '../../src/core/source.ts';
import { corpora, findCorpus, openCorpus } from '../helpers/corpora.ts';
import type { Corpus } from '../helpers/corpora.ts';
import { wordsOfPage } from '../helpers/words.ts';

const dialects: Record<Corpus, MarkdownOptions['dialect']> = {
  'ado-wikipdfexport': 'azure-wiki',
  'alasql-wiki': 'github-wiki',
  'engineering-playbook': 'mkdocs',
  'exercism-js': 'gfm',
  'foam-docs': 'obsidian',
  'modernisation-platform': 'gfm',
  'openshift-runbooks': 'gfm',
};

/** Markers that get a meaning, so that their words are no text any more. */
const markers =
  /\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]|\[\[\s+TOC\s+\]\]|<%[=\s]\s*(?:current_page\.data\.title|warning_text)?|exercism\/\w+/g;

/** Of the thousand generated pages of one corpus, a tenth is enough. */
const superfluous = /\/1k\/.*[1-9]\.md$/;

describe.each(corpora.map((name) => [name, findCorpus(name)] as const))('%s', (name, path) => {
  test.skipIf(path === undefined)(
    'no page throws, and whatever word a plain parser finds in every third is found',
    { timeout: 120_000 },
    () => {
      const { root } = openCorpus(path ?? '');
      const lost: string[] = [];
      const pages = listPages(root);
      for (const [index, file] of pages.entries()) {
        const text = readFileSync(join(root, file), 'utf8').replace(/^\uFEFF/, '');
        const body = text.replace(/^\s*---\r?\n[\s\S]*?\n---(?=\r?\n)/, (matter) => matter.replace(/[^\r\n]/g, ' '));
        const { tree } = parseMarkdown(body, { dialect: dialects[name], format: 'md', title: 'Title' });
        if (index % 3 !== 0) continue;
        const found = new Set(wordsOfPage(contentOf(tree)));
        const missing = wordsOfPage(contentOf(parsePlainly(body)).replace(markers, ' ')).filter((word) => !found.has(word));
        if (missing.length > 0) lost.push(`${file}: ${missing.join(' ')}`);
      }
      expect(pages.length).toBeGreaterThan(50);
      expect(lost).toEqual([]);
    },
  );
});

/** CommonMark, tables and task lists: what shares the tokenizer with our parser, and none of our own syntax. */
function parsePlainly(text: string): Nodes {
  return fromMarkdown(text, {
    extensions: [gfmTable(), gfmTaskListItem()],
    mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown()],
  });
}

function listPages(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => pagePattern.test(file) && !file.startsWith('.git/') && !superfluous.test(file)).sort();
}

/** Everything that a tree holds for readers, and its addresses. */
function contentOf(node: Nodes): string {
  const own = [
    'value' in node ? node.value : '',
    'alt' in node ? (node.alt ?? '') : '',
    'url' in node ? node.url : '',
    'title' in node ? (node.title ?? '') : '',
    'label' in node ? (node.label ?? '') : '',
    node.type === 'code' ? (node.lang ?? '') : '',
    node.type === 'waymarkComponent' ? Object.values(node.attributes).join('\n') : '',
  ];
  return [...own, ...('children' in node ? node.children.map(contentOf) : [])].join('\n');
}
