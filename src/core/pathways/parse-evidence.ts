import type { Finding } from '../diagnostic.ts';
import { explainIssues } from '../explain-schema.ts';
import { findFrontmatterBlock } from '../frontmatter-block.ts';
import { frontmatterLimits, parseYaml } from '../locate-yaml.ts';
import type { CurriculumFile } from './curriculum-files.ts';
import { evidenceSchema } from './evidence-file.ts';
import type { Evidence } from './pathway.ts';

const rules = { unknownField: 'evidence/invalid-value', invalidValue: 'evidence/invalid-value' } as const;

/** Reads a file of evidence. One with a fault gives findings and no evidence: nobody should be judged by half of it. */
export function parseEvidence({ path, text }: CurriculumFile, findings: Finding[]): Evidence[] {
  const block = findFrontmatterBlock(text);
  if (block?.language !== 'yaml') {
    const message = 'The file has no frontmatter that says whose evidence it is and for what.';
    findings.push({ rule: 'evidence/invalid-value', message, hint: 'Begin it with `waymark new evidence`.', file: path });
    return [];
  }
  const { data, locate, problems } = parseYaml(block.content, { line: block.fenceLine, limits: frontmatterLimits });
  findings.push(
    ...problems.map(({ message, hint, range }): Finding => ({ rule: 'evidence/invalid-value', message, hint, file: path, range })),
  );
  const result = evidenceSchema.safeParse(data ?? {});
  if (problems.length > 0) return [];
  if (result.success) return [{ path, file: result.data, locate }];
  findings.push(...explainIssues(result.error.issues, { file: path, schema: evidenceSchema, data: data ?? {}, locate, rules }));
  return [];
}
