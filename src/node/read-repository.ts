import { basename, resolve } from 'node:path';
import { findRoot, runGit } from './git.ts';

/** What git says of the repository as a whole. */
export interface RepositoryInfo {
  /** The repository's name on its host; of a folder inside a repository, or without a host, the folder's. */
  name: string;
  /** Its pages on the host, for edit and history links; without credentials. */
  repo: { url: string; branch: string } | undefined;
  /** Path of the root below the top of the repository, POSIX; empty at the top. */
  prefix: string;
}

/** Reads name, host and branch of the repository that a root lies in. Runs no network command. */
export async function readRepositoryInfo(root: string): Promise<RepositoryInfo> {
  const folderName = basename(resolve(root));
  const [prefix, url] = await Promise.all([runGit(root, ['rev-parse', '--show-prefix']), readWebUrl(root)]);
  if (prefix?.status !== 0) {
    // Outside of a repository there is nothing to say; a repository that git refuses is an error.
    await findRoot(root);
    return { name: folderName, repo: undefined, prefix: '' };
  }
  const inner = prefix.stdout.toString('utf8').replace(/\/?\r?\n$/, '');
  const name = url === undefined || inner !== '' ? folderName : decode(url.slice(url.lastIndexOf('/') + 1));
  return { name, repo: url === undefined ? undefined : { url, branch: await readBranch(root) }, prefix: inner };
}

/**
 * Web address of a remote, without trailing slash; `undefined` for local ones and for hosts that only an SSH configuration knows.
 * GitHub, GitLab, Bitbucket and Gitea show a repository under the path that they clone it from; Azure DevOps has its own scheme.
 */
export function toWebUrl(remote: string): string | undefined {
  const parts = parseRemote(remote);
  if (!parts?.host.includes('.')) return undefined;
  const path = parts.path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  if (path === '') return undefined;
  const azure = /^v3\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path);
  if (azure && /(?:^|\.)(?:dev\.azure\.com|visualstudio\.com)$/.test(parts.host)) {
    return `https://dev.azure.com/${azure[1] ?? ''}/${azure[2] ?? ''}/_git/${azure[3] ?? ''}`;
  }
  return `${parts.scheme}://${parts.host}/${path}`;
}

function parseRemote(remote: string): { scheme: string; host: string; path: string } | undefined {
  const isUrl = /^[a-z][a-z+.-]*:\/\//i.test(remote);
  const scp = isUrl ? null : /^(?:[^@/\s]+@)?(?<host>[\w.-]{2,}):(?<path>[^\\].*)$/.exec(remote);
  if (scp?.groups)
    return { scheme: 'https', host: scp.groups['host'] ?? '', path: encodeURI(scp.groups['path'] ?? '').replaceAll('%25', '%') };
  const url = isUrl && URL.canParse(remote) ? new URL(remote) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') {
    return { scheme: url.protocol.slice(0, -1), host: url.host, path: url.pathname };
  }
  // The port of SSH is not the one of the web.
  if (url && /^(?:git|ssh|git\+ssh|ssh\+git):$/.test(url.protocol)) return { scheme: 'https', host: url.hostname, path: url.pathname };
  return undefined;
}

async function readWebUrl(root: string): Promise<string | undefined> {
  const result = await runGit(root, ['config', '--null', '--get-regexp', String.raw`^remote\..*\.url$`]);
  const remotes = (result?.stdout.toString('utf8') ?? '').split('\0').flatMap((entry) => {
    const [key = '', url] = entry.split('\n', 2);
    const web = url === undefined ? undefined : toWebUrl(url);
    return web === undefined ? [] : [{ name: key.slice('remote.'.length, -'.url'.length), web }];
  });
  const best = remotes.find(({ name }) => name === 'origin') ?? remotes.find(({ name }) => name === 'upstream') ?? remotes[0];
  return best?.web;
}

/**
 * The remote's default branch as far as this clone knows it, else the branch that is checked out, which need not have a commit yet. For
 * a detached head, and outside of git, what git calls a first branch here.
 */
export async function readBranch(root: string): Promise<string> {
  const head = await readLine(root, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  if (head !== undefined) return head.replace(/^refs\/remotes\/origin\//, '');
  const known = await runGit(root, ['for-each-ref', '--format=%(refname)', 'refs/remotes/origin/main', 'refs/remotes/origin/master']);
  const [first] = (known?.stdout.toString('utf8') ?? '').split('\n');
  if (first) return first.replace(/^refs\/remotes\/origin\//, '');
  const current = await readLine(root, ['symbolic-ref', '--quiet', 'HEAD']);
  return current?.replace(/^refs\/heads\//, '') ?? (await readLine(root, ['config', '--get', 'init.defaultBranch'])) ?? 'main';
}

async function readLine(root: string, args: Parameters<typeof runGit>[1]): Promise<string | undefined> {
  const result = await runGit(root, args);
  const line = result?.stdout.toString('utf8').replace(/\r?\n$/, '');
  return result?.status === 0 && line ? line : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
