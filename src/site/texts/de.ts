import type * as en from './en.ts';
import { toForms } from './forms.ts';

/** Every text that the site itself says, in German. Readers are addressed with “du”, as colleagues are. */

/** Tag of the language and region, for `Intl`. */
export const locale = 'de-DE' as string;

export const forms = /* @__PURE__ */ toForms(locale);

// By itself, because scripts that write a number need none of the other forms.
const number = (value: number): string => value.toLocaleString(locale);

export const kindTexts: typeof en.kindTexts = {
  concept: { one: 'Konzept', many: 'Konzepte' },
  'how-to': { one: 'Anleitung', many: 'Anleitungen' },
  tutorial: { one: 'Tutorial', many: 'Tutorials' },
  runbook: { one: 'Runbook', many: 'Runbooks' },
  reference: { one: 'Referenz', many: 'Referenz' },
  lab: { one: 'Übung', many: 'Übungen' },
  'case-study': { one: 'Fallstudie', many: 'Fallstudien' },
};

export const levelTexts: typeof en.levelTexts = {
  foundation: 'Grundlagen',
  intermediate: 'Aufbau',
  advanced: 'Fortgeschritten',
};

export const lifecycleTexts: typeof en.lifecycleTexts = {
  historical: 'Diese Seite bleibt als Dokument erhalten. Sie wird nicht mehr gepflegt.',
  generated: 'Diese Seite wird erzeugt. Änderungen gehören in das, woraus sie entsteht.',
  draft: 'Diese Seite ist ein Entwurf.',
};

export const frameTexts: typeof en.frameTexts = {
  skip: 'Zum Inhalt',
  menu: 'Menü',
  home: 'Startseite',
  search: 'Suchen',
  searchKey: '/',
  sources: 'Quellen',
  pages: 'Seiten',
  breadcrumbs: 'Pfad zur Seite',
  about: 'Über dieses Portal',
  allPages: 'Alle Seiten',
  progress: 'Dein Fortschritt',
  freshness: 'Aktualität',
  owners: 'Verantwortliche',
  pathways: 'Lernpfade',
  skills: 'Fähigkeiten',
  roles: 'Rollen',
  shortcuts: 'Tastenkürzel',
  builtWith: 'Gebaut mit Waymark',
};

export const themeTexts: typeof en.themeTexts = {
  auto: 'Darstellung: wie das System',
  light: 'Darstellung: hell',
  dark: 'Darstellung: dunkel',
};

export const navTexts: typeof en.navTexts = {
  toggle: (title) => `Seiten unter ${title}`,
  skipped: (count) => `… ${number(count)} weitere`,
};

export const pageTexts: typeof en.pageTexts = {
  contents: 'Auf dieser Seite',
  objectives: 'Nach dieser Seite kannst du',
  minutesRead: (minutes) => `${minutes} Min. Lesen`,
  minutesDo: (minutes) => `${minutes} Min. Üben`,
  roles: 'Für',
  changed: 'Geändert am',
  changedBefore: 'Nicht geändert seit',
  verified: (day) => `Befehle geprüft am ${day} bei`,
  verifiedBefore: (day) => `Befehle geändert, seit sie geprüft wurden am ${day} bei`,
  previous: (source) => `Davor in ${source}`,
  next: (source) => `Danach in ${source}`,
  neighbours: (source) => `Vorige und nächste Seite in ${source}`,
  related: 'Siehe auch',
  backlinks: 'Verlinkt von',
  moreBacklinks: (count) => `${count} weitere`,
  edit: 'Diese Seite bearbeiten',
  report: 'Problem melden',
  history: 'Verlauf',
  replaced: 'Ersetzt durch',
};

export const readerStateTexts: typeof en.readerStateTexts = { 'look-again': 'Prüfen', unknown: 'Unbekannt', fine: 'In Ordnung' };

export const freshnessTexts: typeof en.freshnessTexts = {
  reviewed: (day, by) => `Zuletzt geprüft am ${day}${by === undefined ? '' : ` von ${by}`}.`,
  confirmed: (day, by, others) =>
    `Am ${day}${by === undefined ? '' : ` von ${by}`} zusammen mit ${forms.counted(others, 'anderen Seite', 'anderen Seiten')} auf einmal bestätigt.`,
  notReviewed: 'Noch nicht geprüft.',
  changedSince: {
    review: 'Code, den diese Seite beschreibt, hat sich seitdem geändert.',
    edit: 'Code, den diese Seite beschreibt, hat sich seit ihrer letzten Bearbeitung geändert.',
  },
  sameSince: {
    review: 'Code, den diese Seite beschreibt, hat sich seitdem nicht geändert.',
    edit: 'Code, den diese Seite beschreibt, hat sich seit ihrer letzten Bearbeitung nicht geändert.',
  },
  gone: 'Etwas, das diese Seite nennt, gibt es im Repository nicht mehr.',
  cannotTell: 'Ob sich Code geändert hat, den diese Seite beschreibt, lässt sich nicht sagen.',
  due: (day) => `Eine Prüfung steht seit dem ${day} an.`,
  overdue: (day) => `Eine Prüfung war am ${day} fällig.`,
  putOff: (day, reason) => `Die Prüfung ist bis zum ${day} verschoben: ${reason}`,
  asOf: (day) => `Stand: ${day}.`,
  all: 'Aktualität aller Seiten',
};

