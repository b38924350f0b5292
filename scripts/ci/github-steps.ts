import { comment, indent, install, nodeVersion, whyWhole, type RecipeOptions } from './recipe.ts';

/** Pieces that workflows for GitHub share. */

/** How to name actions, as a comment at the start. */
export const pinning = `# Actions are named by major version. To pin one by commit, write the commit's id and keep the version as a comment:
#   uses: actions/checkout@<40 hexadecimal digits> # v6`;

/** Where commands run, when the portal isn't at the top of the repository. */
export function inFolder({ folder }: RecipeOptions): string {
  return folder === '' ? '' : `defaults:\n  run:\n    working-directory: ${JSON.stringify(folder)}\n`;
}

/** A path of the portal, for actions: those run at the top of the repository. */
export function at({ folder }: RecipeOptions, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

/** Steps that fetch the repository and install Waymark, for a job that may only read. */
export function setUp(options: RecipeOptions): string {
  const lock = options.folder === '' ? '' : `\n          cache-dependency-path: ${JSON.stringify(at(options, 'package-lock.json'))}`;
  return `      - uses: actions/checkout@v6
        with:
${comment(whyWhole, 10)}
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: ${nodeVersion}
          cache: npm${lock}
      - name: Install
        run: ${install}`;
}

/** A step that keeps a folder of the runner's temporary one for a later job. */
export function upload(name: string): string {
  return `      - uses: actions/upload-artifact@v6
        with:
          name: ${name}
          path: \${{ runner.temp }}/${name}
          retention-days: 7`;
}

/** A step that gets such a folder back. */
export function download(name: string): string {
  return `      - uses: actions/download-artifact@v6
        with:
          name: ${name}
          path: \${{ runner.temp }}/${name}`;
}

/** A step that runs a script. */
export function script(text: string): string {
  return `      - uses: actions/github-script@v8
        with:
          script: |
${indent(text, 12)}`;
}
