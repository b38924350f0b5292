import { resolve } from 'node:path';

/** Folder of the package under test. */
export const packageFolder = resolve(import.meta.dirname, '../..');
