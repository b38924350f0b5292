/** Words that a reader may have meant by one that no page has: what search suggests when it finds little. */

/** Most words that are kept: about 70 kB over the wire, which only they pay who mistyped. */
const mostWords = 20_000;

/** Letters of a word worth keeping. A slip in a shorter one makes another word; longer ones are no words. */
const [shortest, longest] = [4, 24];

/** What a word in a title or heading counts, in pages that have it in their text. */
const headingWorth = 3;

/** Counts the words of pages. */
export interface SearchWords {
  add(page: { title: string; html: string }): void;
  /** Words by how common they are: group `n` stands on `2ⁿ` pages and more; most common first, each group in order and divided by spaces. */
  toGroups(): string[];
}

/** Begins to count. */
export function countSearchWords(): SearchWords {
  const worths = new Map<string, number>();
  return {
    add({ title, html }) {
      const { text, headings } = splitText(html);
      const prominent = new Set(listWords(`${title} ${headings}`));
      for (const word of new Set([...prominent, ...listWords(text)])) {
        worths.set(word, (worths.get(word) ?? 0) + (prominent.has(word) ? headingWorth : 1));
      }
    },
    toGroups() {
      const kept = [...worths].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, mostWords);
      const groups = [...Map.groupBy(kept, ([, worth]) => Math.floor(Math.log2(worth)))];
      return groups.map(([, words]) =>
        words
          .map(([word]) => word)
          .sort()
          .join(' '),
      );
    },
  };
}

/** Words of a text as search compares them: in lower case and composed, of letters alone. */
export function listWords(text: string): string[] {
  const runs =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return runs.filter((run) => run.length >= shortest && run.length <= longest && !/\p{N}/u.test(run));
}

/** Takes tags and entities out of what our own pipeline wrote, and tells headings from the rest. */
function splitText(html: string): { text: string; headings: string } {
  let [text, headings] = ['', ''];
  let inHeading = false;
  for (const piece of html.split('<')) {
    const end = piece.indexOf('>');
    const tag = /^(\/?)h[1-6](?=[\s>])/i.exec(piece);
    if (tag) inHeading = tag[1] === '';
    const words = ` ${piece.slice(end + 1).replaceAll(/&#?\w{1,32};/g, ' ')}`;
    if (inHeading) headings += words;
    else text += words;
  }
  return { text, headings };
}
