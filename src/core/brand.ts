import type { PageView } from './portal.ts';

/** What a site shows of its own, read and judged. Paths are below the root. */
export interface Brand {
  logo: Logo<BrandImage> | undefined;
  icon: BrandImage | undefined;
  /** Text of the site's own style sheets, one after the other; empty without any. */
  styles: string;
}

/** The sign in the top bar. */
export interface Logo<Image> {
  light: Image;
  /** For the dark theme; the other one serves both when absent. */
  dark?: Image | undefined;
  /** Words in its place; the title when absent. */
  alt: string | undefined;
  /** Whether the title isn't shown beside it. */
  replacesTitle: boolean;
}

/** An image of the site's own. Width and height are in its own units: only their ratio matters. */
export interface BrandImage {
  path: string;
  type: 'image/png' | 'image/svg+xml';
  width: number;
  height: number;
}

/** The same with its address in place of its path. */
export interface BrandImageView extends Omit<BrandImage, 'path'> {
  url: string;
}

/** What routes see of {@link Brand}. */
export interface BrandView {
  logo: Logo<BrandImageView> | undefined;
  icon: BrandImageView | undefined;
  styles: string;
  /** Whether the footer names us. */
  credit: boolean;
}

/** The home page's own text. */
export interface HomeTextView {
  /** Sanitised HTML without the heading that names it. */
  html: string;
  lang: string;
  /** Component tags of the text that need a script: `wm-tabs`, `wm-diagram`. */
  scripts: string[];
  /** The page that the text comes from; undefined for a file that is no page. */
  page: PageView | undefined;
}

/** A site that has nothing of its own. */
export const noBrand: Brand = { logo: undefined, icon: undefined, styles: '' };
