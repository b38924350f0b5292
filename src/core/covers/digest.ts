/** SHA-256 in lower-case hex. */
export type Hash = (content: string | Uint8Array) => string;

/** A file as a cover selects it. */
export interface CoveredFile {
  path: string;
  /** SHA-256 in hex of what counts of the file: see `narrowContent` and `normaliseContent`. A symbolic link counts with its target, a submodule with its commit. */
  content: string;
}

/**
 * Digest of everything that the covers of a page select: `v1:` and SHA-256 in hex over `path NUL sha256(content) LF` for each file, sorted
 * by the UTF-8 bytes of the path (the format of `reviewed.digest`; it never changes under the name `v1`). A file that several covers
 * select has one entry for each content that counts of it, sorted by content, and equal ones are one: neither the order of the covers
 * nor one that repeats another makes a difference.
 */
export function digestCovers(files: Iterable<CoveredFile>, hash: Hash): string {
  const entries = new Map([...files].map((file) => [`${file.path}\0${file.content}`, file]));
  const sorted = [...entries.values()].sort((a, b) => compareBytes(a.path, b.path) || (a.content < b.content ? -1 : 1));
  return `v1:${hash(sorted.map(({ path, content }) => `${path}\0${content}\n`).join(''))}`;
}

/**
 * Orders texts by their UTF-8 bytes, which is the order of their code points. The order of UTF-16 units differs where a character that
 * takes two units meets one from U+E000 on.
 */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for characters above all that one unit holds. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
