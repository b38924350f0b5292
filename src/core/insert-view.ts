import { keyOfRequest, readCodeRequest } from '../../plugins/components/code-from-repo.ts';
import { readIncludeAddress } from '../../plugins/components/include.ts';
import type { ComponentNode } from '../../plugins/nodes.ts';
import { detachCopy, escapeAttribute, type Body } from './body.ts';
import type { Page } from './catalog.ts';
import { toUrl } from './link-address.ts';
import { toBodyView, type BodyWorld } from './page-body.ts';

/** A component of a live page, whose code decides when and with what it is drawn. */
export interface Insert {
  name: 'Include' | 'CodeFromRepo';
  attributes: Record<string, string>;
}

/** Depth of the heading that stands above, as far as anybody can tell before the page is drawn. */
const usualDepth = 2;

/**
 * What a component of a live page shows: the same as in static text, without ids, because the page may draw it twice. Code is shown that
 * the text of the page asks for; what only running code would name was never read.
 */
export async function readInsert(page: Page, insert: Insert, world: BodyWorld): Promise<string> {
  const node: ComponentNode = { type: 'waymarkComponent', ...insert, inline: false, children: [] };
  const body = insert.name === 'Include' ? toIncludeBody(node) : toCodeBody(node, page);
  const readBody: BodyWorld['readBody'] = (other) => (other === page ? Promise.resolve(body) : world.readBody(other));
  const { html } = await toBodyView(page, { ...world, readBody });
  return detachCopy(html, toUrl(world.base, page.address));
}

function toIncludeBody(node: ComponentNode): Body {
  const hidden = node.attributes['heading'] === 'hide' ? ' data-heading="hide"' : '';
  const html = `<div data-wm-include="\uFDD00\uFDD1"${hidden} data-depth="${usualDepth}"></div>`;
  return { html, slots: [{ kind: 'include', url: readIncludeAddress(node) }], sections: [], scripts: [], terms: [] };
}

function toCodeBody(node: ComponentNode, { document }: Page): Body {
  const request = readCodeRequest(node);
  const at = (document.code ?? []).findIndex((use) => keyOfRequest(use) === keyOfRequest(request));
  const html = at < 0 ? `<p><code>${escapeAttribute(request.file)}</code></p>` : `<div data-wm-code="\uFDD0${at}\uFDD1"></div>`;
  return { html, slots: [], sections: [], scripts: [], terms: [] };
}
