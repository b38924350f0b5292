import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';

/** What scripts need to know of the portal as a whole: names of sources, and where their navigation is. */
export interface SiteFile {
  sources: { id: string; title: string; url: string }[];
}

/** Answers with a {@link SiteFile}. */
export const GET: APIRoute = () => {
  const file: SiteFile = { sources: portal.sources.map(({ id, title, url }) => ({ id, title, url })) };
  return Response.json(file);
};
