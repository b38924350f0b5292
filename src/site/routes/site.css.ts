import type { APIRoute } from 'astro';
import { styleSheets } from '../style-sheet.ts';

/** The style sheet of every page. */
export const GET: APIRoute = () => new Response(styleSheets.site, { headers: { 'content-type': 'text/css; charset=utf-8' } });