export const evidenceTexts: typeof en.evidenceTexts = {
  changes: { narrowed: 'Seitdem geändert', whole: 'Beschriebene Dateien, seitdem berührt', inferred: 'Erwähnte Dateien, seitdem berührt' },
  compare: 'Alle Änderungen seitdem',
  gone: 'Nicht mehr vorhanden',
  was: 'war in',
  removed: 'entfernt',
  added: 'hinzugefügt',
  line: (line) => `Zeile ${line}`,
  commits: (count) => forms.counted(count, 'Commit', 'Commits'),
  lastBy: (author, day) => `${author}, ${day}`,
  covers: 'Beschreibt',
  matching: 'Zeilen mit',
  region: 'den Bereich',
  inferred: 'im Text erwähnt',
  stamp: 'Prüfung eingetragen',
  stampBy: (author, day) => `von ${author} am ${day}`,
  batch: (others) => `zusammen mit ${forms.counted(others, 'anderen Seite', 'anderen Seiten')}, ohne einen der Texte zu ändern`,
  next: 'Nächste Prüfung',
  gap: 'Nicht bekannt',
};

export const ownerTexts: typeof en.ownerTexts = {
  owner: () => 'Verantwortlich',
  pager: 'Bereitschaft rufen',
  mail: 'E-Mail',
  team: 'Seite des Teams',
  more: (count) => `${number(count)} weitere`,
  title: 'Verantwortliche',
  summary: (owners) => `Wer für die Seiten dieses Portals einsteht: ${forms.counted(owners, 'Person oder Team', 'Personen oder Teams')}.`,
  gaps: {
    unmatched: 'Niemand verantwortlich: keine Regel nennt jemanden',
    unowned: 'Niemand verantwortlich: eine Regel sagt es so',
    unresolved: 'Niemand verantwortlich: die Regel, die jemanden nennt, ist fehlerhaft',
  },
  gap: 'Niemand',
  noPages: 'Über diese Seiten wird nichts behauptet',
  all: 'Alle ihre Seiten',
  pages: 'Seiten',
};

export const freshnessListTexts: typeof en.freshnessListTexts = {
  title: 'Aktualität',
  lead: (day) =>
    `Wie weit Seiten zu trauen ist, Stand ${day}. Eine Seite, die niemand geprüft hat und die keinen Code genau beobachtet, behauptet nichts und hat keinen Zustand.`,
  countedOn: (day) => `Am ${day}:`,
  shallow: 'Dieses Portal wurde aus einem flachen Klon gebaut: manches ließ sich nicht feststellen.',
  noHistory: 'Dieses Portal wurde ohne Git-Verlauf gebaut: was sich geändert hat, ließ sich nicht feststellen.',
  unclaimed: (count) => `${forms.counted(count, 'Seite', 'Seiten')} ohne Aussage`,
  unclaimedTitle: 'Seiten ohne Aussage',
  unclaimedLead:
    'Diese Seiten hat niemand geprüft, und sie beobachten keinen Code genau genug, um es zu sagen, oder sie sollen nicht gepflegt werden. Das spricht nicht gegen sie.',
  nothing: 'Noch wird über keine Seite etwas behauptet.',
  columns: { page: 'Seite', state: 'Zustand', review: 'Prüfung', code: 'Code', reviewed: 'Zuletzt geprüft', owner: 'Verantwortlich' },
  caption: 'Seiten, die dringendsten zuerst',
  reviewedNarrow: 'Geprüft',
  never: 'Nicht geprüft',
  by: (by) => `von ${by}`,
  batch: (others) => `mit ${number(others)} anderen auf einmal`,
  parts: 'Teile dieser Liste',
  part: (number) => `Teil ${number}`,
  of: (title, number) => `${title}, Teil ${number}`,
  review: {
    current: (day) => `Fällig am ${day}`,
    'due-soon': (day) => `Bald fällig, am ${day}`,
    due: (day) => `Fällig seit ${day}`,
    overdue: (day) => `Überfällig, war fällig am ${day}`,
    unreviewed: (day) => `Erstmals fällig am ${day}`,
    unscheduled: 'Kein Termin',
    snoozed: (day) => `Verschoben bis ${day}`,
  },
  code: {
    contradicted: (names) => `Nennt, was es nicht mehr gibt: ${names}`,
    changed: (files) => `Geändert: ${files}`,
    activity: (files) => `Berührt: ${files}`,
    'in-sync': 'Unverändert',
    untracked: 'Nicht beobachtet',
    gap: 'Nicht feststellbar',
  },
  andMore: (first, rest) => (rest === 0 ? first : `${first} und ${number(rest)} weitere`),
};

export const tableTexts: typeof en.tableTexts = {
  filters: 'Liste filtern',
  any: 'Alle',
  state: 'Zustand',
  owner: 'Verantwortlich',
  source: 'Quelle',
  shown: (shown, all) =>
    shown === all ? forms.counted(all, 'Seite', 'Seiten') : `${number(shown)} von ${forms.counted(all, 'Seite', 'Seiten')}`,
  sortBy: 'Sortieren nach',
};

export const codeTexts: typeof en.codeTexts = {
  copy: 'Kopieren',
  wrap: 'Zeilen umbrechen',
  copied: 'Kopiert',
  failed: 'Nicht kopiert',
};

export const diagramTexts: typeof en.diagramTexts = {
  title: 'Diagramm',
  source: 'Quelltext des Diagramms',
  enlarge: 'Fenster ausfüllen',
  larger: 'Größer',
  smaller: 'Kleiner',
  close: 'Schließen',
  failed: 'Das Diagramm konnte nicht gezeichnet werden. Sein Quelltext:',
};

export const homeTexts: typeof en.homeTexts = {
  searchLabel: 'Das Portal durchsuchen',
  searchButton: 'Suchen',
  searchHint: 'Was möchtest du wissen?',
  start: 'Hier beginnen',
  begin: 'Beginnen',
  beginWith: (title) => `Beginnen: ${title}`,
  choose: 'Wähle deinen Lernpfad',
  sources: 'Stöbern',
  from: 'Aus',
  recent: 'Zuletzt geändert',
  pathways: 'Lernpfade',
  allPathways: (count) => `Alle ${number(count)} Lernpfade`,
  forAll: 'Für alle',
  kinds: 'Nach Art',
  levels: 'Nach Stufe',
  roles: 'Nach Rolle',
  rest: (count) => `${number(count)} weitere`,
  pages: (count) => forms.counted(count, 'Seite', 'Seiten'),
};

