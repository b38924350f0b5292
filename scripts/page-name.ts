import { slugSegment, titleFromPath } from '../src/core/page-id.ts';
import { pagePattern } from '../src/core/source.ts';
import { UserError } from '../src/core/user-error.ts';
import { quote } from '../src/core/wording.ts';

/** What a name on the command line asks for. */
export interface PageName {
  /** Path below the folder of the source, POSIX: as typed wherever that can be a file name. */
  path: string;
  title: string;
  /** Whether the file's name was made from a title, because what was typed is one. */
  fromTitle: boolean;
}

/** Reads a name, with its folders. Throws a `UserError` with the reason for one that can't be kept as it is. */
export function parsePageName(name: string): PageName {
  const fault = findFault(name);
  if (fault !== undefined) {
    throw new UserError(`${quote(name)} is no name for a page: ${fault}.`, {
      hint: 'Write a title, or a path such as `payments/restart-worker`, without its extension or with it.',
    });
  }
  const [extension = '.md'] = pagePattern.exec(name) ?? [];
  const segments = name.replace(pagePattern, '').split('/');
  const last = segments.pop() ?? '';
  const fromTitle = !/^[\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_-])?$/u.test(last);
  const file = fromTitle ? slugSegment(last) : last;
  // One with spaces is a title already; any other is a file name, and has to be put into words.
  const title = /\s/.test(last) ? last : titleFromPath(last, { asIndex: false });
  return { path: [...segments, `${file}${extension}`].join('/'), title, fromTitle };
}

/** Why a name can't be kept as it was typed, in words that follow a colon. */
function findFault(name: string): string | undefined {
  if (name.trim() === '') return 'it is empty';
  if (/\p{Cc}/u.test(name)) return 'it holds a control character';
  if (name.includes('\\')) return 'folders are divided by `/`, not by `\\`';
  if (name.startsWith('/')) return 'it starts at the root of the file system, and pages lie below the folder of a source';
  if (name.endsWith('/')) return 'it ends with `/`, so it names a folder';
  const segments = name.replace(pagePattern, '').split('/');
  if (segments.includes('')) return 'a part of it is empty';
  const dotted = segments.find((segment) => segment.startsWith('.'));
  if (dotted === '.' || dotted === '..') return `${quote(dotted)} leads to another folder, and names start at the folder of the source`;
  if (dotted !== undefined) return `${quote(dotted)} starts with a dot, so it is hidden`;
  if (segments.some((segment) => segment !== segment.trim())) return 'a part of it starts or ends with a space';
  return segments.slice(0, -1).some((segment) => segment.endsWith('.')) ? 'the name of a folder ends with a dot' : undefined;
}
