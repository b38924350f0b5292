import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toPageMirror } from '../machine/page-mirror.ts';
import { mirrorOf } from '../machine/whole-address.ts';
import { trimSlash } from '../places.ts';

/** A page as Markdown, for programs and assistants. */
export const GET: APIRoute = async ({ props }) => {
  const { id } = props as { id: string };
  const text = toPageMirror(await portal.readPage(id), portal);
  return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};

/** One file per page, beside it. */
export function getStaticPaths() {
  const pages = portal.pages.filter(({ address }) => !portal.isKept(mirrorOf(address)));
  return pages.map(({ id, address }) => ({ params: { address: trimSlash(address) }, props: { id } }));
}
