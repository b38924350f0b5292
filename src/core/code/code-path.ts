/** Which files of the repository a page may show. The list is short on purpose: what git ignores or doesn't know is refused anyway. */

/** Names of files that hold keys: those of OpenSSH, OpenSSL, Java, npm, PyPI, Terraform, Docker, kubectl and their likes. */
const keyNames: readonly RegExp[] = [
  /\.(?:pem|key|p12|pfx|p8|jks|keystore|kdbx?|ppk|ovpn|gpg|asc|age|agekey)$/,
  /\.tfstate(?:\..+)?$|\.tfvars(?:\.json)?$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/,
  /^\.(?:npmrc|pypirc|netrc|pgpass|my\.cnf|htpasswd|git-credentials|dockercfg|vault-token|terraformrc|envrc)$/,
  /^_?netrc$/,
];

/** Names of files with settings that may be passwords, and of which people commit an example: those of dotenv, and what says so. */
const settingNames: readonly RegExp[] = [
  /^\.env(?:\..+)?$|.\.env(?:\.(?:local|dev|development|test|stage|staging|prod|production))?$/,
  /^(?:credentials?|secrets?|kubeconfig|passwords?)(?:\.(?:json|ya?ml|toml|ini|txt|csv|env|properties|xml))?$/,
];

/** What says that a file only shows how the real one looks. */
const sample = /(?:^|[._-])(?:example|sample|template|dist|defaults?)(?:[._-]|$)/;

const secretFolders: ReadonlySet<string> = new Set(['.git', '.waymark', '.ssh', '.aws', '.gnupg', '.kube']);

/** Whether a file is of a kind that holds secrets, judged by its path alone. */
export function holdsSecrets(path: string): boolean {
  const names = path.toLowerCase().split('/');
  const name = names.at(-1) ?? '';
  if (names.some((folder) => secretFolders.has(folder)) || (names.at(-2) === '.docker' && name === 'config.json')) return true;
  if (keyNames.some((pattern) => pattern.test(name))) return true;
  return !sample.test(name) && settingNames.some((pattern) => pattern.test(name));
}

/** The first and the last line of a private key (RFC 7468). */
const keyLine = /-----(?:BEGIN|END) (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----/;

/** Beginnings of tokens of GitHub, GitLab, AWS and Slack. */
const token = /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40}|glpat-[\w-]{20}|AKIA[0-9A-Z]{16}|xox[abprs]-[\w-]{20})/;

/** Whether a piece of a file holds what looks like a token, or may be of the private key that the file holds. */
export function looksSecret(piece: string, file: string): boolean {
  return token.test(piece) || keyLine.test(file);
}

/**
 * The path below the root that an author means: `./` and doubled slashes don't count. Undefined for what isn't written as one: absolute
 * paths, drives, backslashes, `..`, addresses with a scheme, and paths with characters that no file is named with on purpose.
 */
export function normaliseCodePath(written: string): string | undefined {
  if (/^[/~]|[\\\0\r\n]|^[A-Za-z]:|^[a-z][a-z\d+.-]+:\/\//i.test(written)) return undefined;
  const parts = written.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}
