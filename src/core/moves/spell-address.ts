import type { Catalog, Page } from '../catalog.ts';
import type { Link } from '../document.ts';
import { relativePath } from '../link-index.ts';
import { folderOf, safeDecode, stemOf } from '../page-id.ts';
import { joinPath } from '../resolve-link.ts';
import { pagePattern } from '../source.ts';
import type { AddressPlace } from './locate-address.ts';

/** An address that has to lead to where it led before. */
export interface AddressToSpell {
  link: Pick<Link, 'kind' | 'url'>;
  form: AddressPlace['form'];
  /** The page with the link, where it is now, and the path that it had. */
  from: Page;
  oldFrom: string;
  /** The file or folder that is meant, and its old path. */
  target: string;
  oldTarget: string;
}

/** Ways to write the address, nearest to how it was written first. Whoever asks tries which of them lead there. */
export function spellAddress(catalog: Pick<Catalog, 'sources'>, wanted: AddressToSpell): string[] {
  const { link, form, from } = wanted;
  const isWiki = link.kind === 'wiki' || link.kind === 'embed';
  const [, written = '', rest = ''] = (isWiki ? /^([^#]*)(.*)$/s : /^([^?#]*)(.*)$/s).exec(link.url.trim()) ?? [];
  const source = catalog.sources.find(({ id }) => id === from.source);
  const root = source?.path ?? '';
  const isNamed = isWiki || ['github-wiki', 'gitlab-wiki', 'azure-wiki'].includes(source?.dialect ?? '');
  const paths = isWiki ? spellWiki(written, root, wanted) : spellPath(written, root, wanted);
  const names = isNamed && !isWiki && !written.includes('/') ? spellName(safeDecode(written), wanted) : [];
  const spelt = [...names, ...paths].flatMap((path) => encodeLike(path, written, form, wanted));
  return [...new Set(spelt)].map((path) => path + rest);
}

/** `[[Name]]`, `[[folder/Name]]`, `[[picture.png]]`: a name where a name was enough, else a path. */
function spellWiki(written: string, root: string, wanted: AddressToSpell): string[] {
  const { target, from } = wanted;
  const isWhole = pagePattern.test(written) || !pagePattern.test(target);
  const cut = (path: string): string => (isWhole ? path : path.replace(pagePattern, ''));
  const inSource = root !== '' && target.startsWith(`${root}/`) ? target.slice(root.length + 1) : target;
  const slash = written.startsWith('/') ? '/' : '';
  const relative = relativePath(folderOf(from.path), target);
  const ways = [relative, slash + inSource, inSource, target].map(cut);
  const names = spellName(written, wanted).map((name) => (isWhole && pagePattern.test(target) ? name + extensionOf(target) : name));
  return written.includes('/') ? [...fromOwnStyle(written, wanted, ways), ...names] : [...names, ...ways];
}

/** A path from the source's root goes on to be one, and so does one from the page's folder. */
function fromOwnStyle(written: string, { oldFrom, oldTarget }: AddressToSpell, ways: string[]): string[] {
  const [relative = '', ...others] = ways;
  const led = joinPath(folderOf(oldFrom), written);
  const isRelative = led !== undefined && (led === oldTarget || led === oldTarget.replace(pagePattern, ''));
  return isRelative ? ways : [...others, relative];
}

/** The file's name, with spaces where the link has spaces for the hyphens of the file. */
function spellName(written: string, { target, oldTarget }: AddressToSpell): string[] {
  const name = pagePattern.test(target) ? stemOf(target) : target.slice(target.lastIndexOf('/') + 1);
  const isSpaced = written.includes(' ') && !stemOf(oldTarget).includes(' ');
  return isSpaced ? [name.replaceAll('-', ' '), name] : [name];
}

function spellPath(written: string, root: string, wanted: AddressToSpell): string[] {
  const { from, oldFrom, target } = wanted;
  const forms = nameLike(safeDecode(written), wanted);
  const inSource = root !== '' && target.startsWith(`${root}/`) ? target.slice(root.length + 1) : undefined;
  const relative = (path: string): string[] => {
    const near = relativeTo(folderOf(from.path), path);
    const spelt = written.startsWith('./') && !near.startsWith('.') ? [`./${near}`] : [near, `./${near}`];
    return leadsFromOwnFolder(written, oldFrom, wanted) ? [relativeTo(ownFolderOf(from.path), path), ...spelt] : spelt;
  };
  return forms.flatMap((name) => {
    const path = replaceName(target, name);
    if (!written.startsWith('/')) return relative(path);
    const local = inSource === undefined ? [] : [`/${replaceName(inSource, name)}`];
    const isFromTop = joinPath('', written)?.replace(/\/$/, '') === replaceName(wanted.oldTarget, name).replace(/\/$/, '');
    return isFromTop ? [`/${path}`, ...local, ...relative(path)] : [...local, `/${path}`, ...relative(path)];
  });
}

/** What an address says of a file or folder: how much of its name is left out, and whether it ends with a slash. */
type NameForm = 'whole' | 'whole/' | 'bare' | 'bare/' | 'html' | 'folder' | 'folder/';

function nameLike(written: string, { target, oldTarget }: AddressToSpell): NameForm[] {
  if (!pagePattern.test(target)) return written.endsWith('/') ? ['whole/', 'whole'] : ['whole'];
  if (pagePattern.test(written)) return ['whole'];
  if (/\.html?$/i.test(written)) return ['html', 'bare', 'whole'];
  const isSlashed = written.endsWith('/');
  const last = written.replace(/\/$/, '').split('/').at(-1) ?? '';
  const isFolder = last === '' || last === '.' || last === '..' || fold(last) !== fold(stemOf(oldTarget));
  if (isFolder) return [...(isSlashed ? (['folder/', 'folder'] as const) : (['folder', 'folder/'] as const)), 'whole'];
  return isSlashed ? ['bare/', 'bare', 'whole'] : ['bare', 'whole'];
}

function replaceName(path: string, form: NameForm): string {
  switch (form) {
    case 'whole':
      return path;
    case 'whole/':
      return `${path}/`;
    case 'bare':
      return path.replace(pagePattern, '');
    case 'bare/':
      return `${path.replace(pagePattern, '')}/`;
    case 'html':
      return path.replace(pagePattern, '.html');
    case 'folder':
      return folderOf(path);
    case 'folder/':
      return `${folderOf(path)}/`;
  }
}

/** A path from a folder to a file or, ending with a slash, to a folder. */
function relativeTo(folder: string, path: string): string {
  const isFolder = path.endsWith('/') || path === '';
  const bare = path.replace(/\/$/, '');
  if (isFolder && bare === folder) return './';
  if (isFolder && folder.startsWith(bare === '' ? '' : `${bare}/`)) {
    const depth = folder.slice(bare.length).split('/').filter(Boolean).length;
    return '../'.repeat(depth);
  }
  return relativePath(folder, bare) + (isFolder ? '/' : '');
}

/** Whether the address was meant from the folder that the page has in a portal with folder-like addresses. */
function leadsFromOwnFolder(written: string, oldFrom: string, { oldTarget }: AddressToSpell): boolean {
  const leads = (base: string): boolean => {
    const path = joinPath(base, safeDecode(written))?.replace(/\/$/, '');
    return (
      path !== undefined && [oldTarget, oldTarget.replace(pagePattern, ''), folderOf(oldTarget)].some((name) => fold(name) === fold(path))
    );
  };
  return !leads(folderOf(oldFrom)) && leads(ownFolderOf(oldFrom));
}

function ownFolderOf(path: string): string {
  const folder = folderOf(path);
  return folder === '' ? stemOf(path) : `${folder}/${stemOf(path)}`;
}

/** Percent-encoded as far as the old address was, and as far as its place needs it. */
function encodeLike(path: string, written: string, form: AddressPlace['form'], { oldTarget }: AddressToSpell): string[] {
  if (form === 'wiki') return /[|[\]#]/.test(path) ? [] : [path];
  const special = encodeSpecial(path, form);
  if (form === 'brackets' && !/[<>\\%?#&]/.test(path)) return /%[\da-f]{2}/i.test(written) ? [special, path] : [path];
  // Azure's wiki writes names with `%2D` as they are on disk.
  if (stemOf(oldTarget).includes('%') && written.includes(stemOf(oldTarget))) return [path, special];
  if (/%[89a-f][\da-f]/i.test(written)) return [path.split('/').map(encodeSegment).join('/'), special];
  return /\s/.test(written) ? [path, special] : [special];
}

/** Percent-encodes what would end an address in Markdown or HTML, or be no part of a path in it. */
function encodeSpecial(path: string, form: AddressPlace['form']): string {
  const pattern = form === 'html' || form === 'attribute' ? /[\s<>"'&%#?\\`]/g : /[\s<>()[\]%#?\\]|&(?=#?\w+;)/g;
  return path.replace(pattern, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/[()']/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function extensionOf(path: string): string {
  return pagePattern.exec(path)?.[0] ?? '';
}

function fold(name: string): string {
  return safeDecode(name).normalize('NFC').toLowerCase();
}
