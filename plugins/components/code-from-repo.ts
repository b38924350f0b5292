import { toElement } from '../rehype-element.ts';
import type { ComponentNode } from '../nodes.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/** What a page wants to show of a file of the repository. */
export interface CodeRequest {
  /** Path below the root, as written; empty where none is named. */
  file: string;
  /** Name of a region that the file marks with comments. */
  region?: string;
  /** `10-24`, `10-` or `10`, 1-based. */
  lines?: string;
  /** Language to colour it in; the file's when absent. */
  lang?: string;
  title?: string;
}

/** Reads the attributes of a component. */
export function readCodeRequest(node: ComponentNode): CodeRequest {
  const request: CodeRequest = { file: readAttribute(node, 'file') ?? '' };
  for (const name of ['region', 'lines', 'lang', 'title'] as const) {
    const value = readAttribute(node, name);
    if (value !== undefined) request[name] = value;
  }
  return request;
}

/** The same for requests that are the same. */
export function keyOfRequest({ file, region, lines, lang, title }: CodeRequest): string {
  return JSON.stringify([file, region ?? null, lines ?? null, lang ?? null, title ?? null]);
}

/**
 * Code of the repository. What the file says isn't known while a page is rendered, so that a page depends on its own bytes alone: an empty
 * element keeps the place. Attributes: `file`, `region` or `lines`, `lang`, `title`.
 */
export const codeFromRepo: Component = {
  toHast: (node) => toElement('div', { dataWmCode: keyOfRequest(readCodeRequest(node)) }),
};
