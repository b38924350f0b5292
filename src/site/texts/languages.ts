/** Languages that the site itself speaks: each has a file beside this one. */
export const languages = ['en', 'de'] as const;

/** One of {@link languages}. */
export type Language = (typeof languages)[number];

/** The language of the site's own texts for a site in `lang`, a BCP 47 tag: by its first part, English when there is none. */
export function pickLanguage(lang: string): Language {
  const [primary = ''] = lang.toLowerCase().split(/[-_]/);
  return languages.find((language) => language === primary) ?? 'en';
}
