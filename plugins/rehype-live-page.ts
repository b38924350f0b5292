import type { Element, Root } from 'hast';
import type { Plugin } from 'unified';
import { toString } from 'hast-util-to-string';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import { toDiagram } from './components/diagram.ts';
import { createHighlighter } from './highlight.ts';
import { describeMissing } from './missing-target.ts';
import { finishCodeBlock } from './rehype-code.ts';
import { createRenderContext, type RenderContext } from './rehype-context.ts';
import { isBlank, toElement } from './rehype-element.ts';

/** What a live MDX page needs to know of the portal. */
export interface LivePageOptions {
  /** Address for a link or an image of a file; undefined where it leads nowhere. Whole addresses and anchors are not asked for. */
  resolve(file: string, kind: 'link' | 'image', url: string): string | undefined;
}

/**
 * Does for live MDX what our own renderer does for all other pages: leads links and images where the catalog says, colours code by
 * classes, and makes figures of diagrams.
 */
export const rehypeLivePage: Plugin<[LivePageOptions], Root> = ({ resolve }) => {
  const context = createRenderContext({ type: 'root', children: [] }, createHighlighter(), 'en');
  return (tree, file) => {
    if (!definesSteps(tree)) groupLiveSteps(tree);
    visit(tree, 'element', (element, index, parent) => {
      if (element.tagName === 'pre' && parent && index !== undefined) {
        parent.children[index] = toCode(element, context);
        return SKIP;
      }
      if (element.tagName === 'a') lead(element, 'href', 'link');
      else if (element.tagName === 'img') lead(element, 'src', 'image');
      return CONTINUE;
    });

    function lead(element: Element, name: 'href' | 'src', kind: 'link' | 'image'): void {
      const url = element.properties[name];
      if (typeof url !== 'string' || /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(url)) return;
      const address = resolve(file.path, kind, url);
      if (address !== undefined) element.properties[name] = address;
      else {
        const { [name]: _, ...others } = element.properties;
        element.properties = { ...others, ...describeMissing(element.tagName, url), dataMissing: url };
      }
    }
  };
};

/** An element of JSX among HTML (https://mdxjs.com). */
interface Jsx {
  type: 'mdxJsxFlowElement';
  name: string | null;
  children: Node[];
}

type Node = Root['children'][number] | Jsx;

/** Whether the page brings a component of that name of its own. */
function definesSteps({ children }: Root): boolean {
  return (children as { type: string; value?: string }[]).some(
    ({ type, value = '' }) => type === 'mdxjsEsm' && /\bRunbookStep\b/.test(value),
  );
}

/** Puts steps of a runbook that stand side by side into one numbered list, as `groupSteps` does on all other pages. */
function groupLiveSteps(tree: Root): void {
  const items = new Set<Node>();
  visit(tree as never, (node: Node) => {
    if (!('children' in node) || items.has(node)) return;
    const isInside = node.type === 'mdxJsxFlowElement' && node.name === 'Steps';
    const grouped: Node[] = [];
    let list: Element | undefined;
    for (const child of node.children as Node[]) {
      if (child.type === 'mdxJsxFlowElement' && child.name === 'RunbookStep') {
        if (!list) {
          list = toElement('ol', {}, []);
          grouped.push(isInside ? list : toElement('div', { className: ['steps'] }, [list]));
        }
        const item = toElement('li', {}, [child as never]);
        items.add(item);
        list.children.push(item);
        continue;
      }
      if (!(child.type === 'text' && isBlank(child))) list = undefined;
      grouped.push(child);
    }
    node.children = grouped;
  });
}

function toCode(pre: Element, context: RenderContext): Element {
  const code = pre.children.find((child) => child.type === 'element' && child.tagName === 'code');
  const classes = code?.type === 'element' && Array.isArray(code.properties['className']) ? code.properties['className'] : [];
  return classes.includes('language-mermaid') ? toDiagram(toString(pre).trimEnd(), undefined) : finishCodeBlock(pre, context);
}
