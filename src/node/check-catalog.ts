import { hash } from 'node:crypto';
import { runChecks } from '../core/check.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Moves } from '../core/find-moved.ts';
import type { LoadedCatalog } from './load-catalog.ts';
import { rulesAddress } from './package-info.ts';
import { readToday } from './today.ts';

/** Every fault of a loaded catalog, sorted, judged as its configuration says. `moves` are what is known of files that moved. */
export function checkCatalog(
  {
    catalog,
    configFile,
    locateConfig,
    locateField,
    ownershipOf,
  }: Pick<LoadedCatalog, 'catalog' | 'configFile' | 'locateConfig' | 'locateField' | 'ownershipOf'>,
  moves: Moves = new Map(),
): Diagnostic[] {
  return runChecks(catalog, {
    moves,
    today: readToday(process.env),
    ownersOf: (path) => {
      const page = catalog.pageAt(path);
      return page ? ownershipOf(page).owners : [];
    },
    severities: catalog.config.rules,
    hash: digest,
    locateField,
    docs: rulesAddress(),
    ...(configFile === undefined ? {} : { config: { file: configFile, locate: locateConfig } }),
  });
}

/** The digest behind a diagnostic's fingerprint: 64 bits of SHA-256 in hex. */
export function digest(text: string): string {
  return hash('sha256', text).slice(0, 16);
}
