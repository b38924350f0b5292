/**
 * Words of which one can turn the meaning of a sentence. A table, not a grammar: English and the commonest of German, French and Spanish.
 * Modals are the key words of requirement levels (RFC 2119) and what style guides count with them; the rest was collected from
 * edits of real runbooks.
 */

const split = (words: string): string[] => words.split(' ');

/** “No” in every form. Contractions count by their end. */
const negations = [
  ...split("no not none never nor neither nobody nothing nowhere without cannot cant won't don't fail fails failed hardly barely"),
  ...split('except unless instead avoid stop prevent refuse deny forbidden prohibited ⛔ 🚫 ⚠ 👍 👎 ~'),
  ...split('nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne weder außer'),
  ...split('ne pas non jamais rien aucun aucune sans sauf personne ni'),
  ...split('nunca jamás nada nadie ningún ninguno ninguna sin tampoco excepto salvo'),
  ...split('dont doesnt didnt isnt arent wasnt werent shouldnt couldnt wouldnt mustnt havent hasnt wont aint'),
  ...split('não nem nenhum nenhuma ninguém sem exceto mai nessun nessuno nessuna niente nulla senza né neanche tranne'),
  ...['不', '没', '沒', '未', '无', '無', '非', '勿', '禁', '别'],
];

/** Of an answer, or in a table of what there is. */
const verdicts = split('✅ ✓ ✔ ☑ ❌ ✗ ✘ ✖');

/** What is to be done, may be done or can happen. */
const modals = [
  ...split('must shall should ought may might can could will would need needs needed required requires require recommended optional'),
  ...split('optionally mandatory have has had always only just even allowed permitted possible impossible safe unsafe dangerous if'),
  ...split('muss müssen musst soll sollen sollte sollten darf dürfen kann können könnte möchte immer nur falls erlaubt verboten'),
  ...split('doit doivent devez devrait peut peuvent pouvez faut toujours seulement si interdit'),
  ...split('deve devem deveria pode podem poderia sempre somente apenas proibido devono dovrebbe può possono potrebbe soltanto vietato'),
  ...split('debe deben debería puede pueden podría hay siempre solo sólo prohibido'),
];

/** Numbers as words, and how much or how many. */
const amounts = [
  ...split('zero one two three four five six seven eight nine ten eleven twelve hundred thousand million half twice once double first'),
  ...split('second third last all any both each every some many most few several more less least fewer another other single only'),
  ...split('null ein eine einen zwei drei vier fünf zehn alle jede jeder jedes beide un une deux trois quatre cinq dix tous toutes chaque'),
  ...split('uno dos tres cuatro cinco diez todos todas cada'),
];

/** Units of https://www.bipm.org/en/publications/si-brochure and of computing. One letter is a unit only beside a number, which counts anyway. */
const units = [
  ...split(
    '% ‰ ° ms ns µs μs sec secs second seconds min mins minute minutes hr hrs hour hours day days week weeks month months year years',
  ),
  ...split(
    'bit bits byte bytes kb mb gb tb pb kib mib gib tib kbps mbps gbps hz khz mhz ghz cpu cpus core cores px em rem pt kg mg km cm mm',
  ),
  ...split(
    'percent percentage degree degrees utc gmt am pm usd eur gbp sekunde sekunden minuten stunde stunden tag tage woche wochen monat',
  ),
  ...split('monate jahr jahre seconde secondes heure heures jour jours semaine semaines mois an ans segundo segundos minuto minutos hora'),
  ...split('horas día días semana semanas mes meses año años'),
];

