import { compareText, type Finding } from './diagnostic.ts';
import type { ExcludedPlace } from './place-files.ts';
import { count } from './wording.ts';

/** A file that looks like a page and is none. */
export interface ExcludedFile {
  path: string;
  place: ExcludedPlace;
}

/** Folders that are left out for one reason and get a finding each; of more, one finding tells how many there are. */
const mostFolders = 3;

/**
 * What of the files that look like pages is left out: a finding for every folder as a whole, with the number of files, or for a file
 * alone. Nothing is said of what somebody excluded in `waymark.yml`, nor of what nobody takes for pages.
 */
export function explainExcluded(files: readonly ExcludedFile[]): Finding[] {
  const spoken = files.filter(({ place }) => !place.isExpected);
  return [...Map.groupBy(spoken, ({ place }) => place.reason).values()].flatMap((alike) => {
    const groups = [...Map.groupBy(alike, ({ place }) => place.what)].sort(([a], [b]) => compareText(a, b));
    const folders = groups.filter(([what, [first]]) => first?.path !== what).map(([what]) => what);
    if (folders.length <= mostFolders) return groups.map(([what, inside]) => explainOne(what, inside));
    const single = groups.filter(([what]) => !folders.includes(what)).map(([what, inside]) => explainOne(what, inside));
    return [
      ...single,
      explainMany(
        folders,
        alike.filter(({ place }) => folders.includes(place.what)),
      ),
    ];
  });
}

function explainOne(what: string, inside: readonly ExcludedFile[]): Finding {
  const [first] = inside;
  if (!first) throw new Error(`Nothing lies in ${what}.`);
  const { reason, hint } = first.place;
  if (first.path === what) return toFinding(what, `The file is not a page because ${reason}.`, hint);
  return toFinding(what, `${beNoPages(inside.length, 'in this folder')} because ${reason}.`, hint);
}

function explainMany(folders: readonly string[], inside: readonly ExcludedFile[]): Finding {
  const { reason = '', hint } = inside[0]?.place ?? {};
  return toFinding(commonFolder(folders), `${beNoPages(inside.length, `in ${count(folders.length, 'folder')}`)} because ${reason}.`, hint);
}

function beNoPages(files: number, where: string): string {
  return `${count(files, 'Markdown file')} ${where} ${files === 1 ? 'is no page' : 'are no pages'}`;
}

/** The deepest folder that holds all of them; where that is the root, the first of them. */
function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders;
  const segments = first.split('/');
  while (segments.length > 0 && !others.every((folder) => folder.startsWith(`${segments.join('/')}/`))) segments.pop();
  return segments.length === 0 ? first : segments.join('/');
}

/** The number of files is no part of what is wrong: a fingerprint lasts when one comes. */
function toFinding(file: string, message: string, hint: string | undefined): Finding {
  return { rule: 'source/excluded', message, hint, file, actual: file };
}
