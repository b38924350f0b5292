import { commentSource } from '../../src/report/comment.ts';

/**
 * Keeps one comment on a change, as JavaScript for the scripts of recipes. The report may come from anybody: nothing of it reaches the
 * comment but numbers, and texts in code or escaped, which mean nothing in Markdown. A function, because the text of the functions
 * that write the comment is part of it.
 */
export function commentFlow(): string {
  return String.raw`const fs = require('node:fs');
const marker = '<!-- waymark -->';
const maxBytes = 32 * 1024 * 1024;

function readReport(file) {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > maxBytes) return undefined;
  try {
    const report = JSON.parse(fs.readFileSync(file, 'utf8'));
    return Array.isArray(report?.diagnostics) && Array.isArray(report.pages) ? report : undefined;
  } catch {
    return undefined;
  }
}

// What writes the comment. It is Waymark's own src/report/comment.ts.
${commentSource()}

// There is no comment while there was never anything to say. The host knows which change it is, and its head.
async function comment(host, folder) {
  const report = readReport(folder + '/report.json');
  if (!report) return host.say('There is no report to comment on.');
  const own = await host.findOwn();
  if (own === undefined) return;
  const compare = (from) => (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(from) ? host.compare(from) : undefined);
  const body = writeComment({ report, compare });
  if (own) await host.update(own, body);
  else if (/\n(?:- |<details>)/.test(body)) await host.create(body);
}
`;
}
