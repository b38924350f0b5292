/**
 * Key by which titles sort as people expect, the same on every machine: case and accents don't count, numbers count as numbers
 * (`Chapter 9` before `Chapter 10`). Compare keys by code unit.
 */
export function naturalKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(20, '0'))
    .replace(/^[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/u, '');
}
