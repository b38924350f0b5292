import type { OwnerDialect } from './ownership.ts';

/**
 * Where hosts look for CODEOWNERS, the first that is found wins (docs.github.com, “About code owners”; docs.gitlab.com, “Code Owners”).
 * Paths from the top of the repository.
 */
export const ownerPlaces: Readonly<Record<'github' | 'gitlab', readonly string[]>> = {
  github: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'],
  gitlab: ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'],
};

/** What tells a dialect apart from the place of the file. */
export interface DialectHints {
  /** `owners.dialect`, or what the command line says. */
  wanted: OwnerDialect | 'auto';
  /** Host of the repository, when it has one: web address of the remote. */
  url: string | undefined;
  /** Variables of the environment: CI says where it runs. */
  env: Readonly<Record<string, string | undefined>>;
}

/** The dialect of the host; `undefined` when nothing tells. */
export function hostDialect({ wanted, url, env }: DialectHints): OwnerDialect | undefined {
  if (wanted !== 'auto') return wanted;
  if (env['GITLAB_CI'] === 'true') return 'gitlab';
  if (env['GITHUB_ACTIONS'] === 'true') return 'github';
  const host = url === undefined ? '' : (/^https?:\/\/(?:[^/@]*@)?([^/]+)/.exec(url)?.[1] ?? '');
  if (host.includes('gitlab')) return 'gitlab';
  return host.includes('github') ? 'github' : undefined;
}

/** Dialects whose places are looked through, in this order: that of the host first, but a file in another host's own folder counts too. */
export function dialectOrder(host: OwnerDialect | undefined): readonly ('github' | 'gitlab')[] {
  return host === 'gitlab' ? ['gitlab', 'github'] : ['github', 'gitlab'];
}

/** The dialect of a CODEOWNERS file: that of the folder that only one host looks into, else that of the host, else what headings tell. */
export function dialectOf(path: string, text: string, host: OwnerDialect | undefined): 'github' | 'gitlab' {
  if (path.startsWith('.gitlab/')) return 'gitlab';
  if (path.startsWith('.github/')) return 'github';
  if (host === 'gitlab' || host === 'github') return host;
  return /^\^?\[[^\]\r\n]+\](?:\[\d+\])?(?:[ \t]|$)/m.test(text) ? 'gitlab' : 'github';
}
