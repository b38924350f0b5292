import { detachCopy, fillSlots, sectionOf, type Body, type Slot } from './body.ts';
import type { Page, Resolution } from './catalog.ts';
import { fillCurriculum, type CurriculumSlots } from './curriculum-slots.ts';
import type { Document, Heading } from './document.ts';
import { findParts, type PagePart } from './find-parts.ts';
import type { ImageSize } from './image-size.ts';
import { toUrl } from './link-address.ts';
import { placeImages } from './place-images.ts';
import type { ContentsItem } from './portal.ts';
import { wrapParts } from './wrap-parts.ts';

/** Bodies as pages show them: addresses filled in, embedded pages copied in. */

/** How deep embedded pages may embed others. */
const embedDepth = 3;

/** Characters of embedded HTML in one page: pages that embed pages that embed pages grow without end otherwise. */
const embedBudget = 1_000_000;

/** What filling needs to know of everything else. */
export interface BodyWorld {
  base: string;
  readBody(page: Page): Promise<Body | undefined>;
  resolve(from: Page, slot: Slot): Resolution;
  /** Address for a resolution; undefined for what leads nowhere. */
  href(resolution: Resolution): string | undefined;
  /** Whether a page may be embedded. */
  shows(page: Page): boolean;
  /** Size of the image at an address, as it stands in an attribute; undefined where it isn't known. */
  /** What only the portal knows of skills and assessments. */
  curriculum?: CurriculumSlots;
  sizeOf?(src: string): ImageSize | undefined;
}

/** What of a page's view comes from its body. */
export interface BodyView {
  html: string;
  /** What the page's first heading says; the layout shows it, `html` doesn't. */
  heading: string;
  headingId: string;
  contents: ContentsItem[];
  /** Sections whose purpose is known, which `html` has in elements of their own. */
  parts: PagePart[];
  /** Component tags that need a script. */
  scripts: string[];
}

/** Reads the body of a page, with all that it embeds, and fills it. */
export async function toBodyView(page: Page, world: BodyWorld): Promise<BodyView> {
  const { document } = page;
  const heading = titleHeadingOf(document);
  const scripts = new Set<string>();
  const body = await world.readBody(page);
  const bodies = new Map<Page, Body>();
  if (body) await readEmbedded(page, body, world, bodies);
  const contents = document.headings
    .filter((item) => item !== heading && item.text !== '')
    .map(({ depth, id, text }) => ({ depth, id, text }));
  const parts = findParts(contents, page);
  const context = { world, bodies, scripts, budget: { left: embedBudget }, above: [page.id] };
  return {
    html: placeImages(body ? fillCurriculum(fillBody(page, wrapParts(body, parts), context), world.curriculum) : '', (src) =>
      world.sizeOf?.(src),
    ),
    heading: heading?.text ?? page.title,
    headingId: heading?.id ?? 'top',
    contents,
    parts,
    scripts: [...scripts],
  };
}

/** The heading that the layout shows as the page's title; undefined when the title comes from elsewhere. */
function titleHeadingOf({ heading, headings }: Document): Heading | undefined {
  if (heading === undefined) return undefined;
  return headings.find(({ text, depth }) => text === heading && depth === 1) ?? headings.find(({ text }) => text === heading);
}

/** Reads the bodies of all pages that this one embeds, directly or through others, each once. */
async function readEmbedded(page: Page, body: Body, world: BodyWorld, bodies: Map<Page, Body>): Promise<void> {
  for (const slot of body.slots) {
    const resolution = slot.kind === 'embed' ? world.resolve(page, slot) : undefined;
    if (resolution?.type !== 'page' || bodies.has(resolution.page)) continue;
    const embedded = await world.readBody(resolution.page);
    if (!embedded) continue;
    bodies.set(resolution.page, embedded);
    await readEmbedded(resolution.page, embedded, world, bodies);
  }
}

interface FillContext {
  world: BodyWorld;
  bodies: ReadonlyMap<Page, Body>;
  scripts: Set<string>;
  /** Characters that may still be embedded in the page. */
  budget: { left: number };
  /** Ids of the pages that this stretch is embedded in, itself included: a page never embeds itself. */
  above: string[];
}

function fillBody(page: Page, body: Pick<Body, 'html' | 'slots' | 'scripts'>, context: FillContext): string {
  for (const script of body.scripts) context.scripts.add(script);
  const { world } = context;
  return fillSlots(body, {
    resolve: (slot) => world.resolve(page, slot),
    href: (resolution) => world.href(resolution),
    embed: (target, anchor) => embed(target, anchor, context),
  });
}

/** A page, or a section of it, as a copy within another. Undefined where the reader gets a link instead. */
function embed(target: Page, anchor: string | undefined, context: FillContext): string | undefined {
  const { world, bodies, above, budget } = context;
  const embedded = bodies.get(target);
  if (!embedded || !world.shows(target) || above.includes(target.id) || above.length > embedDepth) return undefined;
  const isWhole = anchor === undefined || anchor === titleHeadingOf(target.document)?.id;
  const html = isWhole ? embedded.html : sectionOf(embedded, anchor);
  if (html === undefined || html.length > budget.left) return undefined;
  budget.left -= html.length;
  const copy = fillBody(target, { ...embedded, html }, { ...context, above: [...above, target.id] });
  return detachCopy(copy, toUrl(world.base, target.address));
}
