import type { AlignType, BlockContent, DefinitionContent, FootnoteDefinition, ListItem, PhrasingContent, Table, TableRow } from 'mdast';
import { hasHtmlClass, htmlText, isBlock, isHtmlElement, readHtmlAttribute, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { toLetters } from './letters.ts';
import { deepest, isFootnoteLink, tidyPhrasing, toPhrasing, type Conversion } from './html-to-phrasing.ts';

type Block = BlockContent | DefinitionContent;

/** Nodes as blocks; words between them become paragraphs. */
export function toFlow(nodes: readonly HtmlNode[], conversion: Conversion): Block[] {
  const blocks: Block[] = [];
  let line: PhrasingContent[] = [];
  const endLine = (): void => {
    blocks.push(...toParagraph(line));
    line = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) line.push(...toPhrasing(node, conversion));
    else {
      endLine();
      blocks.push(...toBlocks(node, { ...conversion, depth: conversion.depth + 1 }));
    }
  }
  endLine();
  return blocks;
}

function toParagraph(line: readonly PhrasingContent[]): Block[] {
  const children = tidyPhrasing(line);
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}

/** What is said about a step: each fact on a line of its own, its name before it. */
function toFacts({ childNodes }: HtmlElement, conversion: Conversion): Block[] {
  return childNodes.flatMap((fact) => {
    if (!isHtmlElement(fact)) return [];
    const [name, value] = ['dt', 'dd'].map((tag) => {
      const part = fact.childNodes.find((child) => isHtmlElement(child, tag));
      return isHtmlElement(part) ? tidyPhrasing(part.childNodes.flatMap((child) => toPhrasing(child, conversion))) : [];
    });
    return toParagraph([{ type: 'strong', children: name ?? [] }, { type: 'text', value: ': ' }, ...(value ?? [])]);
  });
}

/** The words of an element as a paragraph of its own, marked. */
function toMarked(element: HtmlElement, type: 'strong' | 'emphasis', conversion: Conversion): Block[] {
  const children = tidyPhrasing(element.childNodes.flatMap((child) => toPhrasing(child, conversion)));
  return children.length === 0 ? [] : [{ type: 'paragraph', children: [{ type, children }] }];
}

/** Paragraphs that are titles of what follows. */
const boldLines = ['callout-title', 'tab-label', 'card-title', 'lab-title', 'lab-label', 'question', 'step-title', 'learn-label'];

function toBlocks(element: HtmlElement, conversion: Conversion): Block[] {
  if (conversion.depth > deepest) return toParagraph([{ type: 'text', value: htmlText(element) }]);
  const { tagName, childNodes } = element;
  switch (tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return toHeading(element, conversion);
    case 'hr':
      return [{ type: 'thematicBreak' }];
    case 'pre':
      return [toCode(element)];
    case 'ul':
    case 'ol':
      return toList(element, conversion);
    case 'table':
      return toTable(element, conversion);
    case 'dl':
      return hasHtmlClass(element, 'step-facts') ? toFacts(element, conversion) : toFlow(childNodes, conversion);
    case 'summary':
    case 'dt':
      return toMarked(element, 'strong', conversion);
    case 'figcaption':
      // The language of titled code stands on the fence.
      return toMarked(
        { ...element, childNodes: childNodes.filter((child) => !isHtmlElement(child) || !hasHtmlClass(child, 'language')) },
        'emphasis',
        conversion,
      );
    case 'caption':
      return toMarked(element, 'emphasis', conversion);
    case 'p':
      if (boldLines.some((name) => hasHtmlClass(element, name))) {
        return toMarked(element, 'strong', conversion);
      }
      return toFlow(childNodes, conversion);
    case 'section':
      return readHtmlAttribute(element, 'data-footnotes') === undefined ? toFlow(childNodes, conversion) : toFootnotes(element, conversion);
    case 'div':
      // A list of the page's own headings.
      if (hasHtmlClass(element, 'contents')) return [];
  }
  const children = toFlow(childNodes, conversion);
  const isQuote = tagName === 'blockquote' || hasHtmlClass(element, 'callout');
  return isQuote && children.length > 0 ? [{ type: 'blockquote', children }] : children;
}