export const indexTexts: typeof en.indexTexts = {
  title: 'Alle Seiten',
  summary: (pages, sources) => `${forms.counted(pages, 'Seite', 'Seiten')} aus ${forms.counted(sources, 'Quelle', 'Quellen')}.`,
  sourceSummary: (pages) => `${forms.counted(pages, 'Seite', 'Seiten')} in dieser Quelle.`,
  of: (title) => `Alle Seiten: ${title}`,
};

export const leadTexts: typeof en.leadTexts = {
  missingTitle: 'Hier gibt es keine Seite',
  missing:
    'Vielleicht ist die Seite umgezogen, oder in der Adresse steckt ein Tippfehler. Suche danach, oder sieh unten nach, was du gemeint haben könntest.',
  near: 'Meintest du',
  noneNear: 'Keine Seite hat eine Adresse oder einen Titel wie diesen.',
  movedTitle: (title) => `${title} ist umgezogen`,
  moved: 'Diese Seite liegt jetzt unter',
};

export const searchTexts: typeof en.searchTexts = {
  title: 'Suche',
  label: 'Das Portal durchsuchen',
  close: 'Schließen',
  clear: 'Filter aufheben',
  filters: 'Filter',
  facets: {
    kind: 'Art',
    level: 'Stufe',
    role: 'Rolle',
    skill: 'Fähigkeit',
    pathway: 'Lernpfad',
    source: 'Quelle',
    owner: 'Verantwortlich',
    freshness: 'Aktualität',
  },
  hint: 'Durchsucht Titel, Abschnitte und Text.',
  keys: 'Pfeiltasten bewegen, Enter öffnet, Esc schließt.',
  loading: 'Suche läuft …',
  results: (count, query) => `${forms.counted(count, 'Ergebnis', 'Ergebnisse')}${query ? ` für „${query}“` : ''}`,
  none: (query) => (query ? `Nichts gefunden für „${query}“.` : 'Nichts gefunden.'),
  noneFiltered: 'Keine Seite passt zu allen Filtern.',
  dropped: (kept, all, words) => `Diese enthalten ${kept} deiner ${all} Wörter, ohne ${words.map((word) => `„${word}“`).join(', ')}.`,
  asTyped: (query) => `Stattdessen nach „${query}“ suchen`,
  nearly: (query) => `Meintest du „${query}“?`,
  drop: (facet, count) => `Ohne den Filter ${facet}: ${forms.counted(count, 'Ergebnis', 'Ergebnisse')}`,
  typedAddress: 'Die Seite unter dieser Adresse',
  recent: 'Zuletzt gesucht. Nur in diesem Browser behalten.',
  forget: (query) => `„${query}“ vergessen`,
  forgetAll: 'Alle vergessen',
  advice: 'Versuche es mit weniger Wörtern oder einer anderen Schreibweise.',
  failed: 'Der Suchindex konnte nicht geladen werden.',
  browse: 'Alle Seiten durchsehen',
  more: 'Weitere Ergebnisse',
  moreValues: (count) => `${number(count)} weitere`,
  fullPage: 'Suchseite öffnen',
  noScript: 'Die Suche braucht JavaScript. Ohne JavaScript führt das Verzeichnis zu jeder Seite.',
};

export const overlayTexts: typeof en.overlayTexts = {
  name: 'Für Autoren',
  summary: (here, all) => `${here} Fehler auf dieser Seite, ${all} im Portal`,
  error: 'Fehler:',
  warning: 'Warnung:',
  open: (place) => `${place} im Editor öffnen`,
  opening: 'Der Editor sollte sie jetzt öffnen. Wenn nichts geschieht: Editor starten oder in der Umgebungsvariablen `EDITOR` nennen.',
  file: 'Datei',
  state: 'Stand',
  draft: 'Entwurf: nur hier zu sehen',
  owners: 'Verantwortlich',
  nobody: 'niemand',
  freshness: 'Aktualität',
  unclaimed: 'noch von niemandem geprüft',
  pathways: 'Lernpfade',
  unit: (place, total) => `Einheit ${place} von ${total}`,
  none: 'keine',
  more: (others) => `${others} weitere: \`waymark check\` nennt sie.`,
};

/** `45 Min.`, `3 Std.`, `3 Std. 20 Min.`; ab zehn Stunden ohne Minuten. */
function lasting(minutes: number): string {
  const whole = Math.round(minutes);
  const hours = whole >= 600 ? Math.round(whole / 60) : Math.floor(whole / 60);
  const rest = whole >= 600 ? 0 : whole % 60;
  return [hours > 0 ? `${number(hours)} Std.` : '', rest > 0 || hours === 0 ? `${rest} Min.` : ''].filter(Boolean).join(' ');
}

/** `6mo` as `6 Monate`. */
function inWords(length: string): string {
  const [, amount = '', unit = ''] = /^(\d+)(d|w|mo|y)$/.exec(length) ?? [];
  const names: Partial<Record<string, [string, string]>> = {
    d: ['Tag', 'Tagen'],
    w: ['Woche', 'Wochen'],
    mo: ['Monat', 'Monaten'],
    y: ['Jahr', 'Jahren'],
  };
  const name = names[unit];
  return name === undefined ? length : forms.counted(Number(amount), ...name);
}

