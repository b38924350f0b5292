import type { SidecarPlaces } from '../core/covers/written-covers.ts';
import type { Finding } from '../core/diagnostic.ts';
import { explainIssues } from '../core/explain-schema.ts';
import { listingLimits, parseYaml } from '../core/locate-yaml.ts';
import { unitsSchema, type Unit } from '../core/units.ts';
import type { RepositoryFiles } from './repository-files.ts';

/** Characters of UTF-8 have four bytes at most; the parser's own limit counts characters. */
const maxBytes = 4 * listingLimits.length;

/**
 * Reads the sidecar. A sidecar with a fault gives no fields at all: half of it could move ids. The faults are findings.
 * `file` is a path below the root.
 */
export async function readUnits(
  files: Pick<RepositoryFiles, 'read'>,
  file: string | undefined,
): Promise<{ units: Map<string, Unit>; findings: Finding[]; places?: SidecarPlaces }> {
  if (file === undefined) return { units: new Map(), findings: [] };
  const read = await files.read(file, maxBytes);
  if (read.type !== 'text') {
    const finding = {
      rule: 'config/missing-file',
      message: `The sidecar \`${file}\` can't be read.`,
      hint: 'Mend `units` in `waymark.yml`.',
      file,
    } as const;
    return { units: new Map(), findings: [finding] };
  }
  const { data, locate, problems } = parseYaml(read.text, { limits: listingLimits });
  const findings = problems.map(({ message, hint, range }): Finding => ({ rule: 'config/yaml', message, hint, file, range }));
  const result = unitsSchema.safeParse(data ?? {});
  if (!result.success) {
    const rules = { unknownField: 'config/unknown-field', invalidValue: 'config/invalid-value' } as const;
    findings.push(...explainIssues(result.error.issues, { file, schema: unitsSchema, data, locate, rules }));
  }
  const units = new Map(result.success && problems.length === 0 ? Object.entries(result.data.pages) : []);
  return { units, findings, places: { file, locate: (path) => locate(path) } };
}
