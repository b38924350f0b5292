import { wordsOf } from '../../plugins/body-words.ts';
import { describeMissing } from '../../plugins/missing-target.ts';
import { detachCopy, escapeAttribute, fillSlots, sectionOf, shiftHeadings, type Body, type IncludePlace } from './body.ts';
import type { Page } from './catalog.ts';
import { titleHeadingOf } from './find-title.ts';
import { keyOfBlock, mostDeep } from './includes/include-graph.ts';
import { toUrl } from './link-address.ts';
import type { BodyWorld, ShownCode } from './page-body.ts';

/** Characters of embedded HTML in one page: pages that embed pages that embed pages grow without end otherwise. */
export const embedBudget = 1_000_000;

/** What filling one page shares. */
export interface FillContext {
  world: BodyWorld;
  bodies: ReadonlyMap<Page, Body>;
  codes: ReadonlyMap<Page, readonly (ShownCode | undefined)[]>;
  scripts: Set<string>;
  /** Characters and pages that may still be embedded in the page. */
  budget: { left: number; includes: number };
  /** Pages and sections that this stretch stands in, the page itself first. */
  above: { page: Page; key: string }[];
}

/** Fills the slots of a page's body, or of a stretch of it, and what it takes from elsewhere. */
export function fillBody(page: Page, body: Pick<Body, 'html' | 'slots' | 'scripts' | 'terms'>, context: FillContext): string {
  for (const script of body.scripts) context.scripts.add(script);
  const { world } = context;
  return fillSlots(body, {
    resolve: (slot) => world.resolve(page, slot),
    href: (resolution) => world.href(resolution),
    embed: (target, anchor) => embed(target, anchor, context),
    include: (target, anchor, place) => include(page, { target, anchor, place }, context),
    code: (at) => toCodeFigure(page, at, context),
    term: (name) => world.termOf?.(name, page),
  });
}

/** A page, or a section of it, as a copy within another. Undefined where the reader gets a link instead. */
function embed(target: Page, anchor: string | undefined, context: FillContext): string | undefined {
  const { world, bodies, above, budget } = context;
  const embedded = bodies.get(target);
  if (!embedded || !world.shows(target) || above.some(({ page }) => page.id === target.id) || above.length > mostDeep) return undefined;
  const isWhole = anchor === undefined || anchor === titleHeadingOf(target.document)?.id;
  const html = isWhole ? embedded.html : sectionOf(embedded, anchor);
  if (html === undefined || html.length > budget.left) return undefined;
  budget.left -= html.length;
  const copy = fillBody(target, { ...embedded, html }, { ...context, above: [...above, { page: target, key: target.id }] });
  return detachCopy(copy, toUrl(world.base, target.address));
}

/** The same for an include, whose headings fit below those of the page, and which says at its end where it comes from. */
function include(
  page: Page,
  { target, anchor, place }: { target: Page; anchor: string | undefined; place: IncludePlace },
  context: FillContext,
): string | undefined {
  const { world, bodies, above, budget } = context;
  const body = bodies.get(target);
  const section = anchor === titleHeadingOf(target.document)?.id ? undefined : anchor;
  const key = keyOfBlock(target, section);
  const mayShow = world.shows(target) && target.document.format !== 'live' && world.mayInclude?.(page, target) !== false;
  if (!body || !mayShow || above.some((outer) => outer.key === key) || above.length > mostDeep || budget.includes <= 0) return undefined;
  const cut = cutSection(body, section, place);
  if (!cut || cut.html.length > budget.left) return undefined;
  budget.left -= cut.html.length;
  budget.includes -= 1;
  const copy = fillBody(target, { ...body, html: cut.html }, { ...context, above: [...above, { page: target, key }] });
  const url = toUrl(world.base, target.address, section);
  const text = shiftHeadings(detachCopy(copy, toUrl(world.base, target.address)), place.depth + 1 - cut.depth);
  const link = `<a href="${escapeAttribute(url)}">${escapeAttribute(target.title)}</a>`;
  return `<section class="include">${text}<p class="include-source" data-pagefind-ignore>${wordsOf(page.lang).from} ${link}</p></section>`;
}

/** HTML of a page or a section, with the depth of its upper headings. */
function cutSection(body: Body, section: string | undefined, { hidden }: IncludePlace): { html: string; depth: number } | undefined {
  if (section === undefined) {
    const depths = body.sections.map(({ depth }) => depth);
    return { html: body.html, depth: depths.length === 0 ? 2 : depths.reduce((least, depth) => Math.min(least, depth)) };
  }
  const html = sectionOf(body, section);
  const depth = body.sections.find(({ id }) => id === section)?.depth;
  if (html === undefined || depth === undefined) return undefined;
  if (!hidden) return { html, depth };
  const closing = `</h${depth}>`;
  return { html: html.slice(html.indexOf(closing) + closing.length), depth: depth + 1 };
}

/** Code of the repository with where it comes from; where it can't be shown, the reader learns what should be there. */
function toCodeFigure(page: Page, at: number, { codes }: FillContext): string {
  const use = page.document.code?.[at];
  if (!use) return '';
  const shown = codes.get(page)?.[at];
  if (!shown) {
    const file = escapeAttribute(use.file);
    return `<p><code title="${escapeAttribute(describeMissing('code', use.file).title)}" data-missing="${file}">${file}</code></p>`;
  }
  const { path, from, to, title, lang } = shown.piece;
  const lines = from === undefined || to === undefined ? '' : from === to ? `:${from}` : `:${from}–${to}`;
  const place = `${escapeAttribute(path)}${lines}`;
  const origin =
    shown.url === undefined ? `<span>${place}</span>` : `<a href="${escapeAttribute(shown.url)}" rel="noopener noreferrer">${place}</a>`;
  const language = lang === undefined ? '' : `<span class="language">${escapeAttribute(lang)}</span>`;
  const caption = title === undefined ? `${origin} ${language}` : `<span>${escapeAttribute(title)}</span> ${origin}`;
  return `<figure class="code from-repo"><figcaption>${caption}</figcaption>${shown.pre}</figure>`;
}