export const pathwayTexts: typeof en.pathwayTexts = {
  title: 'Lernpfade',
  lead: (count) => `${forms.counted(count, 'Lernpfad', 'Lernpfade')}: Seiten in einer Reihenfolge, in der sie sich lernen lassen.`,
  forAll: 'Für alle',
  minutes: lasting,
  units: (count) => forms.counted(count, 'Einheit', 'Einheiten'),
  version: (version) => `Version ${version}`,
  released: (day) => `veröffentlicht am ${day}`,
  unreleased: 'Noch nicht veröffentlicht',
  unreleasedNote: 'Dieser Lernpfad ist noch nicht veröffentlicht. Woraus er besteht, kann sich jederzeit ändern.',
  draftNote: 'Versionen, die mit 0 beginnen, sind Entwürfe: eine abzuschließen belegt noch nichts.',
  owner: 'Verantwortlich',
  for: 'Für',
  entry: 'Das solltest du können',
  outcomes: 'Das wirst du können',
  gained: 'Unterwegs lernst du außerdem',
  level: (level, name) => (name === undefined ? `Stufe ${level}` : `Stufe ${level}, ${name}`),
  stages: 'Etappen',
  optional: 'Freiwillig',
  choose: (choose, of) => `${choose} von ${of} auswählen`,
  external: (host, provider) => (provider === undefined ? host : `${provider}, ${host}`),
  gone: 'Gehört nicht mehr zu diesem Portal',
  onHost: 'Nicht in dieser Kopie des Repositorys; der Link führt zur Datei, wie sie war',
  withheld: (reason) => `Der frühere Text wurde zurückgezogen: ${reason}`,
  asItWas: 'Wie es war',
  stageExit: 'Um diese Etappe abzuschließen',
  exit: 'Um diesen Lernpfad abzuschließen',
  sameAs: (stage) => `wie am Ende von ${stage}`,
  criteria: 'Worauf geachtet wird',
  handIn: 'So reichst du ein',
  handInCommand: 'Beginne mit einer Vorlage:',
  handInFolder: (folder) => `Sie liegt dann in ${folder}/. Fülle sie aus und öffne einen Pull Request.`,
  reviewers: 'Begutachtet von',
  prerequisites: 'Was worauf aufbaut',
  prerequisitesLead: 'Ein Rat, keine Sperre: du kannst überall beginnen. Die Zahlen sind die der Einheiten oben.',
  graph: (nodes) => `Zeichnung von ${forms.counted(nodes, 'Einheit', 'Einheiten')}; die Liste danach sagt dasselbe.`,
  after: 'setzt voraus:',
  needs: 'braucht',
  releases: 'Versionen',
  moreReleases: (count) => forms.counted(count, 'frühere Version', 'frühere Versionen'),
  current: 'aktuell',
  supportedUntil: (day) => `unterstützt bis ${day}`,
  supportEnded: (day) => `Unterstützung endete am ${day}`,
  changes: 'Was sich geändert hat',
  feed: 'Feed der Versionen',
  next: 'Was die nächste Version bringt',
  list: 'Alle Lernpfade',
  earlier: {
    banner: (version, day) => `Das ist Version ${version} vom ${day}. Sie bleibt für alle erhalten, die mit ihr begonnen haben.`,
    structure: 'Texte dieser Version werden nicht gezeigt, wie sie waren: Einheiten führen zu den Seiten von heute.',
    toCurrent: (version) => `Aktuelle Version: ${version}`,
    title: (title, version) => `${title} ${version}`,
    text: (versions) => `So lautete die Einheit in ${versions}.`,
    versions: (versions) =>
      versions.length === 1
        ? `Version ${versions[0] ?? ''}`
        : versions.length <= 4
          ? `den Versionen ${versions.slice(0, -1).join(', ')} und ${versions.at(-1) ?? ''}`
          : `${versions.length} Versionen, von ${versions[0] ?? ''} bis ${versions.at(-1) ?? ''}`,
    now: 'Die Seite, wie sie heute ist',
    gone: 'Die Seite gehört nicht mehr zu diesem Portal.',
    links: 'Links führen zu den Seiten, wie sie heute sind.',
    source: 'Die Datei von damals',
  },
};

export const pathwayFilterTexts: typeof en.pathwayFilterTexts = {
  role: 'Rolle',
  level: 'Stufe',
  skill: 'Fähigkeit',
  owner: 'Verantwortlich',
  state: 'Aktualität',
  shown: (shown, all) =>
    shown === all ? forms.counted(all, 'Lernpfad', 'Lernpfade') : `${number(shown)} von ${forms.counted(all, 'Lernpfad', 'Lernpfaden')}`,
};

export const changeTexts: typeof en.changeTexts = {
  title: (pathway) => `Was sich an ${pathway} geändert hat`,
  of: (pathway, version) => `${pathway} ${version}: was sich geändert hat`,
  lead: 'Versionen dieses Lernpfads, die neueste zuerst.',
  next: (version) => `Als Nächstes: ${version}`,
  nextLead: 'Noch nicht veröffentlicht. Es kann sich noch ändern.',
  added: 'Neu',
  changed: 'Geändert',
  removed: 'Nicht mehr enthalten',
  kinds: {
    added: 'Neu',
    removed: 'Nicht mehr enthalten',
    changed: 'Geändert',
    replaced: 'Ersetzt',
    relaxed: 'Jetzt freiwillig',
    required: 'Jetzt Pflicht',
    moved: 'Verschoben',
  },
  classes: {
    C0: 'nichts, was zu lernen wäre',
    C1: 'einzelne Wörter geändert',
    C2: 'der Inhalt hat sich geändert',
    C3: 'was zu zeigen ist, hat sich geändert',
  },
  impacts: {
    none: 'nichts zu tun',
    review: 'einen zweiten Blick wert',
    redo: 'noch einmal zu machen',
  },
  units: 'Einheiten',
  other: 'Andere Änderungen',
  nothing: 'Nichts, was Lernende bemerken würden.',
  first: 'Erste Version.',
  diffs: 'Unterschiede der Texte, Wort für Wort',
  diff: 'Unterschied, Wort für Wort',
  gap: '…',
  cut: 'Der Rest des Unterschieds ist hier ausgelassen.',
  earlier: (count) => forms.counted(count, 'frühere Version', 'frühere Versionen'),
  all: 'Alle Änderungen',
};

