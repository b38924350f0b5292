import { portal } from 'virtual:waymark/site';
import { toThemeCss } from './blaze-colour.ts';
// As text: Astro's development server mistakes what is imported with `?url` for a style sheet of the page and for a script.
import labs from './styles/labs.css?inline';
import learning from './styles/learning.css?inline';
import places from './styles/places.css?inline';
import runbooks from './styles/runbooks.css?inline';
import site from './styles/site.css?inline';
import units from './styles/units.css?inline';

const { accent } = portal.site;

/** The style sheets: one that every page needs, with the site's own blaze colour and styles at its end, and some that a few need besides. */
export const styleSheets = {
  site: site + (accent === undefined ? '' : toThemeCss(accent)) + portal.brand.styles,
  labs,
  learning,
  places,
  runbooks,
  units,
} as const;

/** One of {@link styleSheets}. */
export type StyleSheet = keyof typeof styleSheets;

/** Where one is served. What stands behind the question mark changes with the text, so that browsers may keep it for long. */
export function styleSheetUrl(name: StyleSheet): string {
  return `${portal.site.base}_waymark/${name}.css?${toFingerprint(styleSheets[name])}`;
}

/** FNV-1a, 32 bits, base 36: http://www.isthe.com/chongo/tech/comp/fnv/. Enough to tell versions of one file apart. */
function toFingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