/** Words whose change turns what is done, when or where. As neighbours they mean nothing. */
const turning = [
  ...split('before after until since while during then next previous previously first last above below over under up down in out on off'),
  ...split('left right top bottom start stop enable disable enabled disabled allow deny open close opened closed increase decrease'),
  ...split('add remove create delete true false yes min max minimum maximum old new left old and or but with from to into onto'),
  ...split('read write push pull upload download attach detach mount unmount lock unlock install uninstall merge revert same different'),
  ...split('production staging development test prod dev live primary secondary master replica source destination local remote'),
  ...split('private public encrypt decrypt encrypted decrypted grant revoke granted revoked approve reject approved rejected drop keep'),
  ...split('clockwise counterclockwise anticlockwise synchronous asynchronous sync async ascending descending asc desc upgrade downgrade'),
  ...split('http https parent child parents children east west north south eastern western northern southern accept decline'),
  ...split('include exclude included excluded import export inbound outbound ingress egress internal external begin end success failure'),
  ...split('more less most least fewer higher lower high low fast slow early late earlier later backup restore commit rollback'),
  ...split('january february march april june july august september october november december'),
  ...split('monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday'),
  ...split('vor nach bis und oder aber an aus ein avant après et ou mais antes después y o pero'),
];

const amountsAndUnits: ReadonlySet<string> = new Set([...amounts, ...units]);
const negationWords: ReadonlySet<string> = new Set(negations);
const verdictSigns: ReadonlySet<string> = new Set(verdicts);
const modalWords: ReadonlySet<string> = new Set(modals);
const turningWords: ReadonlySet<string> = new Set(turning);

/** A letter of a script whose words no table here knows. */
const foreignLetter = /(?!\p{Script=Latin})\p{L}/u;

/** Why a change of a word, or beside it, is no small one; undefined for ordinary words. */
export function explainGuarded(written: string): string | undefined {
  const word = written.toLowerCase();
  if (negationWords.has(word) || word.endsWith("n't") || word.startsWith("n'")) return 'a negation';
  if (verdictSigns.has(word)) return 'a mark of what is right or wrong';
  if (modalWords.has(word)) return 'which says what must or may be done';
  return amountsAndUnits.has(word) ? 'an amount or a unit' : undefined;
}

/** Why a word itself is no small change, though words beside it may change. */
export function explainTurning(word: string): string | undefined {
  if (foreignLetter.test(word)) return 'in a script whose words can’t be judged';
  return turningWords.has(word.toLowerCase()) ? 'which turns what is done, when or where' : undefined;
}

/** Prefixes that turn a word: `safe`, `unsafe`. */
const negatingPrefixes = split('un in im il ir dis de non mis anti re a');

/** Prefixes that turn a word, and also stand before one as words: “set up data”. */
const turningPrefixes = [
  ...negatingPrefixes,
  ...split('over under pre post en em ex up down out counter inter intra hyper hypo sub super multi mono macro micro'),
];

/** Endings that turn a word: `useful`, `useless`. */
const turningEndings = ['less', 'ful'];

/** Letters that a word has at least without its prefix or ending. */
const shortestStem = 3;

/** Whether words written together are turned by it: “in active”, “not able”. */
export function isTurnedByJoining(words: readonly string[]): boolean {
  return words.some(
    (word, at) =>
      explainGuarded(word) !== undefined || foreignLetter.test(word) || (at < words.length - 1 && negatingPrefixes.includes(word)),
  );
}

/** A word of which another has another prefix or ending that turns it: `supported` and `unsupported`, `encode` and `decode`. */
export function findTurned(words: ReadonlySet<string>): string | undefined {
  const stems = new Map<string, string>();
  for (const word of words) {
    for (const stem of stemsOf(word)) {
      if (stems.has(stem)) return stems.get(stem);
      stems.set(stem, word);
    }
  }
  return undefined;
}

/** The word, and what is left of it without a prefix or an ending that turns it, each once. */
function stemsOf(word: string): Set<string> {
  const prefixed = turningPrefixes.filter((prefix) => word.startsWith(prefix)).map((prefix) => word.slice(prefix.length));
  const ended = turningEndings.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, -ending.length));
  return new Set([word, ...[...prefixed, ...ended].filter(({ length }) => length >= shortestStem)]);
}
