import type { Code, Nodes, Root } from 'mdast';
import { readSession } from '../../../plugins/code-session.ts';
import type { ComponentNode } from '../../../plugins/nodes.ts';
import type { Finding, Range } from '../diagnostic.ts';
import { quote } from '../wording.ts';
import { longestScript, mostBlocks, usualTimeout, type Shell, type VerifyBlock } from './verify-block.ts';
import { findMisspelt, readTimeout, readVerifyInfo, type VerifyInfo } from './verify-info.ts';

/** Languages of fences that can be run, and by what. */
const shells: ReadonlyMap<string, Shell> = new Map([
  ['sh', 'sh'],
  ['shell', 'sh'],
  ['console', 'sh'],
  ['bash', 'bash'],
]);

/** What a page can be verified by, and what of it can't be understood. */
export interface CollectedBlocks {
  blocks: VerifyBlock[];
  findings: Finding[];
}

interface Walk extends CollectedBlocks {
  path: string;
  text: string;
  names: Set<string>;
  /** Template of a lab that no block has begun yet. */
  template: string | undefined;
}

/** Collects marked fences and labs' commands in the order of the text. The parser bounds how deep a tree is, so that the walk may recurse. */
export function collectBlocks(tree: Root, path: string, text: string): CollectedBlocks {
  const walk: Walk = { blocks: [], findings: [], path, text, names: new Set(), template: undefined };
  visit(tree, walk);
  return { blocks: walk.blocks, findings: walk.findings };
}

function visit(node: Nodes, walk: Walk): void {
  if (node.type === 'code') return addFence(node, walk);
  if (!('children' in node)) return;
  const lab = node.type === 'waymarkComponent' && node.name === 'Lab' ? node : undefined;
  const outer = walk.template;
  if (lab) walk.template = written(lab.attributes['template']);
  for (const child of node.children) visit(child, walk);
  if (!lab) return;
  addLab(lab, walk);
  walk.template = outer;
}

function addFence(node: Code, walk: Walk): void {
  const info = readVerifyInfo(node.meta ?? '');
  const language = node.lang?.toLowerCase() ?? '';
  const shell = shells.get(language);
  const misspelt = info || shell ? findMisspelt(node.meta ?? '') : undefined;
  if (misspelt) {
    const { actual, meant } = misspelt;
    const message = `A fence has no option ${quote(actual)}.`;
    tell(walk, locate(node, actual, walk), { message, hint: `Did you mean ${quote(meant)}?`, actual });
  }
  if (!info) return;
  const range = firstLine(node);
  if (!shell) {
    const message = language === '' ? 'A fence without a language can’t be run.' : `A fence in ${quote(node.lang ?? '')} can’t be run.`;
    tell(walk, range, { message, hint: 'Give it the language `sh`, `bash` or `console`, or take `verify` away.', actual: node.lang ?? '' });
    return;
  }
  add({ kind: 'fence', shell, script: toScript(node.value), range }, info, walk, node);
}

/** Behind a prompt stands what is typed; without one, all of it is. */
function toScript(code: string): string {
  const session = /^[ \t]{0,8}\$ /m.test(code) ? readSession(code) : undefined;
  return session ? session.map(({ command }) => command).join('') : code;
}

function addLab(lab: ComponentNode, walk: Walk): void {
  const script = written(lab.attributes['verify']);
  const info: VerifyInfo = { timeout: usualTimeout, expectExit: 0, faults: [] };
  const timeout = written(lab.attributes['timeout']);
  if (timeout !== undefined) readTimeout(timeout, info);
  if (script !== undefined) add({ kind: 'lab', shell: 'sh', script, range: firstLine(lab) }, info, walk, lab);
}

function add(block: Pick<VerifyBlock, 'kind' | 'shell' | 'script' | 'range'>, info: VerifyInfo, walk: Walk, node: Nodes): void {
  const { range } = block;
  for (const { actual, expected } of info.faults)
    tell(walk, locate(node, actual, walk), { message: `${quote(actual)} isn’t understood.`, hint: `Write ${expected}.`, actual });
  const excess = excessOf(block.script, walk);
  if (excess !== undefined) {
    tell(walk, range, { message: excess, hint: 'It isn’t run.' });
    return;
  }
  const name = info.name !== undefined && !walk.names.has(info.name) ? info.name : `block-${walk.blocks.length + 1}`;
  if (info.name !== undefined && name !== info.name) {
    tell(walk, range, { message: `Two blocks of the page are named ${quote(info.name)}.`, hint: 'Name one otherwise.', actual: info.name });
  }
  walk.names.add(name);
  const { timeout, expectExit } = info;
  walk.blocks.push({ name, ...block, timeout, expectExit, ...(walk.template !== undefined && { template: walk.template }) });
  walk.template = undefined;
}

function excessOf(script: string, { blocks }: Walk): string | undefined {
  if (script.trim() === '') return 'There is nothing to run here.';
  if (script.length > longestScript) return `What is run has at most ${longestScript} characters.`;
  return blocks.length >= mostBlocks ? `A page has at most ${mostBlocks} blocks that are verified.` : undefined;
}

function tell({ findings, path }: Walk, range: Range, finding: Pick<Finding, 'message' | 'hint' | 'actual'>): void {
  findings.push({ rule: 'page/verify', ...finding, file: path, range });
}

function written(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

/** Where a node begins; a range without a length, because what opens a block may be written in many ways. */
function firstLine({ position }: Pick<Nodes, 'position'>): Range {
  const { line, column } = position?.start ?? { line: 1, column: 1 };
  return { start: { line, column }, end: { line, column } };
}

/** Where a word of the line that opens a block stands; else the line's begin. */
function locate(node: Nodes, word: string, { text }: Walk): Range {
  const start = node.position?.start.offset ?? 0;
  const at =
    text
      .slice(start, start + 1000)
      .split(/[\r\n]/, 1)[0]
      ?.indexOf(word) ?? -1;
  const { start: from } = firstLine(node);
  if (at < 0 || word === '') return firstLine(node);
  const column = from.column + at;
  return { start: { line: from.line, column }, end: { line: from.line, column: column + word.length } };
}
