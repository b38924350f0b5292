import { ruleFromLinks } from '../link-rule.ts';
import { suggest } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';

/** Schemes that people mean when they mistype one. */
const usualSchemes = ['https', 'http', 'mailto', 'tel'];

/** Addresses that no browser of a reader opens: misspelt schemes, paths of one machine, code. */
export const linkScheme = ruleFromLinks(
  { id: 'link/scheme', severity: 'warning', description: 'Addresses have a scheme that a browser can open.' },
  ({ link, resolution }) => {
    if (resolution.type !== 'scheme') return undefined;
    const { scheme } = resolution;
    const rest = link.url.slice(scheme.length + 1);
    const expected = suggest(scheme, usualSchemes, { limit: 1 }).map((usual) => `${usual}:${rest}`);
    return {
      message: `Unexpected scheme ${quote(`${scheme}:`)}.`,
      hint: adviseOn(scheme, rest) ?? didYouMean(expected) ?? general,
      expected,
    };
  },
);

const general = 'Write an address that starts with `https:` or `mailto:`, or a path.';

/** What people do who write an address of that form. */
function adviseOn(scheme: string, rest: string): string | undefined {
  if (/^\d+(?:[/?#]|$)/.test(rest)) return `Write ${quote(`http://${scheme}:${rest}`)}.`;
  if (scheme.length === 1 || scheme === 'file') return 'Write a path relative to this page: readers can’t open files of your machine.';
  // AsciiDoc: `link:https://…[text]`.
  if (/^https?:\/\//.test(rest)) return `Write ${quote(rest.replace(/\[[^\]]*\]?$/, ''))}.`;
  if (scheme === 'data') return 'Save the data as a file beside the page, and link to that.';
  if (scheme === 'javascript' || scheme === 'vbscript') return 'Remove the link: pages run no code of their own.';
  return undefined;
}
