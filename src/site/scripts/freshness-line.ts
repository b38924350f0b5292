import { readersDay, readTurn } from '../freshness-turns.ts';
import { sayTurn } from '../freshness-words.ts';
import { readerStateTexts } from '../texts.ts';

/** Tells the page's state on the reader's day, where that isn't the state of the day that the page was built on. */
for (const line of document.querySelectorAll<HTMLElement>('.freshness[data-turns]')) {
  const { turns, due } = line.dataset;
  const turn = readTurn(turns, readersDay());
  if (!turn) continue;
  const { state } = turn;
  if (state === undefined) delete line.dataset['state'];
  else line.dataset['state'] = state;
  const [verdict, sentence] = [line.querySelector('strong'), line.querySelector('[data-turn]')];
  if (verdict) verdict.textContent = state === undefined ? '' : `${readerStateTexts[state]}.`;
  // A review that is still put off says so already.
  if (sentence && !turn.snoozed) sentence.textContent = sayTurn(turn, { dueOn: due });
}
