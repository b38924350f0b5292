import type { APIRoute } from 'astro';
import { styleSheet } from '../style-sheet.ts';

/** The site's style sheet. */
export const GET: APIRoute = () => new Response(styleSheet, { headers: { 'content-type': 'text/css; charset=utf-8' } });
