/** A language as Open Graph wants it, `language_TERRITORY` (https://ogp.me); undefined for one that names no territory. */
export function toOpenGraphLocale(lang: string): string | undefined {
  const [, language, territory] = /^([a-z]{2,3})(?:-[A-Za-z]{4})?-([A-Za-z]{2})(?:-|$)/i.exec(lang) ?? [];
  return language === undefined || territory === undefined ? undefined : `${language.toLowerCase()}_${territory.toUpperCase()}`;
}
