import { at, inFolder, pinning, setUp } from './github-steps.ts';
import { call, prerequisite, type RecipeOptions } from './recipe.ts';

/** Publishes the branch; only the job that publishes may. */
export function pagesWorkflow(options: RecipeOptions): string {
  const lock = at(options, 'package-lock.json').replaceAll("'", "''");
  return `# Publishes the portal on GitHub Pages. Switch it on once: Settings, Pages, Source: GitHub Actions.
#
${prerequisite}
#
${pinning}
name: Waymark pages
on:
  push:
    branches: [${JSON.stringify(options.branch)}]
  workflow_dispatch:
permissions: {}
concurrency:
  group: pages
  cancel-in-progress: false
${inFolder(options)}jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
    steps:
${setUp(options)}
      # What earlier builds of this branch rendered. It only saves time: an entry of another version, or a damaged one, isn't used.
      - uses: actions/cache@v5
        with:
          path: ${yaml(at(options, '.waymark/cache'))}
          key: waymark-\${{ runner.os }}-\${{ hashFiles('${lock}') }}-\${{ github.sha }}
          restore-keys: waymark-\${{ runner.os }}-\${{ hashFiles('${lock}') }}-
      - name: Build
        run: ${call} build --out dist
      - uses: actions/upload-pages-artifact@v4
        with:
          path: ${yaml(at(options, 'dist'))}
  deploy:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
`;
}

function yaml(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
}
