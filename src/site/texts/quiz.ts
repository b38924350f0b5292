import { languages, pickLanguage, type Language } from './languages.ts';

const en = {
  check: 'Check',
  yourAnswer: 'Your answer',
  chooseFirst: 'Choose an answer first.',
  writeFirst: 'Write an answer first.',
  right: 'That is right.',
  wrong: 'That is not right. Try again, or look at the answer.',
  someWrong: 'Not yet: something that you chose is wrong.',
  missing: 'Not yet: what you chose is right, but something is missing.',
  inPlace: (count: number, all: number) => `Not yet. In the right place: ${count} of ${all}.`,
  optionRight: 'Right',
  optionWrong: 'Wrong',
  moveUp: (item: string) => `Move up: ${item}`,
  moveDown: (item: string) => `Move down: ${item}`,
  moved: (item: string, place: number, all: number) => `${item}: now ${place} of ${all}.`,
};

const de: typeof en = {
  check: 'Prüfen',
  yourAnswer: 'Deine Antwort',
  chooseFirst: 'Wähle zuerst eine Antwort.',
  writeFirst: 'Schreibe zuerst eine Antwort.',
  right: 'Das ist richtig.',
  wrong: 'Das ist nicht richtig. Versuche es noch einmal, oder sieh dir die Antwort an.',
  someWrong: 'Noch nicht: Etwas von deiner Auswahl ist falsch.',
  missing: 'Noch nicht: Deine Auswahl ist richtig, aber es fehlt etwas.',
  inPlace: (count: number, all: number) => `Noch nicht. An ihrem Platz: ${count} von ${all}.`,
  optionRight: 'Richtig',
  optionWrong: 'Falsch',
  moveUp: (item: string) => `Nach oben: ${item}`,
  moveDown: (item: string) => `Nach unten: ${item}`,
  moved: (item: string, place: number, all: number) => `${item}: jetzt ${place} von ${all}.`,
};

/** Texts that a script puts on questions. They stand among the page's own words, so that every language is at hand, not the site's alone. */
const quizTexts: Record<Language, typeof en> = { en, de };

/** Texts for a page in a language, or for a site where that language has none, and the language that they are in. */
export function quizTextsFor(lang: string, site: string): typeof en & { lang: Language } {
  const [primary = ''] = lang.toLowerCase().split(/[-_]/);
  const known = languages.find((language) => language === primary) ?? pickLanguage(site);
  return { ...quizTexts[known], lang: known };
}
