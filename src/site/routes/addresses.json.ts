import type { APIRoute } from 'astro';
import { portal } from 'virtual:waymark/site';

/** A page by what one can know it by: title, address, path of its file, and the ids and addresses that it has or had beside those. */
export type AddressRow = [title: string, address: string, path: string, ...others: string[]];

/** Answers with an {@link AddressRow} for every page, for searches that are addresses. */
export const GET: APIRoute = () => {
  const others = new Map(portal.pages.map(({ url }) => [url, new Set<string>()]));
  for (const { id, url } of portal.shortcuts) others.get(url)?.add(`${id}/`);
  for (const { address, url } of portal.redirects) others.get(url)?.add(address);
  const rows = portal.pages.map(({ title, address, path, url }): AddressRow => {
    const names = [...(others.get(url) ?? [])].filter((name) => name !== address).sort();
    return [title, address, path, ...names];
  });
  return Response.json(rows);
};
