/** What the recipes for continuous integration need to know. */
export interface RecipeOptions {
  /** Version of Waymark that runs there: a new one is a decision, not a surprise. */
  version: string;
  /** Branch that is published. */
  branch: string;
}

/** A file of a recipe. */
export interface RecipeFile {
  /** Below the root, POSIX. */
  path: string;
  text: string;
}

/** Version of Node in the recipes: the newest with long-term support that we test with. */
export const nodeVersion = '24';

/** The command line as recipes call it. */
export function call(version: string): string {
  return `npx --yes waymark@${version}`;
}
