import { hash } from 'node:crypto';
import type { PageMeta } from '../core/page-meta.ts';
import { parseDocument } from '../core/parse-document.ts';
import type { Learning } from '../core/pathways/fingerprint.ts';
import { toLearning } from '../core/pathways/learning.ts';
import { toTextBlocks } from '../core/pathways/text-blocks.ts';
import type { TextBlock } from '../core/pathways/unit-text.ts';
import type { Source } from '../core/source.ts';

/** Runs in a worker process: reads what a former state of a page said. */

/** What a worker is asked. */
export interface UnitTextTask {
  path: string;
  blob: string;
  dialect: Source['dialect'];
  text: string;
}

/** What of a state of a page is compared and shown. */
export interface ReadUnitText {
  learning: Learning;
  blocks: TextBlock[];
  meta: PageMeta;
  /** Addresses that it leads to, as written. */
  links: string[];
}

export default function readUnitText({ path, blob, dialect, text }: UnitTextTask): ReadUnitText {
  const { document, tree } = parseDocument({ path, blob, text, source: '' }, { dialect });
  const { meta } = document;
  const learning = toLearning(tree, (content) => hash('sha256', content), meta);
  return { learning, blocks: toTextBlocks(tree, meta), meta, links: document.links.map(({ url }) => url) };
}
