import { branchRequests } from './branch-requests.ts';

/**
 * Proposes the branches that `waymark review --owner` made, as JavaScript for the scripts of recipes: one request per owner, opened or
 * kept up to date, never merged. A branch on which somebody has worked is theirs, and left alone.
 */
export const reviewsFlow = String.raw`${branchRequests}
const maxPages = 100;
const maxDiff = 40000;

// What the job before prepared: for each owner a file with the branch, and one bundle with all branches.
function readReviews(folder) {
  const owners = readJson(folder + '/owners.json')?.issues ?? [];
  fetchBranches(folder);
  return owners.flatMap(({ owner }, index) => {
    const { branch, commit, stamped } = readJson(folder + '/' + (index + 1) + '.json') ?? {};
    const isWhole = /^waymark\/review-[\w.-]+$/.test(branch) && /^[0-9a-f]{40,64}$/.test(commit) && Array.isArray(stamped) && stamped.length > 0;
    return isWhole ? [{ owner, branch, commit, pages: stamped.map(String) }] : [];
  });
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

async function proposeReviews(host, folder, limit) {
  const reviews = readReviews(folder);
  const waiting = await proposeBranches(host, reviews, limit, write);
  if (reviews.length === 0) host.say('No review is due.');
  if (waiting > 0) host.warn(waiting + ' more ' + (waiting === 1 ? 'owner has' : 'owners have') + ' reviews to do. A run opens at most ' + limit + ' requests; the next one goes on.');
}
`;
