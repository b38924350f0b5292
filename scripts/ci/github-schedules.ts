import { download, inFolder, pinning, script, setUp, upload } from './github-steps.ts';
import { githubIssues, githubReleases, githubReviews, githubSlack } from './github-scripts.ts';
import { call, indent, newAtOnce, prepareReleases, prepareReviews, prerequisite, type RecipeOptions } from './recipe.ts';

/** Workflows by the calendar. What may write runs neither packages nor anything else of the repository. */

/** Every week: one issue per owner. */
export function freshnessWorkflow(options: RecipeOptions): string {
  return `# Every week: one issue for each owner whose pages need a look. It is edited in place, closed when nothing is left, and opened again
# when there is. Close one as “not planned”, and it is left alone. To do without, delete this file.
#
${prerequisite}
#
${pinning}
name: Waymark freshness
on:
  schedule:
    - cron: '17 6 * * 1'
  workflow_dispatch:
permissions: {}
concurrency:
  group: waymark-freshness
  cancel-in-progress: false
${inFolder(options)}jobs:
  report:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
    steps:
${setUp(options)}
      - name: Write the reports
        run: |
          mkdir -p "$RUNNER_TEMP/waymark-freshness"
          ${call} freshness --format issues --fail-on none > "$RUNNER_TEMP/waymark-freshness/issues.json" || test $? -le 1
          ${call} freshness --format slack --fail-on none > "$RUNNER_TEMP/waymark-freshness/slack.json" || test $? -le 1
          ${call} freshness --format summary --fail-on none >> "$GITHUB_STEP_SUMMARY" || test $? -le 1
${upload('waymark-freshness')}
  issues:
    needs: report
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      issues: write
    env:
      # So many new issues a run at most; who waits comes next.
      NEW_ISSUES: ${newAtOnce}
    steps:
${download('waymark-freshness')}
${script(githubIssues)}
  # Messages for owners with a channel (\`owners.contacts\` in waymark.yml), once there is the secret WAYMARK_SLACK_WEBHOOK: the address of
  # an incoming webhook, or JSON that gives each channel its own: {"#payments": "https://hooks.slack.com/…"}.
  slack:
    needs: report
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {}
    env:
      SLACK_WEBHOOK: \${{ secrets.WAYMARK_SLACK_WEBHOOK }}
    steps:
${conditional(download('waymark-freshness'))}
${conditional(script(githubSlack))}
`;
}

/** What opens pull requests from branches, in two jobs: one prepares them and may only read, one pushes and runs nothing of the repository. */
interface BranchRecipe {
  name: string;
  cron: string;
  about: string;
  step: string;
  lines: string;
  script: string;
}

/** Every month: one pull request per owner. */
export function reviewsWorkflow(options: RecipeOptions): string {
  return branchWorkflow(options, {
    name: 'reviews',
    cron: '41 6 1 * *',
    about: `# Every month: one pull request for each owner who has pages due for a review, with what changed since the last one. The owner
# strikes out what they doubt and merges the rest; nothing is merged by itself. To do without, delete this file.`,
    step: 'Make a branch for each owner',
    lines: prepareReviews,
    script: githubReviews,
  });
}

/** Every week: one pull request per pathway. */
export function releasesWorkflow(options: RecipeOptions): string {
  return branchWorkflow(options, {
    name: 'releases',
    cron: '29 6 * * 2',
    about: `# Every week: one pull request for each pathway whose pages changed since its last release, with version, notes and lock. Merging it is the
# release; nothing is merged by itself. A pathway without a release is left alone: the first is yours. To do without, delete this file.`,
    step: 'Make a branch for each pathway',
    lines: prepareReleases,
    script: githubReleases,
  });
}

function branchWorkflow(options: RecipeOptions, recipe: BranchRecipe): string {
  const folder = `waymark-${recipe.name}`;
  return `${recipe.about}
#
# It needs Settings, Actions, General: “Allow GitHub Actions to create and approve pull requests”. GitHub starts no workflow for what this
# token pushes; a push by somebody, or closing and opening the pull request, starts them.
#
${prerequisite}
#
${pinning}
name: Waymark ${recipe.name}
on:
  schedule:
    - cron: '${recipe.cron}'
  workflow_dispatch:
permissions: {}
concurrency:
  group: ${folder}
  cancel-in-progress: false
${inFolder(options)}jobs:
  prepare:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
    env:
      GIT_AUTHOR_NAME: github-actions[bot]
      GIT_AUTHOR_EMAIL: 41898282+github-actions[bot]@users.noreply.github.com
      GIT_COMMITTER_NAME: github-actions[bot]
      GIT_COMMITTER_EMAIL: 41898282+github-actions[bot]@users.noreply.github.com
    steps:
${setUp(options)}
      - name: ${recipe.step}
        run: |
          OUT="$RUNNER_TEMP/${folder}"
${indent(recipe.lines, 10)}
${upload(folder)}
  propose:
    needs: prepare
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      contents: write
      pull-requests: write
    env:
      # So many new pull requests a run at most; who waits comes next.
      NEW_REQUESTS: ${newAtOnce}
    steps:
      # Only to push: nothing of it is run.
      - uses: actions/checkout@v6
${download(folder)}
${script(recipe.script)}
`;
}

/** A step that is left out unless the webhook is set: conditions can't read secrets, but the environment. */
function conditional(step: string): string {
  return step.replace(/^( +- uses: .*)$/m, "$1\n        if: env.SLACK_WEBHOOK != ''");
}
