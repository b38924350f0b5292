import { hash } from 'node:crypto';
import { createHighlighter } from '../../plugins/highlight.ts';
import { renderBody, type Body } from '../core/body.ts';
import type { Document } from '../core/document.ts';
import { parseDocument } from '../core/parse-document.ts';
import { toLearning } from '../core/pathways/learning.ts';
import type { Source, SourceFile } from '../core/source.ts';

/** Runs in a worker process: reads one file, and renders it when asked. */

/** What a worker is asked. */
export interface DocumentTask {
  file: SourceFile;
  source: Pick<Source, 'dialect'>;
  /** Whether the body is wanted too. */
  body: boolean;
  /** Language of the portal, for documents that name none; English when absent. */
  language?: string;
}

/** What it answers. */
export interface DocumentResult {
  document: Document;
  /** Absent when not asked for. Of live MDX it is what can be read without running its code: for search. */
  body?: Body;
}

/** Keeps grammars and coloured code from page to page: no result depends on it. */
const highlighter = createHighlighter();

export default function readDocument({ file, source, body, language }: DocumentTask): DocumentResult {
  const parsed = parseDocument(file, source);
  parsed.document.learning = toLearning(parsed.tree, (content) => hash('sha256', content), parsed.document.meta);
  if (!body) return { document: parsed.document };
  return { document: parsed.document, body: renderBody(parsed, highlighter, language) };
}
