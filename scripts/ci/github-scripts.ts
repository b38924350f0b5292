import { commentFlow } from './comment-flow.ts';
import { issuesFlow } from './issues-flow.ts';
import { releasesFlow } from './releases-flow.ts';
import { reviewsFlow } from './reviews-flow.ts';
import { slackFlow } from './slack-flow.ts';

/** What runs in actions/github-script: the flows of recipes, with GitHub as their host. Nothing of a workflow's context is pasted in. */

/**
 * Stage 2 of pull requests. Which pull request it is, GitHub says, not the report: the one from the branch that was judged, as long as
 * its head is the commit that was judged. The comment that is edited is the one that this workflow wrote.
 */
export const githubComment = String.raw`${commentFlow()}
const run = context.payload.workflow_run;
let pull;
await comment({
  say: core.info,
  compare: (from) => [context.serverUrl, context.repo.owner, context.repo.repo, 'compare', from + '...' + run.head_sha].join('/'),
  async findOwn() {
    if (!run.head_repository) return core.info('The repository of the change is gone.');
    const head = run.head_repository.owner.login + ':' + run.head_branch;
    const { data: pulls } = await github.rest.pulls.list({ ...context.repo, state: 'open', head });
    pull = pulls.find((candidate) => candidate.head.sha === run.head_sha);
    if (!pull) return core.info('No open pull request has this commit as its head any more.');
    const comments = await github.paginate(github.rest.issues.listComments, { ...context.repo, issue_number: pull.number, per_page: 100 });
    return comments.find(({ user, body }) => user?.login === 'github-actions[bot]' && body?.startsWith(marker)) ?? null;
  },
  create: (body) => github.rest.issues.createComment({ ...context.repo, issue_number: pull.number, body }),
  update: ({ id }, body) => github.rest.issues.updateComment({ ...context.repo, comment_id: id, body }),
}, process.env.RUNNER_TEMP + '/waymark-report');
`;

/**
 * One issue per owner. Ours are those that carry the label and that this workflow opened: a stranger can set neither. An issue that was
 * closed as “not planned” stays closed.
 */
export const githubIssues = String.raw`${issuesFlow}
const label = 'waymark-freshness';
const { issues } = github.rest;
const at = (number) => ({ ...context.repo, issue_number: number });
await keepIssues({
  say: core.info,
  warn: core.warning,
  text: (body) => body,
  async list() {
    const all = await github.paginate(issues.listForRepo, { ...context.repo, labels: label, state: 'all', per_page: 100 });
    const own = all.filter(({ user, pull_request: pull }) => user?.login === 'github-actions[bot]' && !pull);
    return own.map(({ number, title, body, state, state_reason: reason }) => {
      return { number, title, body, open: state === 'open', muted: state !== 'open' && reason === 'not_planned' };
    });
  },
  async create({ title, body }) {
    const color = 'c5def5';
    await issues.createLabel({ ...context.repo, name: label, color, description: 'Pages that need a look' }).catch((error) => {
      if (error.status !== 422) throw error;
    });
    await issues.create({ ...context.repo, title, body, labels: [label] });
  },
  update: ({ number, title, body }) => issues.update({ ...at(number), title, body }),
  reopen: ({ number, title, body }) => issues.update({ ...at(number), title, body, state: 'open' }),
  async close({ number, word }) {
    await issues.update({ ...at(number), state: 'closed', state_reason: 'completed' });
    await issues.createComment({ ...at(number), body: word });
  },
}, process.env.RUNNER_TEMP + '/waymark-freshness/issues.json', Number(process.env.NEW_ISSUES));
`;

/** Messages for owners with a channel. */
export const githubSlack = String.raw`${slackFlow}
await sendMessages(
  { say: core.info, warn: core.warning },
  process.env.RUNNER_TEMP + '/waymark-freshness/slack.json',
  process.env.SLACK_WEBHOOK,
);
`;

/** Pull requests from branches that a job before prepared. Ours are those that this workflow opened from a branch of this repository. */
const pullRequests = String.raw`
const base = context.ref.replace(/^refs\/heads\//, '');
const { pulls } = github.rest;
const here = context.repo.owner + '/' + context.repo.repo;
async function listOwn(options) {
  const all = await github.paginate(pulls.list, { ...context.repo, base, per_page: 100, ...options });
  const own = all.filter(({ user, head }) => user?.login === 'github-actions[bot]' && head.repo?.full_name === here);
  return own.filter((pull) => !pull.merged_at).map(({ number, body, head }) => ({ number, body, branch: head.ref, commit: head.sha }));
}
const host = {
  say: core.info,
  warn: core.warning,
  push: (...args) => git('push', '--quiet', 'origin', ...args),
  list: () => listOwn({ state: 'open' }),
  listClosed: (branch) => listOwn({ state: 'closed', head: context.repo.owner + ':' + branch }),
  create: ({ branch, title, body }) => pulls.create({ ...context.repo, base, head: branch, title, body }),
  update: ({ number, title, body }) => pulls.update({ ...context.repo, pull_number: number, title, body }),
  async close({ number, body, word }) {
    await pulls.update({ ...context.repo, pull_number: number, body, state: 'closed' });
    await github.rest.issues.createComment({ ...context.repo, issue_number: number, body: word });
  },
};
`;

/** One pull request per owner. */
export const githubReviews = String.raw`${reviewsFlow}${pullRequests}
await proposeReviews(host, process.env.RUNNER_TEMP + '/waymark-reviews', Number(process.env.NEW_REQUESTS));
`;

/** One pull request per pathway. */
export const githubReleases = String.raw`${releasesFlow}${pullRequests}
await proposeReleases(host, process.env.RUNNER_TEMP + '/waymark-releases', Number(process.env.NEW_REQUESTS));
`;
