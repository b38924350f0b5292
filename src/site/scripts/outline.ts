/** Marks the section that is being read in the page's contents, where they are shown beside the text. */
export function followReading(): void {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.outline a')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  if (links.size === 0) return;
  const above = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, boundingClientRect, rootBounds } of entries) {
        if (boundingClientRect.top < (rootBounds?.bottom ?? 0)) above.add(target);
        else above.delete(target);
      }
      mark(links, [...links.keys()].filter((heading) => above.has(heading)).at(-1));
    },
    // A heading counts as reached when it is in the upper third of the window, or above.
    { rootMargin: '0px 0px -66% 0px' },
  );
  for (const heading of links.keys()) observer.observe(heading);
}

function mark(links: ReadonlyMap<Element, HTMLAnchorElement>, reached: Element | undefined): void {
  for (const [heading, link] of links) {
    if (heading === reached) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
}
