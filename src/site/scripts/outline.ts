/**
 * Marks the section that is being read in the page's contents, where they are shown beside the text: that whose heading was reached
 * last, and at the end of the page the last one, which may be too short for its heading to come up that far.
 */
export function followReading(): void {
  const links = new Map<Element, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.outline a')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  if (links.size === 0) return;
  const headings = [...links.keys()];
  const above = new Set<Element>();
  const update = (): void => {
    mark(links, isAtEnd() ? headings.at(-1) : headings.filter((heading) => above.has(heading)).at(-1));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, boundingClientRect, rootBounds } of entries) {
        if (boundingClientRect.top < (rootBounds?.bottom ?? 0)) above.add(target);
        else above.delete(target);
      }
      update();
    },
    { rootMargin: `0px 0px -${unreached()}% 0px` },
  );
  for (const heading of headings) observer.observe(heading);
  addEventListener('scroll', update, { passive: true });
}

/**
 * How much of the window, in per cent, a heading has to leave below itself to count as reached: two thirds, less where what stays at the
 * top of a low window takes more than the rest.
 */
function unreached(): number {
  const covered = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  return Math.max(0, Math.min(66, 100 - Math.ceil(((covered + 8) / innerHeight) * 100)));
}

/** Whether the page can be scrolled and is at its end; browsers round, and zoom makes fractions of pixels. */
function isAtEnd(): boolean {
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight > clientHeight && scrollY + clientHeight >= scrollHeight - 2;
}

function mark(links: ReadonlyMap<Element, HTMLAnchorElement>, reached: Element | undefined): void {
  for (const [heading, link] of links) {
    if ((heading === reached) === link.hasAttribute('aria-current')) continue;
    if (heading === reached) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
}
