/** What an element says of itself whose address leads nowhere. */
export interface MissingTarget {
  title: string;
  /** A link that can't be followed, as WAI-ARIA has it (https://www.w3.org/WAI/ARIA/apg/patterns/link/): announced, and not offered. */
  role?: 'link';
  ariaDisabled?: 'true';
}

/** Explains an address that leads nowhere to readers, who get neither a link nor an image. `address` is as the author wrote it. */
export function describeMissing(tagName: string, address: string): MissingTarget {
  if (tagName === 'code') return { title: `This code is missing: ${address}` };
  if (tagName !== 'a') return { title: `This image is missing: ${address}` };
  return { role: 'link', ariaDisabled: 'true', title: `This link is broken: ${address} leads nowhere` };
}
