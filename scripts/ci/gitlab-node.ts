import { indent } from './recipe.ts';

/** A line of a job's \`script\` that gives JavaScript to Node on its standard input: in quotes, the shell replaces nothing in it. */
export function runNode(script: string): string {
  return `    - |\n${indent(`node - <<'SCRIPT'\n${script.trimEnd()}\nSCRIPT`, 6)}`;
}
