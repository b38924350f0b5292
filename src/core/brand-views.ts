import { detachCopy } from './body.ts';
import type { Brand, BrandImage, BrandImageView, BrandView, HomeTextView } from './brand.ts';
import type { Catalog } from './catalog.ts';
import { toUrl } from './link-address.ts';
import { toBodyView, type BodyWorld } from './page-body.ts';
import type { Portal } from './portal.ts';

/** What a site shows of its own, with addresses. */
export function toBrandView({ logo, icon, styles }: Brand, { site, config }: Pick<Catalog, 'site' | 'config'>): BrandView {
  const view = ({ path, ...image }: BrandImage): BrandImageView => ({ ...image, url: toUrl(site.base, `assets/${path}`) });
  return {
    logo: logo && { ...logo, light: view(logo.light), dark: logo.dark && view(logo.dark) },
    icon: icon && view(icon),
    styles,
    credit: config.site.credit,
  };
}

/** The home page's text: a page's, which stands at its own address too, or that of a file which is none. */
export async function readHome(
  { texts: { home }, page }: Catalog,
  world: BodyWorld,
  readPage: Portal['readPage'],
): Promise<HomeTextView | undefined> {
  if (!home) return undefined;
  const view = page(home.id) === home ? await readPage(home.id) : undefined;
  const { html, scripts } = view ?? (await toBodyView(home, world));
  return { html, scripts, lang: home.lang, page: view };
}

/** The footer stands on every page, so it brings no ids along. */
export async function readFooter({ texts: { footer } }: Catalog, world: BodyWorld): Promise<string | undefined> {
  return footer && detachCopy((await toBodyView(footer, world)).html, toUrl(world.base, ''));
}
