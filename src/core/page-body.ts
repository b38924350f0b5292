import { nameNotes, type Body, type Slot } from './body.ts';
import type { Page, Resolution } from './catalog.ts';
import { fillCurriculum, type CurriculumSlots } from './curriculum-slots.ts';
import type { CodePiece } from './code/cut-code.ts';
import { fillBody, embedBudget } from './fill-body.ts';
import { titleHeadingOf } from './find-title.ts';
import { findParts, type PagePart } from './find-parts.ts';
import { arrangeContents } from './glossary/arrange-glossary.ts';
import { mostIncludes } from './includes/include-graph.ts';
import type { ImageSize } from './image-size.ts';
import { placeImages } from './place-images.ts';
import type { ContentsItem } from './portal.ts';
import { wrapParts } from './wrap-parts.ts';

/** Bodies as pages show them: addresses filled in, embedded pages copied in. */

/** Code of the repository in the place of one component. */
export interface ShownCode {
  piece: CodePiece;
  /** Its `pre`, coloured. */
  pre: string;
  /** Address of the file on the host, at these lines. */
  url: string | undefined;
}

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
  /** Whether a page may show another as part of itself; any may when absent. */
  mayInclude?(page: Page, other: Page): boolean;
  /** Code that a page asks for in a place; undefined for what can't be shown. Absent where no code can be read. */
  readCode?(page: Page, at: number): Promise<ShownCode | undefined>;
  /** What explains a term to readers of a page. */
  termOf?(name: string, page: Page): { url: string; definition: string } | undefined;
  /** How the body of this page is arranged before anything is filled in; undefined for all pages but the glossary's. */
  arrange?(page: Page, body: Body): Body | undefined;
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
  const codes = await readCodes([page, ...bodies.keys()], world);
  const arranged = body && world.arrange?.(page, body);
  const written = document.headings
    .filter((item) => item !== heading && item.text !== '')
    .map(({ depth, id, text }) => ({ depth, id, text }));
  const contents = arranged ? arrangeContents(written, arranged) : written;
  const parts = findParts(contents, page);
  const context = { world, bodies, codes, scripts, budget: { left: embedBudget, includes: mostIncludes }, above: [{ page, key: page.id }] };
  const html = body ? nameNotes(fillBody(page, wrapParts(arranged ?? body, parts), context)) : '';
  return {
    html: placeImages(fillCurriculum(html, world.curriculum), (src) => world.sizeOf?.(src)),
    heading: heading?.text ?? page.title,
    headingId: heading?.id ?? 'top',
    contents,
    parts,
    scripts: [...scripts],
  };
}

/** Reads the bodies of all pages that this one embeds or includes, directly or through others, each once. */
async function readEmbedded(page: Page, body: Body, world: BodyWorld, bodies: Map<Page, Body>): Promise<void> {
  const open: [Page, Body][] = [[page, body]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [from, { slots }] = next;
    for (const slot of slots) {
      const resolution = slot.kind === 'embed' || slot.kind === 'include' ? world.resolve(from, slot) : undefined;
      if (resolution?.type !== 'page' || bodies.has(resolution.page)) continue;
      const embedded = await world.readBody(resolution.page);
      if (!embedded) continue;
      bodies.set(resolution.page, embedded);
      open.push([resolution.page, embedded]);
    }
  }
}

/** Code that these pages show, by page, in the order of their texts. */
async function readCodes(pages: readonly Page[], world: BodyWorld): Promise<Map<Page, (ShownCode | undefined)[]>> {
  const codes = new Map<Page, (ShownCode | undefined)[]>();
  for (const page of pages) {
    const uses = page.document.code;
    if (!uses || !world.readCode) continue;
    const shown: (ShownCode | undefined)[] = [];
    for (const at of uses.keys()) shown.push(await world.readCode(page, at));
    codes.set(page, shown);
  }
  return codes;
}