export const contextTexts: typeof en.contextTexts = {
  title: 'Verwendet in',
  place: (place, total) => `${place} von ${total}`,
  in: 'in',
  previous: 'Davor in diesem Lernpfad',
  next: 'Danach in diesem Lernpfad',
  more: (count) => forms.counted(count, 'weiterer Lernpfad', 'weitere Lernpfade'),
};

export const frameworkTexts: typeof en.frameworkTexts = {
  skills: 'Fähigkeiten',
  skillsLead: 'Was Menschen hier können sollen, und was dorthin führt.',
  roles: 'Rollen',
  rolesLead: 'Was in jeder Rolle erwartet wird, und Lernpfade dafür.',
  expects: 'Erwartete Fähigkeiten',
  noPathway: 'Noch führt kein Lernpfad hierher',
  pathways: 'Lernpfade',
  pathwaysTo: 'Lernpfade, die hierher führen',
  pathwaysFor: 'Lernpfade für diese Rolle',
  noPathways: 'Noch nennt kein Lernpfad diese Rolle.',
  expectedBy: 'Erwartet von',
  taughtBy: 'Gelehrt von',
  notTaught: 'Noch lehrt keine Seite diese Stufe.',
  moreTeachers: (count) => forms.counted(count, 'weitere Seite', 'weitere Seiten'),
  criteria: 'Wer auf dieser Stufe ist',
  examples: 'Zum Beispiel',
  halfLife: (length) => `Ein Nachweis sollte nach ${inWords(length)} erneuert werden.`,
  alignment: 'In anderen Rahmenwerken',
  level: (level, name) => (name === undefined ? `Stufe ${level}` : `Stufe ${level}: ${name}`),
  short: (level) => `Stufe ${level}`,
  alignedLevel: (level) => `Stufe ${level}`,
  levels: (count) => forms.counted(count, 'Stufe', 'Stufen'),
  leads: (count) => forms.counted(count, 'Lernpfad', 'Lernpfade'),
  expectedSkills: (count) => forms.counted(count, 'erwartete Fähigkeit', 'erwartete Fähigkeiten'),
};

export const keepingTexts: typeof en.keepingTexts = {
  blocked: 'Dieser Browser lässt das Portal nichts behalten, wie in privaten Fenstern. Was du hier tust, gilt, bis du die Seite verlässt.',
  full: 'Der Speicher des Browsers ist voll. Was du zuletzt getan hast, steht hier, wird aber nicht behalten. Schaffe Platz und tu es noch einmal.',
};

export const unitPageTexts: typeof en.unitPageTexts = {
  title: 'Dein Fortschritt',
  next: (pathway) => `Weiter in ${pathway}:`,
  noScript: 'Mit JavaScript kannst du diese Seite hier als abgeschlossen markieren. Was du markierst, bleibt in deinem Browser.',
};

export const unitTexts: typeof en.unitTexts = {
  complete: 'Als abgeschlossen markieren',
  know: 'Das kann ich schon',
  reopen: 'Wieder öffnen',
  startOver: 'Von vorn beginnen',
  stillFine: 'Passt noch',
  changes: 'Was sich geändert hat',
  open: 'Noch nicht abgeschlossen.',
  completed: (day) => `Abgeschlossen am ${day}.`,
  waived: (day) => `Am ${day} hast du gesagt, dass du das kannst.`,
  review: 'Die Seite hat sich geändert, seit du sie abgeschlossen hast. Sieh noch einmal hin.',
  redo: 'Was die Seite verlangt, hat sich geändert, seit du sie abgeschlossen hast. Mach es noch einmal, oder sage, dass du es kannst.',
  ticks: (ticked, all) => `${ticked} von ${all} ${all === 1 ? 'Aufgabe' : 'Aufgaben'} abgehakt.`,
  allTicked: 'Alle Aufgaben abgehakt: als abgeschlossen markiert.',
  done: (task) => `Erledigt: ${task}`,
  said: {
    completed: 'Als abgeschlossen markiert.',
    waived: 'Notiert, dass du das kannst.',
    reopened: 'Wieder offen: nicht abgeschlossen.',
    affirmed: 'Notiert, dass du noch einmal hingesehen hast.',
    startedOver: 'Alle Haken sind entfernt.',
  },
};

export const standingTexts: typeof en.standingTexts = {
  open: '',
  carried: 'Abgeschlossen',
  mapped: 'Früher unter anderem Namen abgeschlossen',
  waived: 'Das kannst du',
  review: 'Noch einmal ansehen',
  redo: 'Noch einmal machen',
};

