import { portal } from 'virtual:waymark/site';
import { toThemeCss } from './blaze-colour.ts';
// As text: Astro's development server mistakes what is imported with `?url` for a style sheet of the page and for a script.
import styles from './styles/site.css?inline';

const { site, brand } = portal;

/** The site's one style sheet, with the site's own blaze colour and styles at its end. */
export const styleSheet = styles + (site.accent === undefined ? '' : toThemeCss(site.accent)) + brand.styles;

/** Where it is served. What stands behind the question mark changes with the text, so that browsers may keep it for long. */
export const styleSheetUrl = `${site.base}_waymark/site.css?${toFingerprint(styleSheet)}`;

/** FNV-1a, 32 bits, base 36: http://www.isthe.com/chongo/tech/comp/fnv/. Enough to tell versions of one file apart. */
function toFingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
