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

/** Lines of the file as it is now on the branch, in the host's own way to say so. */
export function linesUrl(repo: RepositoryHost, path: string, from: number, to: number): string {
  const url = fileUrl(repo, path);
  switch (hostOf(repo)) {
    case 'gitlab':
      return `${url}#L${from}${to === from ? '' : `-${to}`}`;
    case 'bitbucket':
      return `${url}#lines-${from}:${to}`;
    case 'azure':
      return `${url}&line=${from}&lineEnd=${to + 1}&lineStartColumn=1&lineEndColumn=1`;
    case 'github':
      return `${url}#L${from}${to === from ? '' : `-L${to}`}`;
  }
}

/**
 * The file as it was at a commit, for good: GitHub's permalinks (https://docs.github.com/en/repositories/working-with-files/using-files/getting-permanent-links-to-files),
 * GitLab's, Bitbucket's and Azure's take a commit in the place of a branch. Undefined for anything that isn't a commit's id.
 */
export function fileAtUrl(repo: RepositoryHost, path: string, commit: string): string | undefined {
  if (!isCommit(commit)) return undefined;
  if (hostOf(repo) !== 'azure') return fileUrl({ ...repo, branch: commit }, path);
  return fileUrl({ ...repo, branch: '' }, path).replace(/&version=GB$/, `&version=GC${commit}`);
}

/** One commit. Undefined for anything that isn't a commit's id. */
export function commitUrl(repo: RepositoryHost, id: string): string | undefined {
  if (!isCommit(id)) return undefined;
  switch (hostOf(repo)) {
    case 'gitlab':
      return `${repo.url}/-/commit/${id}`;
    case 'bitbucket':
      return `${repo.url}/commits/${id}`;
    case 'azure':
    case 'github':
      return `${repo.url}/commit/${id}`;
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

/**
 * What lies between two commits. GitHub and GitLab want `from...to`, Bitbucket the newer one first. Undefined for anything that isn't a
 * commit's id: addresses are made of what git says, not of what content says.
 */
export function compareUrl(repo: RepositoryHost, from: string, to: string): string | undefined {
  if (!isCommit(from) || !isCommit(to)) return undefined;
  switch (hostOf(repo)) {
    case 'gitlab':
      return `${repo.url}/-/compare/${from}...${to}`;
    case 'bitbucket':
      return `${repo.url}/branches/compare/${to}..${from}`;
    case 'azure':
      return `${repo.url}/branchCompare?baseVersion=GC${from}&targetVersion=GC${to}&_a=files`;
    case 'github':
      return `${repo.url}/compare/${from}...${to}`;
  }
}

function isCommit(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** What a new issue starts with. */
export interface IssueDraft {
  title: string;
  /** Markdown. */
  body: string;
}

/** Longest address that GitHub's servers take, in bytes (github/docs, issue 5136), with room for what a login adds. */
const maxUrlLength = 7000;

/**
 * The host's form for a new issue, filled in; the body is cut where the address would become too long. Undefined on hosts that document
 * no such address for issues of a repository: Bitbucket, and Azure, whose kinds of work items depend on the project.
 */
export function newIssueUrl(repo: RepositoryHost, { title, body }: IssueDraft): string | undefined {
  const host = hostOf(repo);
  if (host !== 'github' && host !== 'gitlab') return undefined;
  const [form, titleField, bodyField] =
    host === 'gitlab' ? ['/-/issues/new', 'issue[title]', 'issue[description]'] : ['/issues/new', 'title', 'body'];
  const start = `${repo.url}${form}?${encodeURIComponent(titleField)}=${encodeShort(title, 1000)}&${encodeURIComponent(bodyField)}=`;
  return start + encodeShort(body, maxUrlLength - start.length);
}

/** Percent-encodes as much of a text as fits, in characters of the address. */
function encodeShort(text: string, room: number): string {
  let encoded = '';
  for (const character of text.toWellFormed()) {
    const next = encodeURIComponent(character);
    if (encoded.length + next.length > room) break;
    encoded += next;
  }
  return encoded;
}

/** Percent-encodes each segment of a path. */
export function encodePath(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
