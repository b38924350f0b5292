import { wordsOf } from '../../../plugins/body-words.ts';
import { escapeAttribute } from '../body.ts';
import type { Page } from '../catalog.ts';
import type { Arrangement } from './arrange-glossary.ts';
import type { Glossary } from './glossary.ts';

/** Pages that are named below a term; of more, their number is. */
const mostNamed = 40;

/** How the glossary's page is arranged. `pages` are those that may be named, `urlOf` their addresses. */
export function toArrangement({ page, terms, find }: Glossary, pages: readonly Page[], urlOf: (page: Page) => string): Arrangement {
  const uses = new Map<string, Page[]>();
  for (const other of pages) {
    if (other.id === page.id) continue;
    const used = new Set((other.document.terms ?? []).flatMap(({ name }) => find(name, other.lang)?.id ?? []));
    for (const id of used) uses.set(id, [...(uses.get(id) ?? []), other]);
  }
  return {
    names: new Map(terms.map(({ id, name }) => [id, name])),
    lang: page.lang,
    usesOf(id) {
      const users = uses.get(id) ?? [];
      if (users.length === 0) return '';
      const links = users.slice(0, mostNamed).map((user) => {
        const lang = user.lang === page.lang ? '' : ` lang="${escapeAttribute(user.lang)}"`;
        return `<a href="${escapeAttribute(urlOf(user))}"${lang}>${escapeAttribute(user.title)}</a>`;
      });
      const more = users.length > mostNamed ? ` (+${users.length - mostNamed})` : '';
      return `<p class="term-uses" data-pagefind-ignore>${wordsOf(page.lang).usedIn} ${links.join(', ')}${more}</p>`;
    },
  };
}
