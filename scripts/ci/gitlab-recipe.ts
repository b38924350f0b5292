import { mergeRequestJobs } from './gitlab-merge-requests.ts';
import { scheduledJobs } from './gitlab-schedules.ts';
import { call, install, newAtOnce, nodeVersion, prerequisite, whyWhole, comment, type RecipeFile, type RecipeOptions } from './recipe.ts';

/** Path of the file that the pipeline of a GitLab project includes. */
export const gitlabInclude = '.gitlab/waymark.yml';

/**
 * Jobs for GitLab, in one file with inputs: it can be included from the repository, and lies ready as a component for other projects.
 * Merge requests of forks run in the fork, without this project's variables; jobs that have a token run neither packages nor anything
 * else of the repository.
 */
export function gitlabRecipe(options: Pick<RecipeOptions, 'folder'>): RecipeFile[] {
  return [
    { path: gitlabInclude, text: template(options), about: 'merge requests, schedules, pages' },
    { path: '.gitlab-ci.yml', text: `include:\n  - local: ${gitlabInclude}\n`, about: 'includes it' },
  ];
}

function template({ folder }: Pick<RecipeOptions, 'folder'>): string {
  return [header(), shared(folder), mergeRequestJobs(folder), scheduledJobs(folder), pagesJobs(folder)].join('\n');
}

function header(): string {
  return `# Jobs of Waymark, for GitLab 17 and newer. Include this file, with inputs where the defaults don't fit:
#   include:
#     - local: ${gitlabInclude}
#       inputs: { pages: false }
# As a component for other projects, copy it into one of its own, as templates/waymark.yml: it needs no other file.
#
${prerequisite}
spec:
  inputs:
    image:
      description: Image of the jobs. To pin it, write its digest, node:${nodeVersion}@sha256:<64 hexadecimal digits>.
      default: node:${nodeVersion}
    stage:
      description: Stage of all jobs but the one that publishes.
      default: test
    merge-requests:
      description: Whether merge requests are judged.
      type: boolean
      default: true
    pages:
      description: Whether the portal is published on GitLab Pages.
      type: boolean
      default: true
    pages-stage:
      description: Stage of the job that publishes.
      default: deploy
    new-at-once:
      description: How many issues, and how many merge requests for reviews or releases, one run opens at most. Who waits comes next.
      type: number
      default: ${newAtOnce}
---
`;
}

function shared(folder: string): string {
  return `# What runs Waymark, and has no token.
.waymark:
  image: $[[ inputs.image ]]
  timeout: 15 minutes
  variables:
${comment(whyWhole, 4)}
    GIT_DEPTH: '0'
  before_script:
${goTo(folder)}    - ${install}
    - mkdir -p .waymark/ci && echo '*' > .waymark/.gitignore

# What may have a token: it installs nothing, checks nothing out, and takes what the jobs before left.
.waymark-host:
  image: $[[ inputs.image ]]
  timeout: 10 minutes
  variables:
    GIT_STRATEGY: none
  before_script:${folder === '' ? ' []\n' : `\n${goTo(folder)}`}`;
}

function goTo(folder: string): string {
  return folder === '' ? '' : `    - ${JSON.stringify(`cd -- '${folder.replaceAll("'", `'\\''`)}'`)}\n`;
}

function pagesJobs(folder: string): string {
  const at = (path: string): string => JSON.stringify(folder === '' ? path : `${folder}/${path}`);
  return `# Publishes the portal on GitLab Pages. A project that shares its domain with others (Deploy, Pages, “Use unique domain” is off) needs
# its path as \`site.base\` in waymark.yml.
pages:
  extends: .waymark
  stage: $[[ inputs.pages-stage ]]
  rules:
    # Not in the schedules of the jobs above, which change nothing.
    - if: '"$[[ inputs.pages ]]" == "true" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $WAYMARK_SCHEDULE == null'
  # What earlier builds of this branch rendered. It only saves time: an entry of another version, or a damaged one, isn't used.
  cache:
    key:
      prefix: waymark
      files:
        - ${at('package-lock.json')}
    paths:
      - ${at('.waymark/cache')}
  script:
    - ${call} build --out public
${folder === '' ? '' : '    - mv public "$CI_PROJECT_DIR/public"\n'}  artifacts:
    paths:
      - public
`;
}
