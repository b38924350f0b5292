import { posix } from 'node:path';
import type { Finding } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { moveFindings, moveIntoYaml, placeOfFooter, textSource } from '../core/site-texts.ts';
import type { SourceFile } from '../core/source.ts';
import { frontmatterLimits } from '../core/locate-yaml.ts';
import { readNamed, refuse, type BrandRequest } from './read-named.ts';
import { maxUntrustedBytes } from './read-sources.ts';
import { decodeText } from '../core/decode-text.ts';
import { blobId } from './read-text-file.ts';

/** Key of the home page's text in `waymark.yml`. */
const homeKey = ['site', 'home'] as const;

/** The site's own texts as files that are read as pages are. */
export interface TextFiles {
  files: SourceFile[];
  /** Path of the home page's text, where it is a page or could be read. */
  home: string | undefined;
  findings: Finding[];
}

/** Reads the texts that configuration names or holds. A file that is a page is read with the pages. */
export async function readTextFiles(request: BrandRequest & { pages: ReadonlySet<string> }): Promise<TextFiles> {
  const { home, footer } = request.config.config.site;
  const texts: TextFiles = { files: [], home: undefined, findings: [] };
  if (home !== undefined && request.pages.has(home)) texts.home = home;
  else if (home !== undefined) {
    const bytes = await readNamed(home, homeKey, maxUntrustedBytes, request, texts.findings);
    const { text, isBinary } = decodeText(bytes ?? Buffer.alloc(0));
    if (bytes && isBinary) texts.findings.push(refuse(home, homeKey, request, 'it is not text'));
    else if (bytes) {
      texts.files.push({ path: home, source: textSource, blob: blobId(bytes), text });
      texts.home = home;
    }
  }
  if (footer !== undefined) {
    texts.files.push({ path: footerPath(request), source: textSource, blob: blobId(Buffer.from(footer)), text: footer });
  }
  return texts;
}

/** The footer stands in the configuration, from whose folder its links lead: the root. */
function footerPath({ config }: Pick<BrandRequest, 'config'>): string {
  return posix.basename(config.file ?? 'waymark.yml');
}

/** Documents of the site's own texts as the catalog takes them. */
export interface SiteDocuments {
  home: string | Document | undefined;
  footer: Document | undefined;
  findings: Finding[];
}

/** Takes the site's own texts out of what was read, with what is wrong with them. */
export async function toSiteDocuments(documents: readonly Document[], { home }: TextFiles, request: BrandRequest): Promise<SiteDocuments> {
  const texts = documents.filter(({ source }) => source === textSource);
  const footer = texts.find(({ path }) => path === footerPath(request));
  const own = texts.find(({ path }) => path === home);
  const read = own ?? documents.find(({ path }) => path === home);
  const findings = own?.findings.filter(({ rule }) => rule !== 'mdx/live') ?? [];
  if (home !== undefined && read?.format === 'live')
    findings.push(refuse(home, homeKey, request, 'it is live MDX, which only pages may be'));
  if (home !== undefined && read?.meta.lifecycle === 'draft') findings.push(refuse(home, homeKey, request, 'it is a draft'));
  const isShown = read !== undefined && read.format !== 'live' && read.meta.lifecycle !== 'draft';
  const moved = footer && (await moveFooter(footer, request));
  return { home: isShown ? (own ?? home) : undefined, footer: moved?.document, findings: [...findings, ...(moved?.findings ?? [])] };
}

async function moveFooter(footer: Document, { config, files }: BrandRequest): Promise<{ document: Document; findings: Finding[] }> {
  const file = config.file ?? 'waymark.yml';
  const read = await files.read(file, 4 * frontmatterLimits.length);
  const place = placeOfFooter(read.type === 'text' ? read.text : '', file, config.locate);
  return { document: moveIntoYaml(footer, place), findings: moveFindings(footer, place) };
}
