import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { packageFolder } from './package-folder.ts';

/** Compiles the package, once for all tests that run its commands. The compiler's words are the failure's. */
export default function compile(): void {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', 'scripts/tsconfig.build.json'], {
    cwd: packageFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
