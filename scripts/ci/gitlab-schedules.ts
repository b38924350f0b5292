import { gitlabIssues, gitlabReleases, gitlabReviews, gitlabSlack } from './gitlab-scripts.ts';
import { runNode } from './gitlab-node.ts';
import { call, indent, prepareReleases, prepareReviews } from './recipe.ts';

/** Jobs of pipeline schedules. They run on the default branch alone, for a schedule (or somebody by hand) that asks for them. */
export function scheduledJobs(folder: string): string {
  const at = (path: string): string => JSON.stringify(folder === '' ? path : `${folder}/${path}`);
  return `${issueJobs(at)}\n${reviewJobs(at)}\n${releaseJobs(at)}`;
}

function rule(schedule: string, more = ''): string {
  const asked = `$WAYMARK_SCHEDULE == "${schedule}" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH`;
  return `    - if: '${asked} && ($CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "web")${more}'`;
}

function issueJobs(at: (path: string) => string): string {
  return `# Every week: one issue for each owner whose pages need a look. It is edited in place, closed when nothing is left, and opened again
# when there is; with the label waymark-off it is left alone. Switch it on under Build, Pipeline schedules: a schedule for the default
# branch, such as 17 6 * * 1, with the variable WAYMARK_SCHEDULE: issues.
waymark-report:
  extends: .waymark
  stage: $[[ inputs.stage ]]
  rules:
${rule('issues')}
  script:
    - ${call} freshness --format issues --fail-on none > .waymark/ci/issues.json || test $? -le 1
    - ${call} freshness --format slack --fail-on none > .waymark/ci/slack.json || test $? -le 1
    - ${call} freshness --by-owner --fail-on none || test $? -le 1
  artifacts:
    expire_in: 1 week
    paths:
      - ${at('.waymark/ci/issues.json')}
      - ${at('.waymark/ci/slack.json')}

# It needs the variable WAYMARK_TOKEN: a project access token with the role Developer and the scopes api and write_repository, masked,
# protected, and limited to the environment waymark, so that no other job gets it.
waymark-issues:
  extends: .waymark-host
  stage: $[[ inputs.stage ]]
  needs: [waymark-report]
  resource_group: waymark-issues
  environment:
    name: waymark
    action: access
  rules:
${rule('issues')}
  variables:
    NEW_ISSUES: '$[[ inputs.new-at-once ]]'
  script:
${runNode(gitlabIssues)}

# Messages for owners with a channel (\`owners.contacts\` in waymark.yml), once there is the variable WAYMARK_SLACK_WEBHOOK: the address of
# an incoming webhook, or JSON that gives each channel its own: {"#payments": "https://hooks.slack.com/…"}.
waymark-slack:
  extends: .waymark-host
  stage: $[[ inputs.stage ]]
  needs: [waymark-report]
  rules:
${rule('issues', ' && $WAYMARK_SLACK_WEBHOOK')}
  script:
${runNode(gitlabSlack)}
`;
}

function reviewJobs(at: (path: string) => string): string {
  const about = `# Every month: one merge request for each owner who has pages due for a review, with what changed since the last one. The owner
# strikes out what they doubt and merges the rest; nothing is merged by itself. Switch it on with a schedule such as 41 6 1 * *, with the
# variable WAYMARK_SCHEDULE: reviews.`;
  return branchJobs(at, { about, name: 'reviews', prepare: 'waymark-prepare', lines: prepareReviews, script: gitlabReviews });
}

function releaseJobs(at: (path: string) => string): string {
  const about = `# Every week: one merge request for each pathway whose pages changed since its last release, with version, notes and lock. Merging it is
# the release; nothing is merged by itself. A pathway without a release is left alone: the first is yours. Switch it on with a schedule
# such as 29 6 * * 2, with the variable WAYMARK_SCHEDULE: releases.`;
  return branchJobs(at, { about, name: 'releases', prepare: 'waymark-prepare-releases', lines: prepareReleases, script: gitlabReleases });
}

interface BranchJobs {
  about: string;
  /** Value of `WAYMARK_SCHEDULE`; the job that proposes is named after it. */
  name: string;
  /** Name of the job that prepares. */
  prepare: string;
  lines: string;
  script: string;
}

function branchJobs(at: (path: string) => string, { about, name, prepare, lines, script }: BranchJobs): string {
  return `${about}
${prepare}:
  extends: .waymark
  stage: $[[ inputs.stage ]]
  rules:
${rule(name)}
  variables:
    # Branches of an earlier run would be in the way.
    GIT_STRATEGY: clone
    GIT_AUTHOR_NAME: Waymark
    GIT_AUTHOR_EMAIL: waymark@noreply.$CI_SERVER_HOST
    GIT_COMMITTER_NAME: Waymark
    GIT_COMMITTER_EMAIL: waymark@noreply.$CI_SERVER_HOST
  script:
    - |
      OUT=.waymark/ci
${indent(lines, 6)}
  artifacts:
    expire_in: 1 week
    paths:
      - ${at('.waymark/ci/')}

# With the same token: see waymark-issues.
waymark-${name}:
  extends: .waymark-host
  stage: $[[ inputs.stage ]]
  needs: [${prepare}]
  resource_group: waymark-${name}
  environment:
    name: waymark
    action: access
  rules:
${rule(name)}
  variables:
    # Only to push: nothing of it is run.
    GIT_STRATEGY: clone
    NEW_REQUESTS: '$[[ inputs.new-at-once ]]'
  script:
${runNode(script)}
`;
}
