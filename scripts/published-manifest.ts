import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Fields of package.json that only a checkout can use: what they name isn't in the package. */
const checkoutFields = ['scripts', 'devDependencies', 'allowScripts', 'prettier'];

/**
 * package.json as the package carries it. Above all without `prepare`: npm doesn't run it for a package, but names it, with a warning, to
 * everybody who installs one from a file.
 */
export function toPublished(manifest: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(manifest).filter(([field]) => !checkoutFields.includes(field)));
}

/** npm packs what lies on the disk, so the whole package.json steps aside meanwhile. What a killed run left is undone first. */
function stepAside(root: string): void {
  comeBack(root);
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  writeFileSync(join(root, whole), text);
  writeFileSync(join(root, 'package.json'), `${JSON.stringify(toPublished(JSON.parse(text) as Record<string, unknown>), null, 2)}\n`);
}

function comeBack(root: string): void {
  if (existsSync(join(root, whole))) renameSync(join(root, whole), join(root, 'package.json'));
}

/** Name of the whole package.json while another is in its place. */
const whole = '.package.json.whole';

// Run by npm before and after it packs, not imported by a test.
if (process.argv[1] === import.meta.filename) {
  if (process.argv[2] === 'restore') comeBack(process.cwd());
  else stepAside(process.cwd());
}
