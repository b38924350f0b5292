import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';
import { toPathwaysFile } from '../pathways-file.ts';

/** All pathways, for machines. */
export const GET: APIRoute = () => Response.json(toPathwaysFile(portal));
