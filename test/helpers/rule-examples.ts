import type { Code, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { toString } from 'mdast-util-to-string';

/** A file of an example, with the line that the rule should report, if the example says so. */
export interface ExampleFile {
  path: string;
  text: string;
  line: number | undefined;
}

/** A little repository that a rule's page shows: one that the rule complains about, or one that it doesn't. */
export interface Example {
  verdict: 'bad' | 'ok';
  /** Line of the page where the example starts, for the names of tests. */
  at: number;
  files: ExampleFile[];
}

/** Path of a fence that names none. */
const usualPath = 'docs/page.md';

/**
 * Reads the fences of a rule's page whose first word is `bad` or `ok`. Fences of one verdict that follow one another are one example;
 * a new one starts where the verdict changes or a file comes a second time.
 */
export function readExamples(page: string): Example[] {
  const examples: Example[] = [];
  for (const node of parse(page).children) {
    if (node.type !== 'code') continue;
    const [, verdict, options = ''] = /^(bad|ok)\b(.*)$/.exec(node.meta ?? '') ?? [];
    if (verdict !== 'bad' && verdict !== 'ok') continue;
    const file = readFile(node, options);
    const last = examples.at(-1);
    if (last?.verdict === verdict && last.files.every(({ path }) => path !== file.path)) last.files.push(file);
    else examples.push({ verdict, at: node.position?.start.line ?? 0, files: [file] });
  }
  return examples;
}

/** Headings of rank 2 of a rule's page. */
export function readHeadings(page: string): string[] {
  return parse(page).children.flatMap((node) => (node.type === 'heading' && node.depth === 2 ? [toString(node)] : []));
}

function parse(page: string): Root {
  return unified()
    .use(remarkParse)
    .parse(page.replace(/^---\n.*?\n---\n/s, (frontmatter) => frontmatter.replace(/[^\n]/g, ' ')));
}

function readFile(node: Code, options: string): ExampleFile {
  const path = /\bfile=(.+?)(?= line=|$)/.exec(options)?.[1] ?? usualPath;
  const line = /\bline=(\d+)/.exec(options)?.[1];
  return { path, text: node.value === '' ? '' : `${node.value}\n`, line: line === undefined ? undefined : Number(line) };
}
