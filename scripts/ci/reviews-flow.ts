/**
 * Proposes the branches that `waymark review --owner` made, as JavaScript for the scripts of recipes: one request per owner, opened or
 * kept up to date, never merged. A branch on which somebody has worked is theirs, and left alone.
 */
export const reviewsFlow = String.raw`const fs = require('node:fs');
const { execFileSync } = require('node:child_process');
const tick = '\x60';
const maxPages = 100;
const maxDiff = 40000;

function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024 });
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

// What the job before prepared: for each owner a file with the branch, and one bundle with all branches.
function readReviews(folder) {
  const owners = readJson(folder + '/owners.json')?.issues ?? [];
  const bundle = folder + '/branches.bundle';
  if (fs.existsSync(bundle)) git('fetch', '--quiet', bundle, '+refs/heads/waymark/*:refs/waymark/*');
  return owners.flatMap(({ owner }, index) => {
    const { branch, commit, stamped } = readJson(folder + '/' + (index + 1) + '.json') ?? {};
    const isWhole = /^waymark\/review-[\w.-]+$/.test(branch) && /^[0-9a-f]{40,64}$/.test(commit) && Array.isArray(stamped) && stamped.length > 0;
    return isWhole ? [{ owner, branch, commit, pages: stamped.map(String) }] : [];
  });
}

function code(value) {
  return tick + String(value).replace(/[\p{C}\p{Z}]+/gu, ' ').replaceAll(tick, "'").trim() + tick;
}

// A name that means somebody is called; anything else is only shown.
function call(owner) {
  return /^@[\w-]+(?:\/[\w.-]+)*$/.test(owner) ? owner : code(owner);
}

function fence(text) {
  const runs = text.match(/\x60{3,}/g) ?? [];
  const line = tick.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [line + 'diff', text, line];
}

function write({ owner, commit, pages }) {
  const number = pages.length;
  const marker = '<!-- waymark-review:' + encodeURIComponent(owner) + ' -->';
  const state = '<!-- commit:' + commit + ' -->';
  const message = git('show', '--no-patch', '--format=%B', commit).trim();
  const cut = message.length > maxDiff ? message.slice(0, maxDiff) + '\n\nThe rest is in the message of the commit.' : message;
  const title = 'Review ' + number + (number === 1 ? ' page' : ' pages') + ' of ' + String(owner).replace(/[\p{C}\p{Z}]+/gu, ' ').slice(0, 100);
  const body = [
    marker,
    state,
    call(owner) + ': ' + (number === 1 ? 'this page is' : 'these ' + number + ' pages are') + ' due for a review. This branch says that ' + (number === 1 ? 'it still holds' : 'each still holds') + '. Nobody has looked yet: that is yours to do.',
    '',
    '1. Read each page beside what changed in the code that it describes.',
    '2. Strike out what you doubt: in this branch, put its former ' + code('reviewed') + ' back, or correct the page.',
    '3. Merge the rest. Your merge is the review; nothing is merged by itself.',
    '',
    ...pages.slice(0, maxPages).map((page) => '- ' + code(page)),
    ...(number > maxPages ? ['- and ' + (number - maxPages) + ' more'] : []),
    '',
    '<details><summary>What changed</summary>',
    '',
    ...fence(cut),
    '',
    '</details>',
  ].join('\n');
  return { marker, title, body };
}

// The commit that this recipe pushed, as the request's own text keeps it.
function pushedCommit(body) {
  return /^<!-- commit:([0-9a-f]{40,64}) -->$/m.exec((body ?? '').replaceAll('\r', ''))?.[1];
}

// A push that is refused says that somebody else has pushed meanwhile.
function push(host, commit, branch, expected) {
  try {
    host.push('--force-with-lease=refs/heads/' + branch + ':' + expected, commit + ':refs/heads/' + branch);
    return true;
  } catch {
    host.warn('The branch ' + branch + ' could not be pushed: there is one of that name with other commits.');
    return false;
  }
}

async function proposeReviews(host, folder, limit) {
  const reviews = readReviews(folder);
  const open = reviews.length === 0 ? [] : await host.list();
  let room = limit;
  let waiting = 0;
  for (const review of reviews) {
    const { marker, title, body } = write(review);
    const request = open.find((candidate) => candidate.body?.startsWith(marker));
    if (!request && room === 0) waiting += 1;
    else if (!request) {
      room -= 1;
      if (push(host, review.commit, review.branch, '')) await host.create({ branch: review.branch, title, body });
    } else if (request.commit !== pushedCommit(request.body)) host.say('Somebody works on #' + request.number + ': it is left alone.');
    else if (push(host, review.commit, request.branch, request.commit)) await host.update({ number: request.number, title, body });
  }
  if (reviews.length === 0) host.say('No review is due.');
  if (waiting > 0) host.warn(waiting + ' more ' + (waiting === 1 ? 'owner has' : 'owners have') + ' reviews to do. A run opens at most ' + limit + ' requests; the next one goes on.');
}
`;
