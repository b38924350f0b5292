import type { ContentsItem } from './portal.ts';
import type { PageKind } from './source.ts';
import { partsOfKind, partWords, type PartName, type PartWords } from './part-words.ts';

/** A section whose purpose its heading tells. */
export interface PagePart {
  name: PartName;
  /** Id of the heading. */
  id: string;
  /** The heading as its author wrote it. */
  text: string;
}

/** Kind and language of the page that headings belong to. */
export interface PartContext {
  kind: PageKind | undefined;
  lang: string;
}

/**
 * Recognises the parts of a page by its headings, in the order of the text, each part once. A heading of the page's upper level may
 * begin with a part's name ("Roll back the release"); one level below it has to be the name ("Escalation"), because sections inside
 * others say what is done there. Of several the uppermost is taken, then the first.
 */
export function findParts(headings: readonly ContentsItem[], { kind, lang }: PartContext): PagePart[] {
  const wanted = (kind && partsOfKind[kind]) ?? [];
  if (wanted.length === 0) return [];
  const lexicons = chooseWords(lang).map((words) => openLexicon(words, wanted));
  const upper = headings.reduce((least, { depth }) => Math.min(least, depth), 6);
  const found = new Map<PartName, PagePart>();
  for (const level of [upper, upper + 1]) {
    for (const { depth, id, text } of headings) {
      if (depth !== level || id === '') continue;
      const names = firstOf(lexicons, (lexicon) => readNames(text, lexicon, level === upper)) ?? [];
      for (const name of names) if (!found.has(name)) found.set(name, { name, id, text });
    }
  }
  const order = new Map(headings.map(({ id }, at) => [id, at]));
  return [...found.values()].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** The page's own language first: of `de-AT` that is German. */
function chooseWords(lang: string): PartWords[] {
  const [language = ''] = lang.toLowerCase().split('-');
  const codes = new Set([language, 'en']);
  return [...codes].flatMap((code) => (Object.hasOwn(partWords, code) ? [partWords[code] as PartWords] : []));
}

/** One language's names, looked up by their words. */
interface Lexicon {
  skip: ReadonlySet<string>;
  join: ReadonlySet<string>;
  number: ReadonlySet<string>;
  whole: ReadonlyMap<string, PartName>;
  beginnings: ReadonlyMap<string, PartName>;
}

function openLexicon({ skip, join, number, names }: PartWords, wanted: readonly PartName[]): Lexicon {
  const toSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));
  const lexicon = { skip: toSet(skip), join: toSet(join), number: toSet(number) };
  const whole = new Map<string, PartName>();
  const beginnings = new Map<string, PartName>();
  // A name that two parts share is the latter's: in a lab, "Solution" is what is compared with, not what is done.
  for (const part of wanted) {
    for (const name of names[part]?.split(',') ?? []) {
      const key = splitWords(name)
        .filter((word) => !lexicon.skip.has(word))
        .join(' ');
      whole.set(key, part);
      if (name.endsWith('…')) beginnings.set(key, part);
    }
  }
  return { ...lexicon, whole, beginnings };
}

/** Most words of a heading that are looked at, and most of a name that a longer heading may begin with. */
const mostWords = 12;
const longestBeginning = 3;

/** Parts that a heading names: two for "Diagnosis and mitigation". Undefined for none. */
function readNames(heading: string, lexicon: Lexicon, mayContinue: boolean): PartName[] | undefined {
  const clauses = heading.split(/[/&+,;:|(–—]/).slice(0, 4);
  const pieces = clauses.flatMap((clause) => cut(withoutNumber(splitWords(clause).slice(0, mostWords), lexicon), lexicon));
  const exact = pieces.flatMap((words) => lexicon.whole.get(words.join(' ')) ?? []);
  if (exact.length > 0) return exact;
  if (!mayContinue) return undefined;
  const [first = []] = pieces;
  const lengths = Array.from({ length: longestBeginning }, (_, at) => longestBeginning - at);
  const begun = firstOf(lengths, (length) =>
    first.length > length ? lexicon.beginnings.get(first.slice(0, length).join(' ')) : undefined,
  );
  return begun && [begun];
}

/** Words in lower case, as Unicode divides letters and numbers from all else. */
function splitWords(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** Without "2.1" or "Step 3" before it. */
function withoutNumber(words: readonly string[], { number }: Lexicon): readonly string[] {
  const isNumber = (word: string | undefined): boolean => word !== undefined && /^\p{N}+$/u.test(word);
  let at = number.has(words[0] ?? '') && isNumber(words[1]) ? 1 : 0;
  while (isNumber(words[at])) at += 1;
  return words.slice(at);
}

/** Cut at "and" and "or", words that say nothing left out. */
function cut(words: readonly string[], { skip, join }: Lexicon): string[][] {
  const pieces: string[][] = [[]];
  for (const word of words) {
    if (join.has(word)) pieces.push([]);
    else if (!skip.has(word)) pieces.at(-1)?.push(word);
  }
  return pieces.filter((piece) => piece.length > 0);
}

function firstOf<Item, Result>(items: readonly Item[], read: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const result = read(item);
    if (result !== undefined) return result;
  }
  return undefined;
}
