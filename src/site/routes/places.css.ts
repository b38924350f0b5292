import type { APIRoute } from 'astro';
import { styleSheets } from '../style-sheet.ts';

/** The style sheet of the portal's own places. */
export const GET: APIRoute = () => new Response(styleSheets.places, { headers: { 'content-type': 'text/css; charset=utf-8' } });