function toHeading({ tagName, childNodes }: HtmlElement, conversion: Conversion): Block[] {
  const children = tidyPhrasing(childNodes.flatMap((child) => toPhrasing(child, conversion)));
  const depth = Number(tagName.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6;
  return children.length === 0 ? [] : [{ type: 'heading', depth, children }];
}

function toCode(pre: HtmlElement): Block {
  const code = pre.childNodes.find((child) => isHtmlElement(child, 'code'));
  const names = isHtmlElement(code) ? (readHtmlAttribute(code, 'class') ?? '') : '';
  const [, lang] = /(?:^| )language-([^ ]+)/.exec(names) ?? [];
  return { type: 'code', lang: lang ?? null, value: htmlText(pre).replace(/\n$/, '') };
}

function toList(list: HtmlElement, conversion: Conversion): Block[] {
  const items = list.childNodes.filter((child) => isHtmlElement(child, 'li'));
  if (items.length === 0) return [];
  const isLettered = hasHtmlClass(list, 'quiz-options') && list.tagName === 'ol';
  const ordered = list.tagName === 'ol' && !isLettered;
  // Paragraphs in an item are what HTML makes of blank lines between items.
  const spread = items.some(({ childNodes }) => childNodes.some((child) => isHtmlElement(child, 'p')));
  const children = items.map((item) => toItem(item, spread, conversion));
  if (isLettered) for (const [at, item] of children.entries()) putLetter(item, at);
  return [{ type: 'list', ordered, start: ordered ? toStart(list) : null, spread, children }];
}

/** Markdown's lists have numbers only, and the answer to a question names its options by letters. */
function putLetter({ children: [first] }: ListItem, at: number): void {
  if (first?.type === 'paragraph') first.children.unshift({ type: 'text', value: `${toLetters(at)}. ` });
}

function toStart(list: HtmlElement): number {
  const start = Number(readHtmlAttribute(list, 'start') ?? 1);
  return Number.isSafeInteger(start) && start >= 0 ? start : 1;
}

function toItem(item: HtmlElement, spread: boolean, conversion: Conversion): ListItem {
  const box = hasHtmlClass(item, 'task-list-item') ? findBox(item) : undefined;
  const checked = box === undefined ? null : readHtmlAttribute(box, 'checked') !== undefined;
  const children = toFlow(item.childNodes, { ...conversion, depth: conversion.depth + 1 });
  return { type: 'listItem', spread, checked, children };
}

/** The box of a task: the first thing in its item, or in the paragraph or label there. */
function findBox(item: HtmlElement): HtmlElement | undefined {
  let at: HtmlNode | undefined = item;
  for (let step = 0; step < 4 && isHtmlElement(at); step++) {
    if (at.tagName === 'input') return at;
    at = at.childNodes.find((child) => isHtmlElement(child) || htmlText(child).trim() !== '');
  }
  return undefined;
}

function toTable(table: HtmlElement, conversion: Conversion): Block[] {
  const parts = table.childNodes.filter((child) => isHtmlElement(child));
  const captions = parts.filter(({ tagName }) => tagName === 'caption').flatMap((caption) => toMarked(caption, 'emphasis', conversion));
  const rows = parts.flatMap((part) => (part.tagName === 'tr' ? [part] : part.childNodes)).filter((row) => isHtmlElement(row, 'tr'));
  const cells = rows.map(({ childNodes }) => childNodes.filter((cell) => isHtmlElement(cell)));
  const children = cells.map((row) => toRow(row, conversion)).filter((row) => row.children.length > 0);
  const width = Math.max(0, ...children.map((row) => row.children.length));
  const count = children.reduce((sum, row) => sum + row.children.length, 0);
  // Short rows are filled up to the longest: where that would be most of the table, each is a line.
  if (width * children.length > 4 * count + 1000) {
    return [...captions, ...children.flatMap(({ children }) => toParagraph(children.flatMap((cell) => [...cell.children, space])))];
  }
  const result: Table = { type: 'table', align: (cells[0] ?? []).map(toAlign), children };
  return children.length === 0 ? captions : [...captions, result];
}

const space: PhrasingContent = { type: 'text', value: ' ' };

function toRow(cells: readonly HtmlElement[], conversion: Conversion): TableRow {
  const inside = { ...conversion, depth: conversion.depth + 1 };
  return {
    type: 'tableRow',
    children: cells.map((cell) => ({
      type: 'tableCell',
      children: tidyPhrasing(cell.childNodes.flatMap((child) => toPhrasing(child, inside))),
    })),
  };
}

function toAlign(cell: HtmlElement): AlignType {
  return (['left', 'right', 'center'] as const).find((side) => hasHtmlClass(cell, `align-${side}`)) ?? null;
}

/** The notes below a page, each under the name that references to it have. */
function toFootnotes(section: HtmlElement, conversion: Conversion): FootnoteDefinition[] {
  const list = section.childNodes.find((child) => isHtmlElement(child, 'ol'));
  const items = isHtmlElement(list) ? list.childNodes.filter((child) => isHtmlElement(child, 'li')) : [];
  return items.map((item, at) => {
    const identifier = isFootnoteLink(`#${readHtmlAttribute(item, 'id') ?? ''}`) ?? String(at + 1);
    return { type: 'footnoteDefinition', identifier, label: identifier, children: toFlow(item.childNodes, conversion) };
  });
}
