import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { isBlank, isElement, toElement, toText } from '../rehype-element.ts';
import type { Component } from './component.ts';

/**
 * Folders and files, from a nested list. A name with a slash at its end, or with a list below it, is a folder; the words after the
 * first are a remark; bold points a name out; `…` stands for what isn't listed.
 */
export const fileTree: Component = {
  toHast(_node, children) {
    for (const child of children) markList(child);
    return toElement('div', { className: ['file-tree'] }, children);
  },
};

function markList(node: ElementContent): void {
  if (!isElement(node) || !isList(node)) return;
  for (const item of node.children) if (isElement(item, 'li')) markItem(item);
}

function markItem(item: Element): void {
  const lists = item.children.filter(isList);
  const words = item.children
    .filter((child) => !isList(child))
    .flatMap((child) => (isElement(child, 'p') ? child.children : [child]))
    .filter((child) => !(child.type === 'text' && isBlank(child) && child.value.includes('\n')));
  const { name, remark, written } = splitName(words);
  for (const list of lists) markList(list);
  const placeholder = written === '…' || written === '...';
  const kind = placeholder ? 'placeholder' : lists.length > 0 || written.endsWith('/') ? 'dir' : 'file';
  item.properties['className'] = [kind];
  item.children = [...name, ...remark, ...lists];
}

interface TreeEntry {
  name: ElementContent[];
  remark: ElementContent[];
  /** The name as text. */
  written: string;
}

/** The first word, or the first element, is the name; what follows is the remark. */
function splitName(words: readonly ElementContent[]): TreeEntry {
  const [first, ...others] = words;
  if (!first) return { name: [], remark: [], written: '' };
  if (first.type !== 'text') {
    const pointedOut = isElement(first, 'strong');
    const name = pointedOut
      ? { ...first, properties: { className: ['tree-name'] } }
      : toElement('span', { className: ['tree-name'] }, [first]);
    const [slash, rest] = takeSlash(others);
    if (slash) name.children.push(toText('/'));
    return { name: [name], remark: toRemark(rest), written: `${toString(first)}${slash ? '/' : ''}` };
  }
  const [, name = '', remark = ''] = /^\s*(\S+)([^]*)$/.exec(first.value) ?? [];
  const rest = remark.trim() === '' ? others : [toText(remark), ...others];
  return { name: [toElement('span', { className: ['tree-name'] }, [name])], remark: toRemark(rest), written: name };
}

/** Takes the slash that stands behind a bold name and belongs to it. */
function takeSlash(words: readonly ElementContent[]): [boolean, readonly ElementContent[]] {
  const [first, ...others] = words;
  if (first?.type !== 'text' || !first.value.startsWith('/')) return [false, words];
  const rest = first.value.slice(1);
  return [true, rest.trim() === '' ? others : [toText(rest), ...others]];
}

function toRemark(words: readonly ElementContent[]): ElementContent[] {
  if (words.every(isBlank)) return [];
  const [first, ...others] = words;
  const start = first?.type === 'text' ? [toText(first.value.trimStart())] : first ? [first] : [];
  return [toText(' '), toElement('span', { className: ['tree-comment'] }, [...start, ...others])];
}

function isList(node: ElementContent): boolean {
  return isElement(node, 'ul') || isElement(node, 'ol');
}
