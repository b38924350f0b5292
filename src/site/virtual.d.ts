/// <reference types="astro/client" />

/** What the integration provides to the site's routes. Ambient modules may not import relatively, hence the inline types. */

declare module 'virtual:waymark/site' {
  /** The whole portal as the routes see it. */
  export const portal: import('../core/portal.ts').Portal;
}

declare module 'virtual:waymark/components/Head' {
  const component: (props: import('./component-props.ts').HeadProps) => unknown;
  export default component;
}

declare module 'virtual:waymark/components/Brand' {
  const component: (props: import('./component-props.ts').BrandProps) => unknown;
  export default component;
}

declare module 'virtual:waymark/components/Banner' {
  const component: (props: import('./component-props.ts').BannerProps) => unknown;
  export default component;
}

declare module 'virtual:waymark/components/HomeText' {
  const component: (props: import('./component-props.ts').HomeTextProps) => unknown;
  export default component;
}

declare module 'virtual:waymark/components/PageHead' {
  const component: (props: import('./component-props.ts').PageHeadProps) => unknown;
  export default component;
}

declare module 'virtual:waymark/components/PageFoot' {
  const component: (props: import('./component-props.ts').PageFootProps) => unknown;
  export default component;
}

declare module 'virtual:waymark/components/Footer' {
  const component: (props: import('./component-props.ts').FooterProps) => unknown;
  export default component;
}

declare module 'virtual:waymark/live' {
  /** Live MDX pages by page id; each is loaded when its page is generated. */
  export const live: Record<
    string,
    (() => Promise<{ default: import('astro/runtime/server/index.js').AstroComponentFactory }>) | undefined
  >;
}

/** What scripts take of progress, from the core: `src/core/progress/in-browser.ts`. */
declare module 'virtual:waymark/progress' {
  export const countCompletion: typeof import('../core/progress/completion.ts').countCompletion;
  export const deltaGroups: typeof import('../core/progress/delta.ts').deltaGroups;
  export const findDelta: typeof import('../core/progress/delta.ts').findDelta;
  export const deriveState: typeof import('../core/progress/derive-state.ts').deriveState;
  export const isDone: typeof import('../core/progress/derive-state.ts').isDone;
  export const largestFile: typeof import('../core/progress/export-file.ts').largestFile;
  export const readExport: typeof import('../core/progress/export-file.ts').readExport;
  export const writeExport: typeof import('../core/progress/export-file.ts').writeExport;
  export const findRelease: typeof import('../core/progress/find-release.ts').findRelease;
  export const listUnits: typeof import('../core/progress/find-release.ts').listUnits;
  export const unitResolver: typeof import('../core/progress/find-release.ts').unitResolver;
  export const mergeEvents: typeof import('../core/progress/merge-events.ts').mergeEvents;
  export const previewImport: typeof import('../core/progress/merge-events.ts').previewImport;
  export const winnerOf: typeof import('../core/progress/merge-events.ts').winnerOf;
  export const isOfThisVersion: typeof import('../core/progress/read-event.ts').isOfThisVersion;
  export const readEvent: typeof import('../core/progress/read-event.ts').readEvent;
  export const stampEvent: typeof import('../core/progress/stamp-event.ts').stampEvent;
  export const openJudge: typeof import('../core/progress/standing.ts').openJudge;
  export const decideUpgrade: typeof import('../core/progress/upgrade.ts').decideUpgrade;
  export const counts: typeof import('../core/progress/standing.ts').counts;
}

declare namespace App {
  interface Locals {
    /** Id of the heading that the layout shows, for live MDX, which brings it too. */
    shownHeading?: string;
    /** Id of the live page that is drawn. */
    livePage: string;
  }
}
