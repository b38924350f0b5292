/** Addresses of files on the host that a repository lives on, by the host's own scheme. GitHub's is the default for unknown hosts. */

/** Where a repository lives. */
export interface RepositoryHost {
  /** Web address without trailing slash. */
  url: string;
  branch: string;
  /** Path of the portal's root below the top of the repository; empty or absent at the top. */
  prefix?: string | undefined;
}

type Host = 'github' | 'gitlab' | 'bitbucket' | 'azure';

function hostOf({ url }: RepositoryHost): Host {
  if (/^https?:\/\/(?:[\w-]+@)?(?:dev\.azure\.com|[^/]+\.visualstudio\.com)\//.test(url)) return 'azure';
  if (url.includes('bitbucket')) return 'bitbucket';
  return url.includes('gitlab') ? 'gitlab' : 'github';
}

/** The file as it is now on the branch. */
export function fileUrl(repo: RepositoryHost, path: string): string {
  const file = encodePath(repo.prefix ? `${repo.prefix}/${path}` : path);
  switch (hostOf(repo)) {
    case 'gitlab':
      return `${repo.url}/-/blob/${repo.branch}/${file}`;
    case 'bitbucket':
      return `${repo.url}/src/${repo.branch}/${file}`;
    case 'azure':
      return `${repo.url}?path=/${file}&version=GB${encodeURIComponent(repo.branch)}`;
    case 'github':
      return `${repo.url}/blob/${repo.branch}/${file}`;
  }
}

/** The host’s editor for the file. */
export function editUrl(repo: RepositoryHost, path: string): string {
  const file = encodePath(repo.prefix ? `${repo.prefix}/${path}` : path);
  switch (hostOf(repo)) {
    case 'gitlab':
      return `${repo.url}/-/edit/${repo.branch}/${file}`;
    case 'bitbucket':
      return `${repo.url}/src/${repo.branch}/${file}?mode=edit`;
    case 'azure':
      return fileUrl(repo, path);
    case 'github':
      return `${repo.url}/edit/${repo.branch}/${file}`;
  }
}

/** The commits that changed the file. */
export function historyUrl(repo: RepositoryHost, path: string): string {
  const file = encodePath(repo.prefix ? `${repo.prefix}/${path}` : path);
  switch (hostOf(repo)) {
    case 'gitlab':
      return `${repo.url}/-/commits/${repo.branch}/${file}`;
    case 'bitbucket':
      return `${repo.url}/history-node/${repo.branch}/${file}`;
    case 'azure':
      return `${fileUrl(repo, path)}&_a=history`;
    case 'github':
      return `${repo.url}/commits/${repo.branch}/${file}`;
  }
}

/** Percent-encodes each segment of a path. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
