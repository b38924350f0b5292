import type { Page, Redirect } from './catalog.ts';
import { compareText, type Finding } from './diagnostic.ts';
import { describeReserved } from './name-pages.ts';
import { findReserved, isAddress, safeDecode } from './page-id.ts';
import type { Source } from './source.ts';

/**
 * Former addresses lead on; an address that a page or the listing of a source lives at is never given away, and neither is one
 * that the portal needs. The tool itself writes former ids, so that those which give way to something live do so without a word.
 */
export function buildRedirects(pages: readonly Page[], sources: readonly Source[], findings: Finding[]): Redirect[] {
  const live = new Map(sources.map(({ id, path }) => [`${id}/`.toLowerCase(), `the folder \`${path === '' ? '.' : path}\``]));
  for (const { address, path } of pages) live.set(address.toLowerCase(), `\`${path}\``);
  const redirects = new Map<string, Redirect>();
  const claim = (page: Page, from: string, written: string): void => {
    const other = redirects.get(from.toLowerCase());
    if (!other) redirects.set(from.toLowerCase(), { from, to: page.id });
    else if (other.to !== page.id) findings.push(aliasClash(page, written, `belongs to \`${other.to}\` already`));
  };
  for (const page of pages) {
    for (const alias of (page.meta.aliases ?? []).filter(isAddress)) {
      const from = toAddress(alias);
      const holder = live.get(from.toLowerCase());
      const reserved = findReserved(from);
      if (from.toLowerCase() === page.address.toLowerCase()) continue;
      if (from === '/') findings.push(aliasClash(page, alias, 'belongs to the start page'));
      else if (reserved !== undefined) findings.push(aliasClash(page, alias, describeReserved(from, reserved)));
      else if (!isWellFormed(from)) findings.push(malformedAlias(page, alias));
      else if (holder !== undefined) findings.push(aliasClash(page, alias, `belongs to ${holder} already`));
      else claim(page, from, alias);
    }
    for (const id of page.formerIds) {
      const from = `${id.normalize('NFC')}/`;
      if (isWellFormed(from) && findReserved(from) === undefined && !live.has(from.toLowerCase())) claim(page, from, `/${id}/`);
    }
  }
  return [...redirects.values()].sort((a, b) => compareText(a.from, b.from));
}

/** Address below the base that an alias stands for: `/old/place.html`, `/old/place/index.html` and `/old/place` are the same. */
function toAddress(alias: string): string {
  const path = safeDecode(alias)
    .normalize('NFC')
    .replace(/^\/+/, '')
    .replace(/(?:^|\/)index\.html?$/i, '')
    .replace(/\.html?$/i, '')
    .replace(/(?<!\/)\/+$/, '');
  return `${path}/`;
}

/** Whether an address is made of what slugs and derived ids are made of: anything else might not be a file name somewhere. */
function isWellFormed(address: string): boolean {
  const segments = address.slice(0, -1).split('/');
  return segments.every((segment) => /^[\p{L}\p{M}\p{N}_.-]+$/u.test(segment) && !/^\.|\.$/.test(segment));
}

function aliasClash(page: Page, alias: string, fault: string): Finding {
  const hint = 'Remove it, or write the address that the page had.';
  return {
    rule: 'page/alias-clash',
    message: `The alias \`${alias}\` ${fault}.`,
    hint,
    file: page.path,
    about: { name: 'aliases', item: alias },
    actual: alias,
  };
}

function malformedAlias(page: Page, alias: string): Finding {
  return {
    rule: 'frontmatter/invalid-value',
    message: `The alias \`${alias}\` is no address that a page can have.`,
    hint: 'Write segments of letters, digits, `-`, `_`, `.`, divided by `/`: `/old/place/`.',
    file: page.path,
    about: { name: 'aliases', item: alias },
    actual: alias,
  };
}
