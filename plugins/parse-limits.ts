/** Containers that one line may open (`> > >`, `- - -`): their cost grows with the square, and trees are walked recursively. */
const deepestLine = 100;
/** Marks of emphasis and brackets that one block of lines may have: matching them costs the square of their number. */
const mostMarks = 3000;

const deepLine = new RegExp(`^(?:[ \\t]*(?:[>]|[-+*:](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${deepestLine + 1}}`, 'm');

/** What is wrong with a text that would take a Markdown parser too long, and the offset where; undefined for any ordinary text. */
export function findExcess(text: string): { reason: string; offset: number } | undefined {
  const deep = deepLine.exec(text);
  if (deep) return { reason: `a line opens more than ${deepestLine} blocks inside each other`, offset: deep.index };
  if (countMarks(text) <= mostMarks) return undefined;
  const offset = findCrowdedBlock(text);
  return offset === undefined ? undefined : { reason: `a block has more than ${mostMarks} marks of emphasis or brackets`, offset };
}

/** Offset of the first block of lines, outside of code, with too many marks. A block ends at a blank line or where a new one begins. */
function findCrowdedBlock(text: string): number | undefined {
  let fence: string | undefined;
  let start = 0;
  let marks = 0;
  for (const match of text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    const line = match[0].trim();
    const code = /^(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence === undefined && code?.[1] !== undefined) fence = code[1];
    else if (fence !== undefined && code?.[1]?.startsWith(fence) && code[2] === '') fence = undefined;
    const ends = fence !== undefined || line === '';
    if (ends || /^(?:[-+*][ \t]|\d+[.)][ \t]|[|#])/.test(line)) {
      start = match.index + (ends ? match[0].length : 0);
      marks = 0;
    }
    if (fence === undefined) marks += countMarks(line);
    if (marks > mostMarks) return start;
  }
  return undefined;
}

/** Number of `*`, `_`, `~`, `[` and `]`. */
function countMarks(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 42 || code === 95 || code === 126 || code === 91 || code === 93) count++;
  }
  return count;
}
