import { posix } from 'node:path';
import type { Finding } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { readTerms, type GlossaryTerm } from '../core/glossary/read-terms.ts';
import { parseDocument } from '../core/parse-document.ts';
import type { SourceFile } from '../core/source.ts';
import { suggest } from '../core/suggest.ts';
import { didYouMean, quote } from '../core/wording.ts';
import { isUntrusted, refuse, type BrandRequest } from './read-named.ts';

/** Key of the glossary's page in `waymark.yml`. */
const key = ['glossary'] as const;

/**
 * The terms of the page that configuration names as the glossary. It is parsed again here: it kept the limits once, when all pages were
 * read, and terms in the documents of all pages would cost every other page.
 */
export function readGlossary(
  files: readonly SourceFile[],
  documents: readonly Document[],
  request: BrandRequest,
): { terms: GlossaryTerm[]; findings: Finding[] } {
  const { glossary } = request.config.config;
  if (glossary === undefined) return { terms: [], findings: [] };
  const file = files.find(({ path }) => path === glossary);
  const document = documents.find(({ path }) => path === glossary);
  const reason = isUntrusted(glossary, request)
    ? 'it lies in an untrusted source, and its words would stand in trusted pages'
    : document?.meta.lifecycle === 'draft'
      ? 'it is a draft'
      : undefined;
  if (reason !== undefined) return { terms: [], findings: [refuse(glossary, key, request, reason)] };
  if (!file || !document) return { terms: [], findings: [missing(glossary, files, request)] };
  const dialect = request.sources.find(({ id }) => id === file.source)?.dialect ?? 'gfm';
  return { terms: readTerms(parseDocument(file, { dialect }).tree, document.meta), findings: [] };
}

function missing(path: string, files: readonly SourceFile[], { config }: BrandRequest): Finding {
  const expected = suggest(
    path,
    files.map((file) => file.path),
  );
  return {
    rule: 'config/missing-file',
    message: `There is no page ${quote(path)}.`,
    hint: didYouMean(expected) ?? `Create ${quote(posix.normalize(path))} in a source, or name another page.`,
    file: config.file ?? 'waymark.yml',
    range: config.locate(key),
    actual: path,
    ...(expected.length > 0 ? { expected } : {}),
  };
}
