import { inFolder, pinning, script, setUp, upload } from './github-steps.ts';
import { githubComment } from './github-scripts.ts';
import { call, prerequisite, type RecipeOptions } from './recipe.ts';

const since = '--changed-since "origin/$GITHUB_BASE_REF"';

/** Stage 1: judges, with a token that can only read. */
export function checkWorkflow(options: RecipeOptions): string {
  return `# Stage 1 of 2: says what a pull request means for learners and owners, and judges what it makes worse. It may come from a
# stranger, so there are no secrets here and the token can only read. Stage 2 (waymark-comment.yml) writes the comment.
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
${inFolder(options)}jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
    steps:
${setUp(options)}
      # As data for stage 2, as one file for people, and in the summary of the run.
      - name: Write the report
        run: |
          ${call} report ${since} --out "$RUNNER_TEMP/waymark-report" || test $? -le 2
          cat "$RUNNER_TEMP/waymark-report/report.md" >> "$GITHUB_STEP_SUMMARY"
${upload('waymark-report')}
      - name: Check
        id: check
        run: ${call} check ${since} --format github
      # Pages that describe what the change touches, as notices: time never fails a pull request. To do without, delete the step.
      - name: Freshness
        if: success() || steps.check.outcome == 'failure'
        run: ${call} freshness ${since} --format github
`;
}

/** Stage 2: comments, and trusts nothing that stage 1 left. */
export function commentWorkflow(): string {
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
concurrency:
  group: waymark-comment-\${{ github.event.workflow_run.head_repository.id }}-\${{ github.event.workflow_run.head_branch }}
  cancel-in-progress: true
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
${script(githubComment)}
`;
}
