/**
 * What stage 2 runs in actions/github-script: it reads a report that anybody may have written and comments on the pull request.
 * Nothing of the report reaches the comment but numbers and short texts inside code spans, where Markdown means nothing; which pull
 * request it is, GitHub says, not the report. One comment is kept up to date; there is none while nothing was ever found.
 */
export const commentScript = `const fs = require('node:fs');
const marker = '<!-- waymark -->';
const maxBytes = 4 * 1024 * 1024;
const maxRows = 30;

function readReport() {
  const file = \`\${process.env.RUNNER_TEMP}/waymark-report/report.json\`;
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > maxBytes) return undefined;
  try {
    const { diagnostics } = JSON.parse(fs.readFileSync(file, 'utf8'));
    return Array.isArray(diagnostics) ? diagnostics.filter((item) => typeof item === 'object' && item !== null) : undefined;
  } catch {
    return undefined;
  }
}

// Control and invisible characters go, and so does what could end the code span or the cell of the table.
function code(value, length) {
  const text = String(typeof value === 'string' || typeof value === 'number' ? value : '');
  const plain = text.replace(/[\\p{C}\\p{Z}]+/gu, ' ').replace(/\`/g, "'").replace(/\\|/g, '/').trim();
  return plain === '' ? '' : \`\\\`\${[...plain].slice(0, length).join('')}\\\`\`;
}

function row({ severity, rule, file, range, message }) {
  const line = Number.isSafeInteger(range?.start?.line) ? \`:\${range.start.line}\` : '';
  const place = typeof file === 'string' ? code(\`\${file}\${line}\`, 120) : '';
  return \`| \${code(severity, 10)} | \${place} | \${code(message, 300)} | \${code(rule, 60)} |\`;
}

function write(diagnostics) {
  const count = (severity) => {
    const number = diagnostics.filter((item) => item.severity === severity).length;
    return \`\${number} \${severity}\${number === 1 ? '' : 's'}\`;
  };
  const shown = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning');
  if (shown.length === 0) return [marker, 'Waymark: this change makes nothing worse.'].join('\\n');
  const head = \`Waymark: this change adds \${count('error')} and \${count('warning')}.\`;
  const rows = ['| | Where | What | Rule |', '| --- | --- | --- | --- |', ...shown.slice(0, maxRows).map(row)];
  const left = shown.length - maxRows;
  return [marker, head, '', ...rows, ...(left > 0 ? ['', \`\${left} more are in the log of the check.\`] : [])].join('\\n');
}

const diagnostics = readReport();
if (!diagnostics) return core.info('There is no report to comment on.');
const run = context.payload.workflow_run;
if (!run.head_repository) return core.info('The repository of the change is gone.');
const head = \`\${run.head_repository.owner.login}:\${run.head_branch}\`;
const { data: pulls } = await github.rest.pulls.list({ ...context.repo, state: 'open', head });
const pull = pulls.find((candidate) => candidate.head.sha === run.head_sha);
if (!pull) return core.info('No open pull request has this commit as its head any more.');
const comments = await github.paginate(github.rest.issues.listComments, { ...context.repo, issue_number: pull.number, per_page: 100 });
const own = comments.find(({ user, body }) => user?.login === 'github-actions[bot]' && body?.startsWith(marker));
const body = write(diagnostics);
if (own) await github.rest.issues.updateComment({ ...context.repo, comment_id: own.id, body });
else if (body.includes('\\n|')) await github.rest.issues.createComment({ ...context.repo, issue_number: pull.number, body });
`;
