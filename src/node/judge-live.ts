import type { Finding } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { findUnresolvedImports, type ModuleFiles } from './find-imports.ts';
import { findMissingExports } from './find-missing-exports.ts';
import type { SourceTree } from './read-sources.ts';

/**
 * Live MDX runs code while the site is built: only a trusted source may ask for it, else its page is left out. A page whose imports lead
 * nowhere is kept and shown without running its code. Both with a finding. `modules` are the files that pages may import.
 */
export async function judgeLive(
  root: string,
  { sources, files }: SourceTree,
  documents: readonly Document[],
  modules: ModuleFiles,
): Promise<{ kept: Document[]; findings: Finding[] }> {
  const untrusted = new Set(sources.filter(({ trust }) => trust === 'untrusted').map(({ id }) => id));
  const fileAt = new Map(files.map((file) => [file.path, file]));
  const findings: Finding[] = [];
  const kept: Document[] = [];
  for (const document of documents) {
    const { path, source } = document;
    if (document.format !== 'live') kept.push(document);
    else if (untrusted.has(source)) findings.push(refuseLive(document));
    else {
      const file = fileAt.get(path);
      const unresolved = file ? [...findUnresolvedImports(root, file, modules), ...(await findMissingExports(root, file, modules))] : [];
      findings.push(...unresolved);
      kept.push(unresolved.length === 0 ? document : { ...document, format: 'mdx' });
    }
  }
  return { kept, findings };
}

function refuseLive({ path, source, findings }: Document): Finding {
  const needed = findings.find(({ rule }) => rule === 'mdx/live');
  const reason = needed?.actual === undefined ? '' : `: the page ${needed.actual}`;
  return {
    rule: 'mdx/live-untrusted',
    message: `The source \`${source}\` is untrusted, and live MDX is refused there${reason}.`,
    hint: 'Use the static components, or grant the source `trust: trusted` in `waymark.yml`.',
    file: path,
    ...(needed?.range && { range: needed.range }),
  };
}
