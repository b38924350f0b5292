/** Names the section that is being read in a report of a problem, just before the link is followed. */
export function nameSection(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-report]')) {
    const blank = link.dataset['report'] ?? '';
    const empty = link.href;
    const name = (): void => {
      const heading = findHeading(link);
      link.href = heading ? fillIn(empty, blank, heading) : empty;
    };
    link.addEventListener('pointerdown', name);
    link.addEventListener('focus', name);
  }
}

/** Beside the text, the section that is being read; at the end of the page, the one that the reader came for. */
function findHeading(link: HTMLElement): HTMLElement | null {
  const current = link.closest('nav')?.querySelector<HTMLAnchorElement>('a[aria-current]');
  const hash = current?.hash ?? location.hash;
  return document.getElementById(decodeHash(hash));
}

function decodeHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

function fillIn(address: string, blank: string, heading: HTMLElement): string {
  const url = new URL(address);
  const words = heading.textContent
    .replace(/[\s`]+/g, ' ')
    .trim()
    .slice(0, 120);
  const place = `${location.origin}${location.pathname}#${encodeURIComponent(heading.id)}`;
  const text = `${blank.slice(0, blank.indexOf(':'))}: \`${words}\`, ${place}`;
  for (const [name, value] of url.searchParams)
    if (value.includes(blank))
      url.searchParams.set(
        name,
        value.replace(blank, () => text),
      );
  return url.href;
}
