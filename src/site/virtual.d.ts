/// <reference types="astro/client" />

/** What the integration provides to the site's routes. Ambient modules may not import relatively, hence the inline types. */

declare module 'virtual:waymark/site' {
  /** The whole portal as the routes see it. */
  export const portal: import('../core/portal.ts').Portal;
}

declare module 'virtual:waymark/live' {
  /** Live MDX pages by page id; each is loaded when its page is generated. */
  export const live: Record<
    string,
    (() => Promise<{ default: import('astro/runtime/server/index.js').AstroComponentFactory }>) | undefined
  >;
}

declare namespace App {
  interface Locals {
    /** Id of the heading that the layout shows, for live MDX, which brings it too. */
    shownHeading?: string;
  }
}
