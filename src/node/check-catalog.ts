import { hash } from 'node:crypto';
import { runChecks } from '../core/check.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { LoadedCatalog } from './load-catalog.ts';

/** Every fault of a loaded catalog, sorted, judged as its configuration says. */
export function checkCatalog({
  catalog,
  configFile,
  locateConfig,
}: Pick<LoadedCatalog, 'catalog' | 'configFile' | 'locateConfig'>): Diagnostic[] {
  return runChecks(catalog, {
    severities: catalog.config.rules,
    hash: digest,
    ...(configFile === undefined ? {} : { config: { file: configFile, locate: locateConfig } }),
  });
}

/** The digest behind a diagnostic's fingerprint: 64 bits of SHA-256 in hex. */
export function digest(text: string): string {
  return hash('sha256', text).slice(0, 16);
}
