import { searchTexts } from '../texts.ts';
import { build } from './build.ts';
import type { Answer } from './engine.ts';
import { facets, hasFilters, isEmpty, type SearchState } from './search-state.ts';

/** What a status line leads on with. */
export interface StatusLinks {
  /** Address of the list of all pages. */
  all: string;
  /** Asks another question, and keeps the reader's place. */
  ask(state: SearchState): void;
}

/** How many results there are and what the question was taken to mean; where there are none, what would give some. */
export function toStatus(state: SearchState, answer: Answer, links: StatusLinks): (Node | string)[] {
  const count = answer.hits.length;
  const reading = toReading(state, answer, links);
  const said = count > 0 ? searchTexts.results(count, answer.query) : searchTexts.none(answer.query);
  const full = count > 0 && reading.length > 0 ? `${said}.` : said;
  return [full, ...reading, ...(count > 0 || isEmpty(state) ? [] : toAdvice(state, answer, links))];
}

/** Corrections, and words that were left out. */
function toReading(state: SearchState, { corrected, nearly, dropped }: Answer, { ask }: StatusLinks): (Node | string)[] {
  const { query, chosen } = state;
  const parts: (Node | string)[] = [];
  if (dropped) parts.push(' ', searchTexts.dropped(dropped.of - dropped.words.length, dropped.of, dropped.words));
  if (corrected) {
    parts.push(
      ' ',
      toChoice(searchTexts.asTyped(query.trim()), () => {
        ask({ query, chosen, asTyped: true });
      }),
    );
  } else if (nearly !== undefined)
    parts.push(
      ' ',
      toChoice(searchTexts.nearly(nearly), () => {
        ask({ query: nearly, chosen });
      }),
    );
  return parts;
}

/** The facet that would have to go, with what that gives. */
function toAdvice({ query, chosen, ...rest }: SearchState, { without }: Answer, { all, ask }: StatusLinks): (Node | string)[] {
  const parts: (Node | string)[] = [' ', hasFilters(chosen) ? searchTexts.noneFiltered : searchTexts.advice];
  const wider = facets.filter((facet) => (without[facet] ?? 0) > 0).sort((a, b) => (without[b] ?? 0) - (without[a] ?? 0));
  for (const facet of wider) {
    const { [facet]: _, ...others } = chosen;
    parts.push(
      ' ',
      toChoice(searchTexts.drop(searchTexts.facets[facet], without[facet] ?? 0), () => {
        ask({ query, chosen: others, ...rest });
      }),
    );
  }
  return [...parts, ' ', build('a', { href: all }, searchTexts.browse)];
}

function toChoice(text: string, choose: () => void): HTMLButtonElement {
  const button = build('button', { type: 'button', className: 'link' }, text);
  button.addEventListener('click', choose);
  return button;
}
