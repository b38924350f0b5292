import type { APIRoute } from 'astro';
import { styleSheets } from '../style-sheet.ts';

/** The style sheet of labs of pathways. */
export const GET: APIRoute = () => new Response(styleSheets.labs, { headers: { 'content-type': 'text/css; charset=utf-8' } });
