import type { APIRoute } from 'astro';
import { readIcons, readScale } from '../design-tokens.ts';
import { styleSheets } from '../style-sheet.ts';
import design from '../styles/design.css?inline';

/** What only the page that shows the design system needs: a class for every icon and for every step that the site's style sheet has. */
export const GET: APIRoute = () => {
  const icons = readIcons(styleSheets.site + styleSheets.runbooks).map((name) => `.icon-${name}{--icon:var(--icon-${name})}`);
  const sizes = readScale(styleSheets.site, '--text-').map(({ name }) => `.size${name}{font-size:var(${name})}`);
  const rooms = readScale(styleSheets.site, '--space-').map(({ name }) => `.size${name}{width:var(${name})}`);
  return new Response([design, ...icons, ...sizes, ...rooms].join('\n'), { headers: { 'content-type': 'text/css; charset=utf-8' } });
};
