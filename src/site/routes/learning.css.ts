import type { APIRoute } from 'astro';
import { styleSheets } from '../style-sheet.ts';

/** The style sheet of pages with components for learning. */
export const GET: APIRoute = () => new Response(styleSheets.learning, { headers: { 'content-type': 'text/css; charset=utf-8' } });
