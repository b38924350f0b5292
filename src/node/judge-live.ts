import type { Finding } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { findUnresolvedImports } from './find-imports.ts';
import { findMissingExports } from './find-missing-exports.ts';
import type { SourceTree } from './read-sources.ts';

/**
 * Live MDX runs code while the site is built: only a trusted source may ask for it, else its page is left out. A page whose imports lead
 * nowhere is kept and shown without running its code. Both with a finding.
 */
export function judgeLive(
  root: string,
  { sources, files }: SourceTree,
  documents: readonly Document[],
): { kept: Document[]; findings: Finding[] } {
  const untrusted = new Set(sources.filter(({ trust }) => trust === 'untrusted').map(({ id }) => id));
  const fileAt = new Map(files.map((file) => [file.path, file]));
  const findings: Finding[] = [];
  const kept = documents.flatMap((document): Document[] => {
    const { path, source } = document;
    if (document.format !== 'live') return [document];
    if (untrusted.has(source)) {
      findings.push(refuseLive(path, source));
      return [];
    }
    const file = fileAt.get(path);
    const unresolved = file ? [...findUnresolvedImports(root, file), ...findMissingExports(root, file)] : [];
    findings.push(...unresolved);
    return [unresolved.length === 0 ? document : { ...document, format: 'mdx' }];
  });
  return { kept, findings };
}

function refuseLive(file: string, source: string): Finding {
  return {
    rule: 'mdx/live-untrusted',
    message: `Live MDX is refused: the source \`${source}\` is untrusted.`,
    hint: 'Use the static components, or grant the source `trust: trusted` in `waymark.yml`.',
    file,
  };
}
