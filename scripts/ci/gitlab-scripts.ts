import { commentFlow } from './comment-flow.ts';
import { issuesFlow } from './issues-flow.ts';
import { releasesFlow } from './releases-flow.ts';
import { reviewsFlow } from './reviews-flow.ts';
import { slackFlow } from './slack-flow.ts';

/** What jobs give to Node: the flows of recipes, with GitLab as their host. Everything comes from the job's environment. */

/** GitLab's REST API, for one project (docs.gitlab.com/api/rest: `PRIVATE-TOKEN`, pages by `x-next-page`). */
const client = String.raw`
const say = (text) => console.log(text);
const warn = say;

function connect(project, token) {
  if (!token) throw new Error('The variable with the token is not set: see the comment above this job.');
  const api = process.env.CI_API_V4_URL;
  async function ask(method, path, body) {
    const headers = { 'PRIVATE-TOKEN': token, ...(body ? { 'content-type': 'application/json' } : {}) };
    const url = api + path.replace(':project', encodeURIComponent(project));
    const answer = await fetch(url, { method, headers, signal: AbortSignal.timeout(60000), ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(method + ' ' + path + ': GitLab answers ' + answer.status + ' ' + JSON.stringify((await answer.text()).slice(0, 300)));
    return answer;
  }
  async function list(path) {
    const all = [];
    for (let page = '1'; page; ) {
      const answer = await ask('GET', path + (path.includes('?') ? '&' : '?') + 'per_page=100&page=' + page);
      all.push(...(await answer.json()));
      page = answer.headers.get('x-next-page');
    }
    return all;
  }
  const who = async () => (await (await ask('GET', '/user')).json()).id;
  return { ask, list, who };
}

// A line that begins with a slash could be a quick action.
function calm(text) {
  return text.replace(/^([ \t]*)\//gm, '$1\\/');
}
`;

/** Runs a script, says in one line what went wrong, and doesn't show a stack. */
function main(lines: string): string {
  return `async function main() {\n${lines.trimEnd()}\n}\n\nmain().catch((error) => {\n  console.error(error.message);\n  process.exitCode = 1;\n});\n`;
}

/** One note on a merge request, by whoever the token is of; the request is the one that the pipeline is for. */
export const gitlabNote = String.raw`${commentFlow()}${client}
${main(String.raw`  const { CI_MERGE_REQUEST_PROJECT_ID: project, CI_MERGE_REQUEST_IID: number, WAYMARK_NOTE_TOKEN: token } = process.env;
  const { ask, list, who } = connect(project, token);
  const notes = '/projects/:project/merge_requests/' + number + '/notes';
  await comment({
    say,
    compare: (from) => process.env.CI_MERGE_REQUEST_PROJECT_URL + '/-/compare/' + from + '...' + process.env.CI_COMMIT_SHA,
    async findOwn() {
      const me = await who();
      return (await list(notes)).find(({ author, body }) => author?.id === me && body?.startsWith(marker)) ?? null;
    },
    create: (body) => ask('POST', notes, { body }),
    update: ({ id }, body) => ask('PUT', notes + '/' + id, { body }),
  }, '.waymark/ci');`)}`;

/** One issue per owner. Ours are those with the label that the token's user opened; one with the label `waymark-off` is left alone. */
export const gitlabIssues = String.raw`${issuesFlow}${client}
${main(String.raw`  const { CI_PROJECT_ID: project, WAYMARK_TOKEN: token, NEW_ISSUES: limit } = process.env;
  const { ask, list, who } = connect(project, token);
  const label = 'waymark-freshness';
  const issues = '/projects/:project/issues';
  await keepIssues({
    say,
    warn,
    text: calm,
    async list() {
      const me = await who();
      const all = await list(issues + '?scope=all&state=all&labels=' + label);
      const own = all.filter(({ author }) => author?.id === me);
      return own.map(({ iid, title, description, state, labels }) => {
        return { number: iid, title, body: description, open: state === 'opened', muted: labels.includes('waymark-off') };
      });
    },
    create: ({ title, body }) => ask('POST', issues, { title, description: body, labels: label }),
    update: ({ number, title, body }) => ask('PUT', issues + '/' + number, { title, description: body }),
    reopen: ({ number, title, body }) => ask('PUT', issues + '/' + number, { title, description: body, state_event: 'reopen' }),
    async close({ number, word }) {
      await ask('PUT', issues + '/' + number, { state_event: 'close' });
      await ask('POST', issues + '/' + number + '/notes', { body: word });
    },
  }, '.waymark/ci/issues.json', Number(limit));`)}`;

/** Messages for owners with a channel. */
export const gitlabSlack = String.raw`${slackFlow}
const say = (text) => console.log(text);
${main(String.raw`  await sendMessages({ say, warn: say }, '.waymark/ci/slack.json', process.env.WAYMARK_SLACK_WEBHOOK);`)}`;

/** Merge requests from branches that a job before prepared. The token reaches git through the environment, where no list of processes shows it. */
function mergeRequests(propose: string): string {
  return main(String.raw`  const { CI_PROJECT_ID: project, CI_PROJECT_PATH: path, CI_SERVER_URL: server, CI_COMMIT_BRANCH: base, WAYMARK_TOKEN: token, NEW_REQUESTS: limit } = process.env;
  const { ask, list, who } = connect(project, token);
  process.env.GIT_CONFIG_COUNT = '1';
  process.env.GIT_CONFIG_KEY_0 = 'http.extraHeader';
  process.env.GIT_CONFIG_VALUE_0 = 'Authorization: Basic ' + Buffer.from('oauth2:' + token).toString('base64');
  const requests = '/projects/:project/merge_requests';
  async function listOwn(state, more = '') {
    const all = await list(requests + '?state=' + state + '&scope=all&author_id=' + (await who()) + '&target_branch=' + encodeURIComponent(base) + more);
    const own = all.filter((request) => request.source_project_id === request.target_project_id);
    return own.map(({ iid, description, source_branch, sha }) => ({ number: iid, body: description, branch: source_branch, commit: sha }));
  }
  await ${propose}({
    say,
    warn,
    push: (...args) => git('push', '--quiet', server + '/' + path + '.git', ...args),
    list: () => listOwn('opened'),
    listClosed: (branch) => listOwn('closed', '&source_branch=' + encodeURIComponent(branch)),
    create: ({ branch, title, body }) =>
      ask('POST', requests, { source_branch: branch, target_branch: base, title, description: calm(body), remove_source_branch: true }),
    update: ({ number, title, body }) => ask('PUT', requests + '/' + number, { title, description: calm(body) }),
    async close({ number, body, word }) {
      await ask('PUT', requests + '/' + number, { description: body, state_event: 'close' });
      await ask('POST', requests + '/' + number + '/notes', { body: word });
    },
  }, '.waymark/ci', Number(limit));`);
}

/** One merge request per owner. */
export const gitlabReviews = `${reviewsFlow}${client}\n${mergeRequests('proposeReviews')}`;

/** One merge request per pathway. */
export const gitlabReleases = `${releasesFlow}${client}\n${mergeRequests('proposeReleases')}`;
