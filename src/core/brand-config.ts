import { z } from 'zod';

/** Fields of `site` in `waymark.yml` that make a portal somebody's own. */

/** Characters of a footer: it stands on every page. */
const maxFooterLength = 1000;

/** Style sheets of a site's own. */
const maxStyles = 8;

/** A path below the root of a file with one of these endings. */
function file(endings: string, expected: string) {
  return z
    .string()
    .regex(
      new RegExp(String.raw`^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$)).*\.(?:${endings})$`, 'i'),
      `expected the path of ${expected} below the root, without \`..\``,
    )
    .transform((path) => path.replace(/^\.\//, ''));
}

const image = file('svg|png', 'an SVG or PNG');

const logoFields = z.strictObject({
  src: image.describe('Path of an SVG or PNG.'),
  dark: image.optional().describe('Another one for the dark theme.'),
  alt: z.string().max(200).optional().describe('What it says to those who don’t see it. The title of the site when absent.'),
  replacesTitle: z.boolean().default(false).describe('Whether it stands in place of the title, because it holds the name itself.'),
});

/** Logo, icon, footer, text of the home page and styles, each a path or a short text. */
export const brandFields = {
  logo: z
    .union([image, logoFields])
    .optional()
    .describe('Sign in the top bar, in place of the blaze: path of an SVG or PNG, or the fields below. Shown 1.75rem high.'),
  icon: image
    .optional()
    .describe('Icon of the portal in tabs and bookmarks: path of an SVG or PNG. A blaze in the colour of `accent` when absent.'),
  home: file('md|mdx|markdown', 'a Markdown file')
    .optional()
    .describe('Markdown file, a page or not, whose text stands on the home page in place of `description`.'),
  footer: z
    .string()
    .min(1)
    .max(maxFooterLength)
    .optional()
    .describe('Short Markdown text below every page: imprint, privacy, contact, chat. Links are written as from the root.'),
  credit: z.boolean().default(true).describe('Whether the footer says what the portal was built with.'),
  styles: z
    .array(file('css', 'a style sheet'))
    .max(maxStyles)
    .default([])
    .describe('Style sheets of your own, applied after those of the portal. They load nothing from other hosts.'),
};
