/**
 * Keeps one request per branch that a job before has prepared, as JavaScript for the scripts of recipes: opened or brought up to date,
 * never merged, and closed when its reason is gone. A branch on which somebody has worked is theirs, and left alone. Where what is proposed
 * has a fingerprint, a request that has the same one keeps its commit, and one that somebody closed is not opened again before it differs.
 */
export const branchRequests = String.raw`const fs = require('node:fs');
const { execFileSync } = require('node:child_process');
const tick = '\x60';

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

function fetchBranches(folder) {
  const bundle = folder + '/branches.bundle';
  if (fs.existsSync(bundle)) git('fetch', '--quiet', bundle, '+refs/heads/waymark/*:refs/waymark/*');
}

function code(value) {
  return tick + String(value).replace(/[\p{C}\p{Z}]+/gu, ' ').replaceAll(tick, "'").trim() + tick;
}

// The commit that this recipe pushed, as the request's own text keeps it.
function pushedCommit(body) {
  return /^<!-- commit:([0-9a-f]{40,64}) -->$/m.exec((body ?? '').replaceAll('\r', ''))?.[1];
}

// The fingerprint of what was proposed, where there is one.
function proposedContent(body) {
  return /^<!-- content:([0-9a-f]{64}) -->$/m.exec((body ?? '').replaceAll('\r', ''))?.[1];
}

// A push that is refused says that somebody else has pushed meanwhile. Without an expected commit there must be no such branch.
function tryPush(host, commit, branch, expected) {
  try {
    host.push('--force-with-lease=refs/heads/' + branch + ':' + expected, commit + ':refs/heads/' + branch);
    return true;
  } catch {
    return false;
  }
}

function push(host, commit, branch, ...expected) {
  if (expected.some((id) => id !== undefined && tryPush(host, commit, branch, id))) return true;
  host.warn('The branch ' + branch + ' could not be pushed: there is one of that name with other commits.');
  return false;
}

// What is still as this recipe pushed it: nobody has worked on it.
function isOurs({ commit, body }) {
  return commit === pushedCommit(body);
}

// Requests of which there is nothing left: closed, and their branches removed, so that the next ones find none in the way. Without the
// fingerprint in its text a request doesn't count as closed by somebody.
async function closeRequests(host, requests, word) {
  for (const request of requests) {
    const { number, body, branch, commit } = request;
    if (!isOurs(request)) {
      host.say('Somebody works on #' + number + ': it is left alone.');
      continue;
    }
    await host.close({ number, body: body.replace(/^<!-- content:[0-9a-f]{64} -->\r?\n/m, ''), word });
    if (branch.startsWith('waymark/') && !tryPush(host, '', branch, commit)) host.warn('The branch ' + branch + ' could not be removed.');
  }
}

// One request per branch, opened or kept up to date. What is written gives marker, title, text and, where it has one, a fingerprint.
async function proposeBranches(host, branches, limit, write) {
  const open = branches.length === 0 ? [] : await host.list();
  let room = limit;
  let waiting = 0;
  for (const prepared of branches) {
    const { marker, title, body, content } = write(prepared);
    const isAbout = (candidate) => candidate.body?.startsWith(marker);
    const request = open.find(isAbout);
    const closed = request || !content ? undefined : (await host.listClosed(prepared.branch)).find(isAbout);
    if (closed && proposedContent(closed.body) === content) host.say('#' + closed.number + ' was closed: nothing is proposed before there is something else.');
    else if (!request && room === 0) waiting += 1;
    else if (!request) {
      room -= 1;
      if (push(host, prepared.commit, prepared.branch, '', closed && pushedCommit(closed.body))) await host.create({ branch: prepared.branch, title, body });
    } else if (!isOurs(request)) host.say('Somebody works on #' + request.number + ': it is left alone.');
    else if (content && proposedContent(request.body) === content) host.say('#' + request.number + ' is up to date.');
    else if (push(host, prepared.commit, request.branch, request.commit)) await host.update({ number: request.number, title, body });
  }
  return waiting;
}
`;