export const deltaTexts: typeof en.deltaTexts = {
  title: (from, to) => `Was Version ${to} bedeutet, wenn du bei ${from} bist`,
  newer: (version, again) => `Version ${version} ist da: was sie für dich bedeutet${again === 0 ? '' : `, ${again} noch einmal anzusehen`}`,
  againCount: (count) => `${count} ${count === 1 ? 'Einheit' : 'Einheiten'} noch einmal anzusehen`,
  againTitle: 'Noch einmal ansehen',
  groups: { kept: 'Bleibt', again: 'Noch einmal ansehen', structure: 'Neu oder entfallen' },
  kinds: {
    carried: 'bleibt abgeschlossen',
    mapped: 'gilt als abgeschlossen',
    waived: 'das kannst du',
    review: 'geändert: noch einmal ansehen',
    redo: 'verlangt etwas anderes: noch einmal machen',
    new: 'neu',
    optional: 'neu, freiwillig',
    retired: 'gehört nicht mehr dazu',
  },
  through: (titles) => `durch ${titles}`,
  replacedBy: (titles) => `an seiner Stelle: ${titles}`,
  changes: 'Jede Änderung, Wort für Wort',
};

export const wayTexts: typeof en.wayTexts = {
  own: (version) => (version === '0.0.0' ? 'Noch nicht veröffentlicht' : `Deine Version, ${version}`),
  current: (version) => `Aktuelle Version, ${version}`,
  count: (done, total) => `${done} von ${total}`,
  left: (minutes) => (minutes >= 90 ? `noch ${number(Math.round(minutes / 6) / 10)} Std.` : `noch ${minutes} Min.`),
  resume: (title) => `Weiter mit ${title}`,
  begin: (title) => `Beginnen mit ${title}`,
  finished: (version, exits) => {
    if (version.startsWith('0.'))
      return 'Du hast jede Einheit abgeschlossen. Es gibt noch keine veröffentlichte Version, auf die du dich berufen könntest.';
    if (exits.length === 0) return `Du hast Version ${version} abgeschlossen.`;
    return `Du hast jede Einheit von Version ${version} abgeschlossen. Noch einzureichen: ${exits.join(', ')}.`;
  },
};

export const pathwayPageTexts: typeof en.pathwayPageTexts = {
  title: 'Dein Fortschritt',
  noScript: 'Mit JavaScript kannst du diesen Lernpfad hier beginnen und sehen, wie weit du bist. Was du tust, bleibt in deinem Browser.',
};

export const ownPathwayTexts: typeof en.ownPathwayTexts = {
  start: 'Diesen Lernpfad beginnen',
  startHint: 'Was du abschließt, bleibt in diesem Browser und nirgends sonst.',
  only: 'Abgeschlossen',
  upgraded: (from, to) => `Du warst bei Version ${from}. Version ${to} nimmt dir nichts weg, darum bist du jetzt dort.`,
  ask: (version, day) => `Seit dem ${day} gibt es Version ${version}.`,
  stays: (version) => `Du bleibst bei Version ${version}.`,
  upgrade: (version) => `Zu ${version} wechseln`,
  stay: (version) => `Bei ${version} bleiben`,
  supported: (version, day) => `Version ${version} wird bis zum ${day} unterstützt.`,
  notSupported: (version, day) => `Version ${version} wurde bis zum ${day} unterstützt.`,
  failed: 'Die Versionen dieses Lernpfads konnten nicht geladen werden.',
  said: {
    started: 'Begonnen.',
    upgraded: (version) => `Du bist jetzt bei Version ${version}.`,
    stayed: (version) => `Du bleibst bei Version ${version}.`,
  },
};

export const resumeTexts: typeof en.resumeTexts = { title: 'Wo du warst' };

export const mePageTexts: typeof en.mePageTexts = {
  title: 'Dein Fortschritt',
  lead: 'Was du geöffnet, begonnen, abgeschlossen und abgehakt hast. Es liegt in diesem Browser und verlässt ihn nur als Datei, die du exportierst.',
  noScript:
    'Mit JavaScript zeigt diese Seite die Lernpfade, die du begonnen hast, was abgeschlossen und was noch offen ist. Du kannst deinen Fortschritt als Datei exportieren, in einem anderen Browser importieren und löschen. Ohne JavaScript wird nichts aufgezeichnet.',
  pathways: 'Lernpfade',
  browse: 'Lernpfade durchsehen',
  events: 'Was behalten wird',
  recent:
    'Auch die Suche behält deine letzten fünf Fragen in diesem Browser. Sie zeigt sie, bevor du tippst, und jede lässt sich vergessen.',
  safari:
    'Safari löscht, was eine Website behält, wenn du Safari sieben Tage lang benutzt, ohne die Website zu besuchen. Exportiere deinen Fortschritt ab und zu, oder lege die Website ins Dock oder auf den Home-Bildschirm.',
  move: 'Zum Mitnehmen',
  moveHint:
    'Exportiere deinen Fortschritt hier und importiere die Datei in einem anderen Browser oder auf einem anderen Gerät. Ein Import fügt hinzu und nimmt nie etwas weg.',
  resetHint:
    'Löscht, was dieses Portal von dir in diesem Browser behält: Fortschritt, Haken von Durchgängen, Suchen. Deine Wahl von Darstellung und Tasten bleibt. Exportiere deinen Fortschritt vorher, wenn du ihn vielleicht zurückhaben willst.',
  reset: 'Deinen Fortschritt löschen',
};

