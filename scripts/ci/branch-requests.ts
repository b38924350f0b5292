/**
 * Keeps one request per branch that a job before has prepared, as JavaScript for the scripts of recipes: opened or brought up to date,
 * never merged. A branch on which somebody has worked is theirs, and left alone.
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

// One request per branch, opened or kept up to date. What is written gives marker, title and text.
async function proposeBranches(host, branches, limit, write) {
  const open = branches.length === 0 ? [] : await host.list();
  let room = limit;
  let waiting = 0;
  for (const prepared of branches) {
    const { marker, title, body } = write(prepared);
    const request = open.find((candidate) => candidate.body?.startsWith(marker));
    if (!request && room === 0) waiting += 1;
    else if (!request) {
      room -= 1;
      if (push(host, prepared.commit, prepared.branch, '')) await host.create({ branch: prepared.branch, title, body });
    } else if (request.commit !== pushedCommit(request.body)) host.say('Somebody works on #' + request.number + ': it is left alone.');
    else if (push(host, prepared.commit, request.branch, request.commit)) await host.update({ number: request.number, title, body });
  }
  return waiting;
}
`;
