import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toLlmsText } from '../machine/llms-text.ts';

/** What is here, for assistants. */
export const GET: APIRoute = () => new Response(toLlmsText(portal), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
