import { commentScript } from './comment-script.ts';
import { call, install, nodeVersion, prerequisite, type RecipeFile, type RecipeOptions } from './recipe.ts';

/**
 * Workflows for GitHub. Pull requests are judged in two stages (GitHub Security Lab, “Preventing pwn requests”): the first runs what
 * a stranger wrote, without secrets and with a token that can only read; the second may comment, runs nothing of the pull request
 * and treats the report as hostile.
 */
export function githubRecipe(options: RecipeOptions): RecipeFile[] {
  return [
    { path: '.github/workflows/waymark.yml', text: checkWorkflow() },
    { path: '.github/workflows/waymark-comment.yml', text: commentWorkflow() },
    { path: '.github/workflows/waymark-pages.yml', text: pagesWorkflow(options) },
  ];
}

const pinning = `# Actions are named by major version. To pin one by commit, write the commit's id and keep the version as a comment:
#   uses: actions/checkout@<40 hexadecimal digits> # v6`;

function checkWorkflow(): string {
  return `# Stage 1 of 2: judges what a pull request makes worse. It may come from a stranger, so there are no secrets here and the token
# can only read. Stage 2 (waymark-comment.yml) writes the comment.
#
${prerequisite}
#
${pinning}
name: Waymark
on:
  pull_request:
permissions: {}
concurrency:
  group: waymark-\${{ github.ref }}
  cancel-in-progress: true
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v6
        with:
          # The whole history: the change is compared with the commit that it started from.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: ${nodeVersion}
          cache: npm
      - name: Install
        run: ${install}
      - name: Write the report
        run: |
          mkdir -p waymark-report
          ${call} check --changed-since "origin/$GITHUB_BASE_REF" --format json > waymark-report/report.json || test $? -le 2
      - uses: actions/upload-artifact@v6
        with:
          name: waymark-report
          path: waymark-report/report.json
          retention-days: 7
      - name: Check
        run: ${call} check --changed-since "origin/$GITHUB_BASE_REF" --format github
`;
}

function commentWorkflow(): string {
  return `# Stage 2 of 2: comments on the pull request. It may write, so it checks nothing out, runs nothing that comes from the pull
# request, and takes the report for what a stranger may have written.
#
${pinning}
name: Waymark comment
on:
  workflow_run:
    workflows: [Waymark]
    types: [completed]
permissions: {}
jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      actions: read
      pull-requests: write
    steps:
      - uses: actions/download-artifact@v6
        # Without a report there is nothing to say: stage 1 has failed, and says why.
        continue-on-error: true
        with:
          name: waymark-report
          path: \${{ runner.temp }}/waymark-report
          run-id: \${{ github.event.workflow_run.id }}
          github-token: \${{ github.token }}
      - uses: actions/github-script@v8
        with:
          script: |
${indent(commentScript(), 12)}
`;
}

function pagesWorkflow({ branch }: RecipeOptions): string {
  return `# Publishes the portal on GitHub Pages. Switch it on once: Settings, Pages, Source: GitHub Actions.
#
${prerequisite}
#
${pinning}
name: Waymark pages
on:
  push:
    branches: [${JSON.stringify(branch)}]
  workflow_dispatch:
permissions: {}
concurrency:
  group: pages
  cancel-in-progress: false
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v6
        with:
          # The whole history: it says when a page last changed.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: ${nodeVersion}
          cache: npm
      - name: Install
        run: ${install}
      # What earlier builds of this branch rendered. It only saves time: an entry of another version, or a damaged one, isn't used.
      - uses: actions/cache@v5
        with:
          path: .waymark/cache
          key: waymark-\${{ runner.os }}-\${{ hashFiles('package-lock.json') }}-\${{ github.sha }}
          restore-keys: waymark-\${{ runner.os }}-\${{ hashFiles('package-lock.json') }}-
      - name: Build
        run: ${call} build --out dist
      - uses: actions/upload-pages-artifact@v4
        with:
          path: dist
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

function indent(text: string, columns: number): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(columns) + line))
    .join('\n');
}
