import { stringify } from 'yaml';
import type { SourceConfig } from '../src/core/config.ts';
import { humaniseName } from '../src/core/nav/folder-name.ts';

/** What a first configuration is written from. */
export interface FirstConfig {
  /** Permanent name of the site. */
  id: string;
  title: string;
  /** Where the recipe publishes, when that is known. */
  address?: { url: string; base: string } | undefined;
  sources: readonly SourceConfig[];
  /** File with the JSON Schema, if one is written beside. */
  schema?: string | undefined;
}

/**
 * The smallest `waymark.yml` that keeps ids as they are when folders come and go: sources are named instead of detected. Fields that
 * have their default are left out.
 */
export function writeConfig({ id, title, address, sources, schema }: FirstConfig): string {
  const site = stringify({ site: { id, title, ...address } }, { lineWidth: 0 });
  const comment = address ? '# `url` and `base` say where the workflow publishes. Change both for a domain of your own.\n' : '';
  const list = stringify({ sources: sources.map(toSource) }, { lineWidth: 0 });
  return `${schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`}${comment}${site}${list}`;
}

function toSource({ id, path, title, dialect, kind, exclude }: SourceConfig): Partial<SourceConfig> {
  return {
    id,
    path: path === '' ? '.' : path,
    ...(title === undefined || title === humaniseName(id, { ordered: false }) ? {} : { title }),
    ...(dialect === 'auto' ? {} : { dialect }),
    ...(kind === undefined ? {} : { kind }),
    ...(exclude.length === 0 ? {} : { exclude }),
  };
}

/**
 * Where GitHub Pages publishes a repository: below its name, unless it is called like its owner's domain. Undefined for another host
 * (docs.github.com, “Types of GitHub Pages sites”).
 */
export function githubPagesAddress(repository: string | undefined): { url: string; base: string } | undefined {
  const [, owner = '', name = ''] = /^https:\/\/github\.com\/([\w-]+)\/([\w.-]+)$/.exec(repository ?? '') ?? [];
  if (owner === '') return undefined;
  const domain = `${owner.toLowerCase()}.github.io`;
  return { url: `https://${domain}`, base: name.toLowerCase() === domain ? '/' : `/${name}/` };
}
