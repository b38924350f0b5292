import type { z } from 'zod';
import type { Finding } from '../diagnostic.ts';
import { explainIssues } from '../explain-schema.ts';
import { listingLimits, parseYaml, type LocatedYaml } from '../locate-yaml.ts';
import type { CurriculumFile } from './curriculum-files.ts';

/** A file with the way back to its lines. `value` is undefined where the file has a fault: half of it could mean something else. */
export interface ParsedFile<T> {
  path: string;
  value: T | undefined;
  /** What is written, valid or not. */
  data: unknown;
  locate: LocatedYaml['locate'];
  findings: Finding[];
}

const rules = { unknownField: 'config/unknown-field', invalidValue: 'config/invalid-value' } as const;

/** Reads a YAML file by its schema. All faults are findings; nothing is thrown. */
export function parseYamlFile<S extends z.ZodType>({ path, text }: CurriculumFile, schema: S): ParsedFile<z.output<S>> {
  const { data, locate, problems } = parseYaml(text, { limits: listingLimits });
  const findings = problems.map(({ message, hint, range }): Finding => ({ rule: 'config/yaml', message, hint, file: path, range }));
  const result = schema.safeParse(data ?? {});
  const isSafe = problems.every(({ code }) => code === 'duplicate-key');
  // What isn't YAML misses fields; to say so as well would bury the reason.
  if (!result.success && isSafe) {
    findings.push(...explainIssues(result.error.issues, { file: path, schema, data: data ?? {}, locate, rules }));
  }
  return { path, value: result.success && isSafe ? result.data : undefined, data, locate, findings };
}
