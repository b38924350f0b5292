import { commentSource } from '../../src/report/comment.ts';

/**
 * What stage 2 runs in actions/github-script: it reads reports that anybody may have written and comments on the pull request. Nothing
 * of them reaches the comment but numbers and short texts inside code spans, where Markdown means nothing; which pull request it is, and
 * which commit, GitHub says, not the report. One comment is kept up to date; there is none while nothing was ever found.
 *
 * A function, because the text of the functions that write the comment is part of it.
 */
export function commentScript(): string {
  return `const fs = require('node:fs');
const marker = '<!-- waymark -->';
const maxBytes = 32 * 1024 * 1024;

function readReport(name) {
  const file = \`\${process.env.RUNNER_TEMP}/waymark-report/\${name}\`;
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > maxBytes) return undefined;
  try {
    const report = JSON.parse(fs.readFileSync(file, 'utf8'));
    return Array.isArray(report?.diagnostics) ? report : undefined;
  } catch {
    return undefined;
  }
}

// What writes the comment. It is Waymark's own src/report/comment.ts.
${commentSource()}

const check = readReport('report.json');
const freshness = readReport('freshness.json');
if (!check && !freshness) return core.info('There is no report to comment on.');
const run = context.payload.workflow_run;
if (!run.head_repository) return core.info('The repository of the change is gone.');
const head = \`\${run.head_repository.owner.login}:\${run.head_branch}\`;
const { data: pulls } = await github.rest.pulls.list({ ...context.repo, state: 'open', head });
const pull = pulls.find((candidate) => candidate.head.sha === run.head_sha);
if (!pull) return core.info('No open pull request has this commit as its head any more.');
const comments = await github.paginate(github.rest.issues.listComments, { ...context.repo, issue_number: pull.number, per_page: 100 });
const own = comments.find(({ user, body }) => user?.login === 'github-actions[bot]' && body?.startsWith(marker));
const compare = (from) =>
  /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(from)
    ? \`\${context.serverUrl}/\${context.repo.owner}/\${context.repo.repo}/compare/\${from}...\${run.head_sha}\`
    : undefined;
const body = writeComment({ check, freshness, compare });
if (own) await github.rest.issues.updateComment({ ...context.repo, comment_id: own.id, body });
else if (body.includes('\\n- ')) await github.rest.issues.createComment({ ...context.repo, issue_number: pull.number, body });
`;
}
