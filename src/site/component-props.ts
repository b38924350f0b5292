import type { BrandImageView, HomeTextView, Logo } from '../core/brand.ts';
import type { PageView } from '../core/portal.ts';
import type { ContentsEntry } from './page-facts.ts';

/** What the components get that a site's own Astro project may put others in place of. These types are a contract: `contracts.md`. */

/** `Head`: what else stands in the `<head>` of every page. */
export interface HeadProps {
  title: string;
  description: string | undefined;
  /** Address of the page on the published portal, where `site.url` is known. */
  canonical: string | undefined;
  /** Whether search engines shall leave the page out. */
  hidden: boolean;
}

/** `Brand`: the sign and the name at the start of the top bar. */
export interface BrandProps {
  /** Title of the site. */
  title: string;
  /** Address of the home page. */
  url: string;
  logo: Logo<BrandImageView> | undefined;
}

/** `Banner`: what stands between the top bar and every page; nothing unless you put something there. */
export interface BannerProps {
  /** Id of the source that the page belongs to; undefined for the portal's own places. */
  source: string | undefined;
}

/** `HomeText`: what the home page says before it lists anything. */
export interface HomeTextProps {
  description: string | undefined;
  /** Text of the file that `site.home` names. */
  text: HomeTextView | undefined;
}

/** `PageHead`: everything above the text of a page. */
export interface PageHeadProps {
  view: PageView;
  /** The headings of its contents; empty where there is nothing to choose from. */
  contents: readonly ContentsEntry[];
}

/** `PageFoot`: everything below the text of a page. */
export interface PageFootProps {
  view: PageView;
}

/** `Footer`: the end of every page. Its slot holds the button that explains keyboard shortcuts: without it there are none. */
export interface FooterProps {
  /** The portal's own places. */
  links: readonly { title: string; url: string; /** Shortcut: goes into `data-key`. */ key?: string | undefined }[];
  /** Sanitised HTML of `site.footer`. */
  html: string | undefined;
  /** Whether to say what the portal was built with: `site.credit`. */
  credit: boolean;
}
