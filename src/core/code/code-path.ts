/** Which files of the repository a page may show. The list is short on purpose: what git ignores or doesn't know is refused anyway. */

/** Names of files that hold keys, passwords or tokens: those of dotenv, OpenSSH, OpenSSL, Java, npm, PyPI, Terraform, kubectl and their likes. */
const secretNames: readonly RegExp[] = [
  /^\.env(?:\..+)?$/,
  /\.(?:pem|key|p12|pfx|p8|jks|keystore|kdbx?|ppk|ovpn|gpg|asc|age|tfstate|tfvars|agekey)$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?$/,
  /^\.(?:npmrc|pypirc|netrc|pgpass|my\.cnf|htpasswd|git-credentials|dockercfg|vault-token|terraformrc)$/,
  /^_?netrc$/,
  /^(?:credentials?|secrets?|kubeconfig|passwords?)(?:\.(?:json|ya?ml|toml|ini|txt|csv|env|properties|xml))?$/,
];

/** What says that a file only shows how the real one looks. */
const sample = /(?:^|[._-])(?:example|sample|template|dist|defaults?)(?:[._-]|$)/;

const secretFolders: ReadonlySet<string> = new Set(['.git', '.waymark', '.ssh', '.aws', '.gnupg', '.kube']);

/** Whether a file is of a kind that holds secrets, judged by its path alone. */
export function holdsSecrets(path: string): boolean {
  const names = path.toLowerCase().split('/');
  const name = names.at(-1) ?? '';
  if (names.some((folder) => secretFolders.has(folder))) return true;
  return !sample.test(name) && secretNames.some((pattern) => pattern.test(name));
}

/** Beginnings of what is a secret wherever it stands: private keys (RFC 7468) and tokens of GitHub, GitLab, AWS and Slack. */
const secretText =
  /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----|\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40}|glpat-[\w-]{20}|AKIA[0-9A-Z]{16}|xox[abprs]-[\w-]{20})/;

/** Whether a text holds what looks like a key or a token. */
export function looksSecret(text: string): boolean {
  return secretText.test(text);
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
