import type { Page } from '../catalog.ts';
import { describeRegionFault } from '../covers/find-cover-faults.ts';
import type { Finding } from '../diagnostic.ts';
import type { CodeUse } from '../document.ts';
import { didYouMean, quote } from '../wording.ts';
import { looksSecret, holdsSecrets, normaliseCodePath } from './code-path.ts';
import { cutCode, mostLines, type CodePiece, type CutFault } from './cut-code.ts';

/** A file that pages want to show, as far as it may be read. `reason` follows “it”. */
export type CodeFile = { type: 'text'; text: string } | { type: 'missing' } | { type: 'refused'; reason: string; hint?: string };

/** What cutting code for pages needs. */
export interface CodeInput {
  pages: readonly Page[];
  /** A file by its path below the root, as the page may see it. */
  fileOf(page: Page, path: string): CodeFile;
  /** Paths that a wrong one may have meant. */
  suggest(path: string): string[];
}

/** Code for pages. */
export interface CutPieces {
  /** For each page what it shows, in the order of its text; undefined where nothing can be shown. */
  pieces: Map<Page, (CodePiece | undefined)[]>;
  findings: Finding[];
}

/** Pieces of code that one page may show. */
export const mostPieces = 100;

/** Cuts everything that pages show of the repository's code; what can't be shown is a finding. */
export function cutPieces({ pages, fileOf, suggest }: CodeInput): CutPieces {
  const pieces: CutPieces['pieces'] = new Map();
  const findings: Finding[] = [];
  for (const page of pages) {
    const uses = page.document.code;
    if (!uses) continue;
    const cut = uses.map((use, at): CodePiece | Fault =>
      at < mostPieces ? cutPiece(use, (path) => fileOf(page, path), suggest) : explainMany(),
    );
    pieces.set(
      page,
      cut.map((piece) => ('rule' in piece ? undefined : piece)),
    );
    for (const [at, fault] of cut.entries()) {
      const use = uses[at];
      if (!use || !('rule' in fault)) continue;
      const { inPart, ...finding } = fault;
      const range = (inPart === true ? use.partRange : undefined) ?? use.range;
      findings.push({ actual: use.file, ...finding, file: page.path, range });
      if (at >= mostPieces) break;
    }
  }
  return { pieces, findings };
}

type Fault = Pick<Finding, 'rule' | 'message' | 'hint' | 'expected' | 'actual'> & { inPart?: boolean };

function cutPiece(use: CodeUse, fileOf: (path: string) => CodeFile, suggest: CodeInput['suggest']): CodePiece | Fault {
  if (use.file === '') {
    const hint = 'Write its path as from the root of the repository: `file="src/main.ts"`.';
    return { rule: 'code/missing-file', message: 'This names no file to show.', hint };
  }
  const path = normaliseCodePath(use.file);
  if (path === undefined) {
    const hint = 'Write the path as from the root of the repository, without `..`.';
    return refuse(use.file, 'is not written as a path below the root', hint);
  }
  if (holdsSecrets(path)) return refuse(path, 'is of a kind that holds keys or passwords', 'Show an example file instead.');
  const file = fileOf(path);
  if (file.type === 'refused') return refuse(path, file.reason, file.hint);
  if (file.type === 'missing') {
    const expected = suggest(path);
    const hint = didYouMean(expected) ?? 'Write its path as from the root of the repository.';
    return { rule: 'code/missing-file', message: `Cannot find file ${quote(use.file)}.`, hint, expected };
  }
  const piece = cutCode(file.text, path, use);
  if ('type' in piece) return explainCut(piece, path, use);
  return looksSecret(piece.text, file.text)
    ? refuse(path, 'holds what looks like a key or a token', 'Take it out of the repository, and replace it.')
    : piece;
}

function refuse(path: string, reason: string, hint: string | undefined): Fault {
  return { rule: 'code/refused', message: `${quote(path)} is not shown: it ${reason}.`, hint };
}

function explainMany(): Fault {
  const message = `The page shows more than ${mostPieces} pieces of code; those from here on are left out.`;
  return { rule: 'code/refused', message, hint: 'Split the page, or link to the files.' };
}

function explainCut(fault: CutFault, path: string, { region = '', lines = '' }: CodeUse): Fault {
  const rule = 'code/missing-region';
  switch (fault.type) {
    case 'no-region': {
      const expected = fault.regions.slice(0, 3);
      const hint =
        didYouMean(expected) ??
        `Mark it there with two comments, ${quote(`#region ${region}`)} and ${quote(`#endregion ${region}`)}, on lines of their own.`;
      return { rule, message: `${quote(path)} has no region ${quote(region)}.`, hint, actual: region, expected, inPart: true };
    }
    case 'region':
      return { rule, ...describeRegionFault(region, path, fault.fault), actual: region, inPart: true };
    case 'lines': {
      const hint = `Write \`lines="1-${Math.min(fault.last, 10)}"\`, or name a region, which stays right when lines are added.`;
      const message = `${quote(path)} has no lines ${quote(lines)}, it ends with line ${fault.last}.`;
      return { rule, message, hint, actual: lines, inPart: true };
    }
    case 'both':
      return { rule, message: 'This names a region and lines.', hint: 'Leave one of them out.', actual: lines, inPart: true };
    case 'empty':
      return refuse(path, 'has nothing there', 'Name other lines, or take the component out.');
    case 'too-long': {
      const reason = `would be ${fault.lines} lines here, and ${mostLines} lines or 40,000 characters are the most`;
      return refuse(path, reason, 'Name a region or lines, or link to the file.');
    }
  }
}
