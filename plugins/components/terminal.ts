import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { isSession, toSession } from '../code-session.ts';
import { findLanguage } from '../highlight.ts';
import { isBlank, isElement, toElement } from '../rehype-element.ts';
import { readAttribute } from './component.ts';
import type { Component } from './component.ts';

/**
 * What is typed into a terminal and what it answers, as one session in a window with a title. Fences of a shell's language are typed,
 * a `console` fence has its own prompts, all others are answers. Attribute: `title`.
 */
export const terminal: Component = {
  toHast(node, children, { words }) {
    const title = readAttribute(node, 'title') ?? words.terminal;
    return toElement('div', { className: ['terminal-window'] }, joinFences(children, title));
  },
};

/** Fences that follow each other become one; what stands between them stays between them. */
function joinFences(children: readonly ElementContent[], title: string): ElementContent[] {
  const joined: ElementContent[] = [];
  let session: string[] = [];
  const end = (): void => {
    if (session.length > 0) joined.push(toWindow(session.join(''), joined.length === 0 ? title : undefined));
    session = [];
  };
  for (const child of children) {
    if (isBlank(child)) continue;
    if (isElement(child, 'pre')) {
      session.push(readFence(child));
      continue;
    }
    end();
    joined.push(child);
  }
  end();
  return joined;
}

function readFence(pre: Element): string {
  const text = toString(pre);
  const [code] = pre.children;
  const { className } = isElement(code, 'code') ? code.properties : {};
  const name = Array.isArray(className) ? String(className[0]).replace(/^language-/, '') : '';
  return findLanguage(name) === 'bash' && !isSession(text) ? toSession(text) : text;
}

function toWindow(text: string, title: string | undefined): Element {
  const code = toElement('code', { className: ['language-console'] }, [text]);
  return toElement('pre', title === undefined ? {} : { dataTitle: title }, [code]);
}
