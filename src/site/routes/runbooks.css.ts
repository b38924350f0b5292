import type { APIRoute } from 'astro';
import { styleSheets } from '../style-sheet.ts';

/** The style sheet of runbooks and their like. */
export const GET: APIRoute = () => new Response(styleSheets.runbooks, { headers: { 'content-type': 'text/css; charset=utf-8' } });
