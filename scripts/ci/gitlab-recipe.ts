import { call, install, nodeVersion, prerequisite, type RecipeFile } from './recipe.ts';

/** Path of the file that the pipeline of a GitLab project includes. */
export const gitlabInclude = '.gitlab/waymark.yml';

/** Jobs for GitLab: one that judges merge requests, one that publishes. Those of forks run in the fork, without this project's secrets. */
export function gitlabRecipe(): RecipeFile[] {
  return [
    { path: gitlabInclude, text: jobs() },
    { path: '.gitlab-ci.yml', text: `include:\n  - local: ${gitlabInclude}\n` },
  ];
}

function jobs(): string {
  return `${prerequisite}
#
# To pin the image, write its digest: node:${nodeVersion}@sha256:<64 hexadecimal digits>
.waymark:
  image: node:${nodeVersion}
  variables:
    # The whole history: changes are compared with the commit that they started from, and pages say when they last changed.
    GIT_DEPTH: '0'
  before_script:
    - ${install}

# Judges what a merge request makes worse.
waymark:
  extends: .waymark
  stage: test
  rules:
    - if: $CI_PIPELINE_SOURCE == 'merge_request_event'
  script:
    - ${call} check --changed-since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format json > waymark-report.json || test $? -le 2
    - ${call} check --changed-since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"
  artifacts:
    when: always
    expire_in: 1 week
    paths:
      - waymark-report.json

# Publishes the portal on GitLab Pages. A project that shares its domain with others (Deploy, Pages, “Use unique domain” is off) needs
# its path as \`site.base\` in waymark.yml.
pages:
  extends: .waymark
  stage: deploy
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  # What earlier builds of this branch rendered. It only saves time: an entry of another version, or a damaged one, isn't used.
  cache:
    key:
      prefix: waymark
      files:
        - package-lock.json
    paths:
      - .waymark/cache
  script:
    - ${call} build --out public
  artifacts:
    paths:
      - public
`;
}
