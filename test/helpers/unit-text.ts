import { hash } from 'node:crypto';
import type { Hash } from '../../src/core/covers/digest.ts';
import type { PageMeta } from '../../src/core/page-meta.ts';
import { parseDocument, type ParsedDocument } from '../../src/core/parse-document.ts';
import type { Learning } from '../../src/core/pathways/fingerprint.ts';
import { toFingerprint } from '../../src/core/pathways/fingerprint-page.ts';
import { toLearning } from '../../src/core/pathways/learning.ts';
import { toTextBlocks } from '../../src/core/pathways/text-blocks.ts';
import type { TextBlock, UnitText } from '../../src/core/pathways/unit-text.ts';
import type { Source } from '../../src/core/source.ts';

/** SHA-256 in hex. */
export const sha256: Hash = (content) => hash('sha256', content);

/** How a text is read. */
export interface ReadingOptions {
  path?: string;
  dialect?: Source['dialect'];
}

/** What is learned from a text, with its blocks, as a worker reads it. */
export function readText(
  text: string,
  { path = 'a.md', dialect = 'gfm' }: ReadingOptions = {},
): { parsed: ParsedDocument; learning: Learning; blocks: TextBlock[]; meta: PageMeta } {
  const parsed = parseDocument({ path, source: 'wiki', blob: '0'.repeat(40), text }, { dialect });
  const { meta } = parsed.document;
  return { parsed, learning: toLearning(parsed.tree, sha256, meta), blocks: toTextBlocks(parsed.tree, meta), meta };
}

/** A unit whose page says this. */
export function toUnitText(text: string, { kind, ...options }: ReadingOptions & { kind?: UnitText['kind'] } = {}): UnitText {
  const { learning, blocks, meta } = readText(text, options);
  return { kind, fingerprint: toFingerprint({ kind, meta, learning }, sha256), blocks };
}