export const meTexts: typeof en.meTexts = {
  loading: 'Dein Fortschritt wird gelesen …',
  failed: 'Die Liste der Lernpfade konnte nicht geladen werden.',
  none: 'Noch ist nichts aufgezeichnet. Beginne einen Lernpfad, oder markiere eine Seite als abgeschlossen.',
  unknownPathway: (id, version) => `${id}, Version ${version}: dieses Portal hat keinen solchen Lernpfad. Was du dort getan hast, bleibt.`,
  unknownVersion: (version) => `Du hast mit Version ${version} begonnen, die dieses Portal nicht hat.`,
  others: 'Andere Seiten',
  othersHint: 'Was du getan hast und was zu keinem dieser Lernpfade gehört. Es bleibt und wird mit exportiert.',
  unit: (id, state) => `${id}: ${state}`,
  unitStates: { completed: 'abgeschlossen', waived: 'das kannst du', ticked: 'einzelne Aufgaben abgehakt', opened: 'geöffnet' },
  count: (count) => forms.counted(count, 'Ereignis', 'Ereignisse'),
  span: (from, to) => (from === to ? `am ${from}` : `vom ${from} bis zum ${to}`),
  opaque: (count) => `Aus einer neueren Version des Portals, unverändert behalten: ${number(count)}.`,
  export: 'Als Datei exportieren',
  import: 'Datei importieren',
  exported: (count) => `${count} exportiert.`,
  otherSite: (site) => `Die Datei stammt aus einem anderen Portal, „${site}“. Seiten mit derselben Id gelten als dieselben.`,
  adds: (count) => `Sie fügt hinzu: ${count}`,
  about: (units, pathways) => `zu ${units} ${units === 1 ? 'Seite' : 'Seiten'}${pathways === '' ? '' : ` und ${pathways}`}`,
  unknownHere: (id) => `${id} (nicht in diesem Portal)`,
  already: (count) => `Schon hier, aus der Datei: ${count}.`,
  conflicts: (count) =>
    `${forms.counted(count, 'Ereignis hat', 'Ereignisse haben')} dieselbe Id wie ein anderes hier. Von jedem Paar bleibt eines, auf jedem Gerät dasselbe.`,
  refused: (count) => `Nicht lesbar und darum ausgelassen: ${count}`,
  addsNothing: 'Die Datei enthält nichts, was nicht schon hier ist.',
  confirmImport: 'Importieren',
  cancel: 'Abbrechen',
  imported: (count) => `${count} importiert.`,
  lastImport: (count, day) => `Der letzte Import, am ${day}, hat hinzugefügt: ${count}.`,
  undo: 'Import rückgängig machen',
  undone: 'Der Import ist rückgängig gemacht.',
  reset: 'Deinen Fortschritt löschen',
  confirmReset: (count) => `Ja, ${count} löschen`,
  wasReset: 'Dein Fortschritt ist gelöscht.',
};

export const foundTexts: typeof en.foundTexts = {
  places: (count) => `Deine Wörter sind an ${forms.counted(count, 'Stelle', 'Stellen')} markiert.`,
  place: (at, count) => `Stelle ${number(at)} von ${number(count)}`,
  next: 'Weiter',
  clear: 'Markierungen entfernen',
};

export const shortcutTexts: typeof en.shortcutTexts = {
  title: 'Tastenkürzel',
  close: 'Schließen',
  single: 'Einzelne Tasten wirken',
  hint: 'Solange du tippst, bewirken Tasten nichts. Die Wahl bleibt in diesem Browser.',
  search: 'Suchen',
  searchKeys: 'Strg K',
  help: 'Diese Hilfe',
  turn: (place, title) => `${place}: ${title}`,
  keys: {
    n: '',
    p: '',
    e: 'Diese Seite bearbeiten',
    'g h': 'Startseite',
    'g p': 'Lernpfade',
    'g m': 'Dein Fortschritt',
    'g a': 'Alle Seiten',
    t: 'Hell, dunkel oder wie das System',
  },
};

export const partTexts: typeof en.partTexts = {
  symptoms: 'Symptome',
  impact: 'Auswirkung',
  need: 'Bevor du beginnst',
  diagnose: 'Diagnose',
  steps: 'Schritte',
  verify: 'Prüfen',
  rollback: 'Zurückrollen',
  escalate: 'Eskalieren',
  objective: 'Ziel',
  hint: 'Hinweis',
  solution: 'Lösung',
  timeline: 'Zeitverlauf',
};

export const runbookTexts: typeof en.runbookTexts = {
  atHand: 'Zur Hand',
  jumps: 'Teile dieses Runbooks',
  printed: (address) => `Gedruckt von ${address}`,
};

export const runTexts: typeof en.runTexts = {
  count: (done, all) => `${done}\u00A0von\u00A0${all} erledigt`,
  startOver: 'Von vorn beginnen',
  startedOver: 'Alle Haken sind entfernt, für einen neuen Durchgang.',
};

export const labTexts: typeof en.labTexts = {
  handIn: 'Reiche ein, was du gemacht hast',
  asks: (pathway) => `verlangt von ${pathway}`,
};

export const paperTexts: typeof en.paperTexts = {
  from: (site, day) => (day === undefined ? `Aus ${site}` : `Aus ${site}, Stand ${day}`),
};

export const machineTexts: typeof en.machineTexts = {
  changesFeed: (site) => `${site}: letzte Änderungen`,
  releasesFeed: (site) => `${site}: Versionen der Lernpfade`,
  keptBy: (names) => `Gepflegt von ${names.join(', ')}.`,
  mirror: 'Diese Seite als Markdown',
  unreleased: 'unveröffentlicht',
  unclaimed: 'Über diese Seite wird nichts behauptet: niemand hat sie geprüft, und sie beobachtet keinen Code genau genug, um es zu sagen.',
  notKept: 'Diese Seite wird nicht gepflegt: siehe `lifecycle`.',
  live: 'Teile dieser Seite entstehen durch Code und fehlen hier.',
  release: (version, day) => `Version ${version} vom ${day}.`,
  notReleased: 'Noch nicht veröffentlicht.',
  outcomes: 'Ergebnisse',
  stages: 'Etappen',
  choose: (choose, of) => `${choose} von diesen ${of} auswählen:`,
  optional: 'freiwillig',
  how: [
    'Jede Seite gibt es auch als Markdown: ihre Adresse und `index.md`. Das Frontmatter sagt, wer für die Seite einsteht, wie weit ihr zu trauen ist (`freshness`), ob sie gepflegt wird (`lifecycle`) und zu welchen Versionen von Lernpfaden sie gehört. Zitiere `canonical`.',
  ],
  states: {
    fine: 'rechtzeitig geprüft, und der Code, den sie beschreibt, hat sich seitdem nicht geändert',
    'look-again':
      'ihre Prüfung ist überfällig, oder der Code, den sie beschreibt, hat sich geändert: sag es, wenn du sie benutzt, und nenne, wer für sie einsteht',
    unknown: 'eine Prüfung steht an, oder es lässt sich nicht sagen, ob sie noch gilt',
    unclaimed: 'niemand hat etwas über sie behauptet; das spricht nicht gegen sie',
  },
  stateTitle: 'Was `freshness.state` bedeutet:',
  judged: (day) => `Die Zustände sind die vom ${day}.`,
  files: 'Dateien',
  allPages: (count) =>
    `jede Seite mit Verantwortlichen, Aktualität, letzter Änderung und Lernpfaden: ${forms.counted(count, 'Seite', 'Seiten')}`,
  allPathways: 'jeder Lernpfad mit seinen Versionen, Etappen und Einheiten',
  feed: 'letzte Änderungen als Atom-Feed',
  morePages: (count) => forms.counted(count, 'weitere Seite', 'weitere Seiten'),
};

