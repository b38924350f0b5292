import { gitlabNote } from './gitlab-scripts.ts';
import { runNode } from './gitlab-node.ts';
import { call } from './recipe.ts';

const since = '--changed-since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"';

/** Jobs that judge merge requests. */
export function mergeRequestJobs(folder: string): string {
  const at = (path: string): string => JSON.stringify(folder === '' ? path : `${folder}/${path}`);
  return `# Says what a merge request means for learners and owners, and judges what it makes worse. Time never fails it.
waymark:
  extends: .waymark
  stage: $[[ inputs.stage ]]
  interruptible: true
  rules:
    - if: '"$[[ inputs.merge-requests ]]" == "true" && $CI_PIPELINE_SOURCE == "merge_request_event"'
  script:
    - ${call} report ${since} --out .waymark/ci || test $? -le 2
    - |
      code=0
      ${call} freshness ${since} || code=$?
      ${call} check ${since} || code=$?
      # One Code Quality report: of several in a pipeline, GitLab shows the last.
      ${call} freshness ${since} --format codequality > .waymark/ci/freshness-quality.json || test $? -le 2
      ${call} check ${since} --format codequality > .waymark/ci/check-quality.json || test $? -le 2
      node -p 'JSON.stringify([...new Map(["check", "freshness"].flatMap((name) => JSON.parse(fs.readFileSync(".waymark/ci/" + name + "-quality.json", "utf8") || "[]")).map((fault) => [fault.fingerprint, fault])).values()])' > gl-code-quality-report.json
      exit $code
  artifacts:
    when: always
    expire_in: 1 week
    paths:
      - ${at('.waymark/ci/report.json')}
      - ${at('.waymark/ci/report.html')}
    reports:
      codequality: ${at('gl-code-quality-report.json')}

# What merge requests are compared with: their report already holds nothing but what they change.
waymark-base:
  extends: .waymark-host
  stage: $[[ inputs.stage ]]
  rules:
    - if: '"$[[ inputs.merge-requests ]]" == "true" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'
  before_script: []
  script:
    - echo '[]' > gl-code-quality-report.json
  artifacts:
    expire_in: 1 year
    reports:
      codequality: gl-code-quality-report.json

# One note on the merge request, kept up to date, once there is the variable WAYMARK_NOTE_TOKEN: a project access token with the role
# Reporter and the scope api, masked. Whoever may push a branch can read what its pipelines can, so give it to nothing else.
waymark-note:
  extends: .waymark-host
  stage: $[[ inputs.stage ]]
  needs: [waymark]
  allow_failure: true
  rules:
    - if: '"$[[ inputs.merge-requests ]]" == "true" && $CI_PIPELINE_SOURCE == "merge_request_event" && $WAYMARK_NOTE_TOKEN'
      when: always
  script:
${runNode(gitlabNote)}
`;
}
