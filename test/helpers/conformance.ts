import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A pattern of CODEOWNERS with paths and whether they match, as hmarr/codeowners (MIT) tests it. */
export interface PatternCase {
  name: string;
  pattern: string;
  paths: Record<string, boolean>;
}

/** The public table of GitHub's patterns, `../shared/conformance` beside the repository; `undefined` where it is absent. */
export function readPatternTable(): PatternCase[] | undefined {
  const folder = process.env['WAYMARK_CONFORMANCE'] ?? resolve(import.meta.dirname, '../../../shared/conformance');
  const file = resolve(folder, 'codeowners/patterns.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PatternCase[]) : undefined;
}
