import type { Catalog, Page } from '../catalog.ts';

/** Whether a page may show another as part of itself: what strangers write never stands in a trusted page, whoever asks for it. */
export function mayInclude(page: Page, other: Page, { sources }: Pick<Catalog, 'sources'>): boolean {
  const isTrusted = ({ source }: Page): boolean => sources.find(({ id }) => id === source)?.trust !== 'untrusted';
  return isTrusted(other) || !isTrusted(page);
}
