import type { APIRoute } from 'astro';
import { readIcons, readScale } from '../design-tokens.ts';
import { styleSheet } from '../style-sheet.ts';
import design from '../styles/design.css?inline';

/** What only the page that shows the design system needs: a class for every icon and for every step that the site's style sheet has. */
export const GET: APIRoute = () => {
  const icons = readIcons(styleSheet).map((name) => `.icon-${name}{--icon:var(--icon-${name})}`);
  const sizes = readScale(styleSheet, '--text-').map(({ name }) => `.size${name}{font-size:var(${name})}`);
  const rooms = readScale(styleSheet, '--space-').map(({ name }) => `.size${name}{width:var(${name})}`);
  return new Response([design, ...icons, ...sizes, ...rooms].join('\n'), { headers: { 'content-type': 'text/css; charset=utf-8' } });
};
