import { compareText, type Finding, type RuleId } from '../core/diagnostic.ts';

/** What became of one input file: a file of the site, or findings that say why there is none. */
export interface ManifestEntry {
  /** Path below the root, POSIX. */
  path: string;
  /** Path below the published folder, POSIX. */
  output?: string;
  /** Rules that explain its absence, sorted. */
  rules?: RuleId[];
}

/** The account of a build: every input, sorted by path. */
export interface Manifest {
  schemaVersion: 1;
  inputs: ManifestEntry[];
}

/** What a build says that it wrote for an input. */
export interface ManifestOutput {
  path: string;
  output: string;
}

/**
 * Proves that nothing got lost. An input is accounted for by a file that was in fact written and that no other input claims; one
 * that no output was promised for, or whose place another one took, also by a finding about it. `written` is what lies in the staging
 * folder. Inputs without account are `lost`, sorted; a caller fails on them.
 */
export function reconcile(
  inputs: Iterable<string>,
  outputs: Iterable<ManifestOutput>,
  findings: Iterable<Finding>,
  written: Iterable<string>,
): { manifest: Manifest; lost: string[] } {
  const { outputOf, missing } = assignOutputs(outputs, new Set(written));
  const rulesOf = Map.groupBy(findings, ({ file }) => file);
  const entries = [...new Set(inputs)].sort(compareText).map((path): ManifestEntry => {
    const output = outputOf.get(path);
    if (output !== undefined) return { path, output };
    // A warning about its links doesn't explain why a page that was to be written wasn't.
    const rules = missing.has(path) ? [] : [...new Set(rulesOf.get(path)?.map(({ rule }) => rule))].sort(compareText);
    return rules.length > 0 ? { path, rules } : { path };
  });
  const lost = entries.filter(({ output, rules }) => output === undefined && rules === undefined).map(({ path }) => path);
  return { manifest: { schemaVersion: 1, inputs: entries }, lost };
}

/** The file of each input, for the first one in order of paths that claims it, and the inputs whose file was promised but not written. */
function assignOutputs(
  outputs: Iterable<ManifestOutput>,
  written: ReadonlySet<string>,
): { outputOf: Map<string, string>; missing: Set<string> } {
  const outputOf = new Map<string, string>();
  const missing = new Set<string>();
  const taken = new Set<string>();
  for (const { path, output } of [...outputs].sort((a, b) => compareText(a.path, b.path) || compareText(a.output, b.output))) {
    // Disks of macOS and Windows make one file of names that differ in case or in Unicode form only.
    const place = output.normalize('NFC').toLowerCase();
    if (!written.has(output)) missing.add(path);
    else if (!outputOf.has(path) && !taken.has(place)) {
      outputOf.set(path, output);
      taken.add(place);
    }
  }
  return { outputOf, missing };
}
