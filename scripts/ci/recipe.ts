/** What the recipes for continuous integration need to know. */
export interface RecipeOptions {
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

/** How recipes install what package-lock.json names, and nothing else: a new version is a decision, not a surprise. */
export const install = 'npm ci';

/** The command line as recipes call it: the one that was installed, never one that a registry gives for the name. */
export const call = 'npx --no-install waymark';

/** What has to be in the repository before a recipe can run, as a comment at its start. */
export const prerequisite = `# Runs the Waymark that package-lock.json names. Both package.json and package-lock.json have to be committed with it first:
#   npm install --save-dev waymark`;
