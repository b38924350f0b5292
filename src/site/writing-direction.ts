/** Languages that are written from right to left where a tag names no script: CLDR's `characterOrder`, https://cldr.unicode.org. */
// prettier-ignore
const rightToLeft: ReadonlySet<string> = new Set([
  'ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'iw', 'ks', 'lrc', 'mzn', 'nqo', 'pnb', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi',
]);

/** Scripts that are written from right to left (ISO 15924). */
const rightToLeftScripts: ReadonlySet<string> = new Set([
  'adlm',
  'arab',
  'aran',
  'hebr',
  'mand',
  'mend',
  'nkoo',
  'rohg',
  'samr',
  'syrc',
  'thaa',
]);

/** Which way the text of a language runs. Takes a BCP 47 tag: a script in it decides (`az-Arab`, `ks-Deva`), else the language. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', ...others] = language.toLowerCase().split(/[-_]/);
  const script = others.find((part) => /^[a-z]{4}$/.test(part));
  return (script === undefined ? rightToLeft.has(primary) : rightToLeftScripts.has(script)) ? 'rtl' : 'ltr';
}
