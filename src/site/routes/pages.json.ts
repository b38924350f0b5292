import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toPagesFile } from '../machine/pages-file.ts';

/** All pages, for machines. */
export const GET: APIRoute = () => Response.json(toPagesFile(portal));
