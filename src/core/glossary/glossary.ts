import type { Page } from '../catalog.ts';
import type { Finding } from '../diagnostic.ts';
import { quote } from '../wording.ts';
import type { GlossaryTerm } from './read-terms.ts';

/** The words that the site explains, and the page that does. */
export interface Glossary {
  page: Page;
  /** In the order of the page; of several with one name the first. */
  terms: readonly GlossaryTerm[];
  /** The term that a page in a language means by a name. */
  find(name: string, lang: string): GlossaryTerm | undefined;
}

/** A glossary of a page's terms, with findings for terms that it explains twice. */
export function buildGlossary(page: Page, terms: readonly GlossaryTerm[]): { glossary: Glossary; findings: Finding[] } {
  const byName = new Map<string, GlossaryTerm>();
  const findings: Finding[] = [];
  const kept: GlossaryTerm[] = [];
  for (const term of terms) {
    const taken = term.names.map((name) => byName.get(foldName(name))).find((other) => other !== undefined);
    if (taken) {
      findings.push(explainDouble(page, term, taken));
      continue;
    }
    kept.push(term);
    for (const name of term.names) byName.set(foldName(name), term);
  }
  const find = (name: string, lang: string): GlossaryTerm | undefined =>
    [name, ...singularsOf(name, lang)].map((form) => byName.get(foldName(form))).find((term) => term !== undefined);
  return { glossary: { page, terms: kept, find }, findings };
}

/** Case, and what divides words, don't count. */
export function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** What an English plural may be the plural of. Other languages' forms want `of`. */
function singularsOf(name: string, lang: string): string[] {
  if (!/^en(?:-|$)/i.test(lang)) return [];
  return [
    ...(/[^s]s$/i.test(name) ? [name.slice(0, -1)] : []),
    ...(/(?:s|x|z|ch|sh)es$/i.test(name) ? [name.slice(0, -2)] : []),
    ...(/[^aeiou]ies$/i.test(name) ? [`${name.slice(0, -3)}y`] : []),
  ];
}

function explainDouble(page: Page, term: GlossaryTerm, other: GlossaryTerm): Finding {
  return {
    rule: 'term/duplicate',
    message: `The term ${quote(term.name)} is explained on line ${other.range.start.line} already${
      term.name === other.name ? '' : `, as ${quote(other.name)}`
    }; this explanation is not used.`,
    hint: 'Make one explanation of both, or give one of them another name.',
    file: page.path,
    range: term.range,
    actual: term.name,
  };
}
