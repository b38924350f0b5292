/**
 * Components that a site's own Astro project may put others in place of, with the file of ours in `components/`. Few and coarse, because
 * each is a contract: what they get is typed in `component-props.ts`.
 */
export const overridable = {
  Head: 'head.astro',
  Brand: 'brand.astro',
  Banner: 'banner.astro',
  HomeText: 'home-text.astro',
  PageHead: 'page-head.astro',
  PageFoot: 'page-foot.astro',
  Footer: 'footer.astro',
} as const;

/** Name of an overridable component. */
export type OverridableName = keyof typeof overridable;
