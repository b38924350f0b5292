/** What schedules do with issues, as JavaScript for the scripts of recipes: one issue per owner, made, edited, closed and opened again. */
export const issuesFlow = String.raw`const fs = require('node:fs');
const prefix = '<!-- waymark-freshness:';
const maxBody = 65536;

// A report that isn't whole closes no issue.
function readReports(file) {
  const reports = JSON.parse(fs.readFileSync(file, 'utf8'))?.issues;
  const isWhole = ({ marker, title, body, open }) =>
    [marker, title, body].every((text) => typeof text === 'string' && text !== '') &&
    typeof open === 'boolean' && marker.startsWith(prefix) && firstLine(body) === marker && body.length <= maxBody;
  if (!Array.isArray(reports) || !reports.every((report) => typeof report === 'object' && report !== null && isWhole(report))) {
    throw new Error('This is not what waymark freshness --format issues writes.');
  }
  const seen = new Set();
  return reports.filter(({ marker, open }) => open && !seen.has(marker) && seen.add(marker));
}

function firstLine(text) {
  return (text ?? '').split('\n', 1)[0].trim();
}

function sameText(a, b) {
  return (a ?? '').replaceAll('\r\n', '\n').trimEnd() === b.trimEnd();
}

// Issues by marker; of several, an open one first, then the oldest: two runs at once may have made two.
function byMarker(issues) {
  const known = new Map();
  for (const issue of [...issues].sort((a, b) => Number(b.open) - Number(a.open) || a.number - b.number)) {
    const marker = firstLine(issue.body);
    if (!marker.startsWith(prefix)) continue;
    if (!known.has(marker)) known.set(marker, []);
    known.get(marker).push(issue);
  }
  return known;
}

function planIssues(reports, issues, limit) {
  const known = byMarker(issues);
  const steps = [];
  let room = limit;
  let waiting = 0;
  const close = (number, word) => ({ type: 'close', number, word });
  for (const { marker, title, body } of reports) {
    const [issue, ...doubles] = known.get(marker) ?? [];
    known.delete(marker);
    if (!issue && room > 0) {
      room -= 1;
      steps.push({ type: 'create', title, body });
    } else if (!issue) waiting += 1;
    else if (!issue.muted) {
      if (!issue.open) steps.push({ type: 'reopen', number: issue.number, title, body });
      else if (issue.title !== title || !sameText(issue.body, body)) steps.push({ type: 'update', number: issue.number, title, body });
      for (const { open, number } of doubles) if (open) steps.push(close(number, 'The same as #' + issue.number + '.'));
    }
  }
  for (const { open, number } of [...known.values()].flat()) {
    if (open) steps.push(close(number, 'Nothing is left to look at. This issue is opened again when there is.'));
  }
  return { steps, waiting };
}

async function keepIssues(host, file, limit) {
  const reports = readReports(file).map((report) => ({ ...report, body: host.text(report.body) }));
  const { steps, waiting } = planIssues(reports, await host.list(), limit);
  for (const step of steps) await host[step.type](step);
  host.say(steps.length === 0 ? 'No issue had to change.' : 'Issues: ' + steps.map(({ type, number }) => type + (number ? ' #' + number : '')).join(', ') + '.');
  if (waiting > 0) host.warn(waiting + ' more ' + (waiting === 1 ? 'owner has' : 'owners have') + ' pages to look at. A run makes at most ' + limit + ' new issues; the next one goes on.');
}
`;
