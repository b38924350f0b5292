import type { Finding } from '../core/diagnostic.ts';
import { explainIssues } from '../core/explain-schema.ts';
import { listingLimits, parseYaml, type LocatedYaml } from '../core/locate-yaml.ts';
import { unitsSchema, type Unit } from '../core/units.ts';
import type { RepositoryFiles } from './repository-files.ts';

/** Characters of UTF-8 have four bytes at most; the parser's own limit counts characters. */
const maxBytes = 4 * listingLimits.length;

/** The sidecar, with the way back to its lines. */
export interface LoadedUnits {
  units: Map<string, Unit>;
  findings: Finding[];
  locate: LocatedYaml['locate'];
}

/**
 * Reads the sidecar. A sidecar with a fault gives no fields at all: half of it could move ids. The faults are findings.
 * `file` is a path below the root.
 */
export async function readUnits(files: Pick<RepositoryFiles, 'read'>, file: string | undefined): Promise<LoadedUnits> {
  if (file === undefined) return { units: new Map(), findings: [], locate: () => undefined };
  const read = await files.read(file, maxBytes);
  if (read.type !== 'text') {
    const finding = {
      rule: 'config/missing-file',
      message: `The sidecar \`${file}\` can't be read.`,
      hint: 'Mend `units` in `waymark.yml`.',
      file,
    } as const;
    return { units: new Map(), findings: [finding], locate: () => undefined };
  }
  const { data, locate, problems } = parseYaml(read.text, { limits: listingLimits });
  const findings = problems.map(({ message, hint, range }): Finding => ({ rule: 'config/yaml', message, hint, file, range }));
  const result = unitsSchema.safeParse(data ?? {});
  if (!result.success) {
    const rules = { unknownField: 'config/unknown-field', invalidValue: 'config/invalid-value' } as const;
    findings.push(...explainIssues(result.error.issues, { file, schema: unitsSchema, data, locate, rules }));
  }
  return { units: new Map(result.success && problems.length === 0 ? Object.entries(result.data.pages) : []), findings, locate };
}