export const badgeTexts: typeof en.badgeTexts = {
  pages: 'Seiten',
  unreleased: 'unveröffentlicht',
  fine: 'keine zu prüfen',
  look: (count) => `${number(count)} zu prüfen`,
  unclaimed: 'ohne Aussage',
};

export const designTexts: typeof en.designTexts = {
  title: 'Gestaltung',
  lead: (site) =>
    `Woraus die Seiten von ${site} bestehen, gezeichnet aus ihren eigenen Stilen und Komponenten. Der Schalter in der oberen Leiste zeigt die andere Darstellung.`,
  colours: 'Farben',
  coloursLead:
    'Jede Farbe mit ihrem Wert in Hell und in Dunkel. Die Markierungsfarbe sagt „hier geht es weiter“: wo du bist, der nächste Schritt. Nichts sonst trägt sie.',
  pairs: (count, low) =>
    `Kontrast von ${forms.counted(count, 'Paar', 'Paaren')}: ${low === 0 ? 'alle erreichen, was WCAG 2.2 verlangt' : `${forms.counted(low, 'Paar ist', 'Paare sind')} zu schwach`}`,
  pairColumns: ['Farbe', 'Auf', 'Mindestens', 'Hell', 'Dunkel'],
  type: 'Schrift',
  typeLead: 'Überschriften haben Serifen, Text hat keine. Eine neue Größe ist hier eine neue Stufe oder, besser, keine.',
  sample: 'Eine Wegmarke ist ein einfaches Zeichen, von weitem zu sehen, und jemand pflegt sie.',
  room: 'Abstand',
  roomLead: 'In einem Bedienelement, zwischen Zeilen, in einem Kasten, zwischen Blöcken, zwischen Abschnitten.',
  icons: 'Zeichen',
  iconsLead:
    'Ein Satz, für das Portal gezeichnet: 20 Einheiten im Quadrat, Striche von 1,6. Ein Zeichen steht neben einem Wort und nie an seiner Stelle, außer in der oberen Leiste.',
  kinds: 'Arten von Seiten',
  kindsLead: 'Die erste Angabe unter einem Titel. Eine Art ändert Rhythmus und Betonung, nie den Platz der Dinge.',
  controls: 'Bedienelemente und Links',
  controlsLead:
    'Ein gefüllter Knopf für das, was die meisten als Nächstes wollen; einfache für den Rest. Was in einem Lernpfad weiterführt, hat die Markierungsfarbe.',
  primary: 'Als abgeschlossen markieren',
  plain: 'Das kann ich schon',
  leadOn: 'Weiter',
  link: 'Ein Link',
  found: 'ein Wort, das die Suche gefunden hat',
  states: 'Zustände',
  statesLead: 'Aktualität und Fortschritt haben je eine Form und ein Wort, damit niemand sie an der Farbe unterscheiden muss.',
  people: 'Menschen',
  peopleLead: 'Wer für etwas einsteht, immer mit dem Weg dorthin: zuerst, wer Bereitschaft hat.',
  runbook: 'Runbooks',
  runbookLead: 'Die Leiste bleibt in Sicht. Zahlen sind für das, was der Reihe nach getan wird; Linie und Zeichen für die Auswege.',
  step: 'Eine Handlung je Schritt.',
  rollback: 'Zurückrollen',
  escalate: 'Eskalieren',
  body: 'Was geschrieben wird',
  bodyLead: 'Text zuerst. Ein Kasten unterbricht: höchstens einer auf einem Bildschirm.',
  callouts: {
    note: 'Gut zu wissen; es geht auch ohne.',
    tip: 'Ein kürzerer Weg, für alle, die ihn mögen.',
    important: 'Ohne das geht es nicht.',
    warning: 'Das kann schiefgehen und lässt sich richten.',
    caution: 'Das kann Schaden anrichten, der bleibt.',
  },
  details: 'Was nur wenige brauchen',
  task: 'Eine Aufgabe, die abgehakt ist',
  table: 'Eine Tabelle',
  tableHead: ['Nimm', 'Für'],
  tableRows: [
    ['eine Tabelle', 'was in Spalten verglichen wird'],
    ['eine Liste', 'alles andere'],
  ],
  empty: 'Nichts da, und wo es weitergeht',
  emptyLead: 'Sagt in einem Satz, was da wäre und was zu tun ist.',
  emptySample: 'Noch ist nichts aufgezeichnet. Beginne einen Lernpfad, oder markiere eine Seite als abgeschlossen.',
};
