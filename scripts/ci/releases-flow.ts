import { branchRequests } from './branch-requests.ts';

/**
 * Proposes the branches that `waymark pathway release` was run on, as JavaScript for the scripts of recipes: one request per pathway,
 * opened or kept up to date, never merged: merging is the release, and somebody’s decision. It is closed when nothing is left to release.
 */
export const releasesFlow = String.raw`${branchRequests}
const crypto = require('node:crypto');
const maxUnits = 60;

function readCheck(folder) {
  return readJson(folder + '/pathways.json') ?? {};
}

// What the job before prepared: for each pathway its release, the commit, and one bundle with all branches.
function readReleases(folder) {
  const { pathways = [] } = readCheck(folder);
  fetchBranches(folder);
  return pathways.flatMap(({ id, path }) => {
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return [];
    const release = readJson(folder + '/' + id + '.json');
    const file = folder + '/' + id + '.commit';
    const commit = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
    const isWhole = /^\d+\.\d+\.\d+$/.test(release?.version) && /^[0-9a-f]{40,64}$/.test(commit) && Array.isArray(release?.notes?.units);
    return isWhole ? [{ id, folder: String(path).replace(/\/[^/]*$/, ''), branch: 'waymark/release-' + id + '-' + release.version, commit, release }] : [];
  });
}

// What a release says, but for its day and the commit that it was made on: with these alone it would be another one every week.
function fingerprint(commit) {
  const fields = git('diff-tree', '-r', '-z', '--no-commit-id', '--no-renames', '--no-abbrev', '--raw', commit).split('\0');
  const changes = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [facts, path] = [fields[at], fields[at + 1]];
    const { date, commit, digest, ...lock } = path.endsWith('.lock.json') ? JSON.parse(git('cat-file', 'blob', facts.split(' ')[3])) : {};
    changes.push(Object.keys(lock).length > 0 ? [path, lock] : [path, facts]);
  }
  return crypto.createHash('sha256').update(JSON.stringify(changes)).digest('hex');
}

const asks = { none: '', review: ' (look again)', redo: ' (do again)' };

function write({ id, folder, commit, release }) {
  const { version, previous, bump, notes } = release;
  const marker = '<!-- waymark-release:' + id + ' -->';
  const content = fingerprint(commit);
  const state = '<!-- commit:' + commit + ' -->\n<!-- content:' + content + ' -->';
  const left = notes.units.length - maxUnits;
  const body = [
    marker,
    state,
    code(id) + ' would be ' + code(version) + ' after ' + code(previous) + ': the changes ask for ' + code(bump) + '. Merging this is the release; nothing is merged by itself.',
    '',
    ...notes.units.slice(0, maxUnits).map(({ unit, impact, text }) => '- ' + code(unit) + (asks[impact] ?? '') + ': ' + code(String(text).slice(0, 300))),
    ...(left > 0 ? ['- and ' + left + ' more'] : []),
    ...(Array.isArray(notes.other) ? notes.other.slice(0, maxUnits).map((line) => '- ' + code(String(line).slice(0, 300))) : []),
    '',
    'To change what it says, or what a change asks of learners, write ' + code(folder + '/next.md') + ' on the branch that this goes into: the next run takes it up. ' + code('waymark pathway release ' + id + ' --dry-run') + ' prints the notes to begin with. A lock is never edited.',
  ].join('\n');
  return { marker, title: 'Release ' + id + ' ' + version, body, content };
}

// Requests for pathways that are gone, or as their last release has them. With a fault somewhere nobody can be sure.
async function listDone(host, folder) {
  const { summary, pathways } = readCheck(folder);
  if (summary?.errors !== 0 || !Array.isArray(pathways)) return [];
  const waiting = new Set(pathways.filter(({ next, quiet }) => next && !quiet).map(({ id }) => id));
  const idOf = ({ body }) => /^<!-- waymark-release:([a-z0-9-]+) -->/.exec(body ?? '')?.[1];
  return (await host.list()).filter((request) => idOf(request) !== undefined && !waiting.has(idOf(request)));
}

async function proposeReleases(host, folder, limit) {
  const releases = readReleases(folder);
  await closeRequests(host, await listDone(host, folder), 'The pathway is as its last release has it, or gone: there is nothing to release any more.');
  const waiting = await proposeBranches(host, releases, limit, write);
  if (releases.length === 0) host.say('No pathway has anything to release.');
  if (waiting > 0) host.warn(waiting + ' more ' + (waiting === 1 ? 'pathway waits' : 'pathways wait') + ' for a release. A run opens at most ' + limit + ' requests; the next one goes on.');
}
`;
