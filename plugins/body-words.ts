/** Words that rendering adds to a page's text, in the page's own language: a reader, or a screen reader, meets them among the author's. */
export interface BodyWords {
  note: string;
  tip: string;
  important: string;
  warning: string;
  caution: string;
  details: string;
  footnotes: string;
  /** Name of the link from a footnote back to the text. */
  backToText: string;
  /** Name of the link that a heading has to itself. */
  sectionLink: string;
  code: string;
  table: string;
  formula: string;
  /** Before the host of an image that isn't shown. */
  imageAt: string;
  terminal: string;
  decision: string;
  lab: string;
  /** Before the folder that a lab begins with. */
  labTemplate: string;
  /** Above the command that tells whether a lab is done, and above the one that takes it back to its start. */
  labVerify: string;
  labReset: string;
  hint: string;
  solution: string;
  /** Names of what is said about a step of a runbook. */
  stepWho: string;
  stepWhen: string;
  stepExpect: string;
  stepRollback: string;
  /** What a step does to the system. */
  dangerNone: string;
  dangerChange: string;
  dangerDestructive: string;
  /** Title of a list of objectives, of what is needed before, of a task list. */
  objectives: string;
  prerequisites: string;
  checklist: string;
  /** What a question asks for, by its kind. */
  chooseOne: string;
  chooseAll: string;
  writeAnswer: string;
  putInOrder: string;
  /** What is folded away below a question; before the letters of right options; before a list in its right order. */
  answer: string;
  right: string;
  rightOrder: string;
  /** What stands before a question that is answered from memory. */
  recall: string;
  /** Title of a table of criteria and levels; of what is to be shown, and how that is handed in. */
  rubric: string;
  evidence: string;
  handIn: string;
  startFile: string;
  checkFile: string;
  openRequest: string;
  /** Before the page that an included text comes from. */
  from: string;
  /** Before the pages that use a term. */
  usedIn: string;
}

/** By primary language subtag (BCP 47). */
// prettier-ignore
const languages: ReadonlyMap<string, BodyWords> = new Map([
  ['en', {
    note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution',
    details: 'Details', footnotes: 'Footnotes', backToText: 'Back to the text', sectionLink: 'Link to this section',
    code: 'Code', table: 'Table', formula: 'Formula', imageAt: 'Image at',
    terminal: 'Terminal', decision: 'Decision', lab: 'Lab', labTemplate: 'Start from a copy of', labVerify: 'Check your work',
    labReset: 'Start over', hint: 'Hint', solution: 'Solution', stepWho: 'Who', stepWhen: 'When',
    stepExpect: 'Expected result', stepRollback: 'Roll back', dangerNone: 'Changes nothing', dangerChange: 'Changes the system', dangerDestructive: 'Can’t be undone',
    objectives: 'After this page you can', prerequisites: 'Before you begin', checklist: 'Checklist',
    chooseOne: 'Choose one', chooseAll: 'Choose all that apply', writeAnswer: 'Write the answer', putInOrder: 'Put in order',
    answer: 'Answer', right: 'Right', rightOrder: 'The right order:', recall: 'From memory', rubric: 'How it is judged',
    evidence: 'Show what you can do', handIn: 'Hand it in:', startFile: 'Start the file:', checkFile: 'Check it:',
    openRequest: 'Open a pull request.',
    from: 'From', usedIn: 'Used in',
  }],
  ['de', {
    note: 'Hinweis', tip: 'Tipp', important: 'Wichtig', warning: 'Warnung', caution: 'Vorsicht',
    details: 'Details', footnotes: 'Fußnoten', backToText: 'Zurück zum Text', sectionLink: 'Link zu diesem Abschnitt',
    code: 'Code', table: 'Tabelle', formula: 'Formel', imageAt: 'Bild auf',
    terminal: 'Terminal', decision: 'Entscheidung', lab: 'Übung', labTemplate: 'Beginnen mit einer Kopie von', labVerify: 'Ergebnis prüfen',
    labReset: 'Von vorn beginnen', hint: 'Hinweis', solution: 'Lösung', stepWho: 'Wer', stepWhen: 'Wann',
    stepExpect: 'Erwartetes Ergebnis', stepRollback: 'Zurücknehmen', dangerNone: 'Ändert nichts', dangerChange: 'Ändert das System', dangerDestructive: 'Nicht rückgängig zu machen',
    objectives: 'Nach dieser Seite kannst du', prerequisites: 'Bevor du beginnst', checklist: 'Checkliste',
    chooseOne: 'Eine Antwort wählen', chooseAll: 'Alle richtigen wählen', writeAnswer: 'Antwort schreiben',
    putInOrder: 'In die richtige Reihenfolge bringen', answer: 'Antwort', right: 'Richtig',
    rightOrder: 'Die richtige Reihenfolge:', recall: 'Aus dem Gedächtnis', rubric: 'Wie bewertet wird',
    evidence: 'Zeige, was du kannst', handIn: 'So reichst du es ein:', startFile: 'Datei beginnen:', checkFile: 'Prüfen:',
    openRequest: 'Einen Pull-Request öffnen.',
    from: 'Aus', usedIn: 'Verwendet in',
  }],
  ['fr', {
    note: 'Note', tip: 'Astuce', important: 'Important', warning: 'Avertissement', caution: 'Attention',
    details: 'Détails', footnotes: 'Notes', backToText: 'Retour au texte', sectionLink: 'Lien vers cette section',
    code: 'Code', table: 'Tableau', formula: 'Formule', imageAt: 'Image sur',
    terminal: 'Terminal', decision: 'Décision', lab: 'Exercice', labTemplate: 'Partir d’une copie de', labVerify: 'Vérifier le résultat',
    labReset: 'Recommencer', hint: 'Indice', solution: 'Solution', stepWho: 'Qui', stepWhen: 'Quand',
    stepExpect: 'Résultat attendu', stepRollback: 'Revenir en arrière', dangerNone: 'Ne change rien', dangerChange: 'Modifie le système', dangerDestructive: 'Irréversible',
    objectives: 'Après cette page, vous savez', prerequisites: 'Avant de commencer', checklist: 'Liste de contrôle',
    chooseOne: 'Choisissez une réponse', chooseAll: 'Choisissez toutes les bonnes réponses',
    writeAnswer: 'Écrivez la réponse', putInOrder: 'Remettez dans l’ordre', answer: 'Réponse', right: 'Juste',
    rightOrder: 'Le bon ordre :', recall: 'De mémoire', rubric: 'Critères d’évaluation',
    evidence: 'Montrez ce que vous savez faire', handIn: 'Pour le remettre :', startFile: 'Commencez le fichier :',
    checkFile: 'Vérifiez-le :', openRequest: 'Ouvrez une pull request.',
    from: 'Extrait de', usedIn: 'Utilisé dans',
  }],
  ['es', {
    note: 'Nota', tip: 'Consejo', important: 'Importante', warning: 'Advertencia', caution: 'Precaución',
    details: 'Detalles', footnotes: 'Notas', backToText: 'Volver al texto', sectionLink: 'Enlace a esta sección',
    code: 'Código', table: 'Tabla', formula: 'Fórmula', imageAt: 'Imagen en',
    terminal: 'Terminal', decision: 'Decisión', lab: 'Práctica', labTemplate: 'Empezar con una copia de', labVerify: 'Comprobar el resultado',
    labReset: 'Empezar de nuevo', hint: 'Pista', solution: 'Solución', stepWho: 'Quién', stepWhen: 'Cuándo',
    stepExpect: 'Resultado esperado', stepRollback: 'Revertir', dangerNone: 'No cambia nada', dangerChange: 'Modifica el sistema', dangerDestructive: 'No se puede deshacer',
    objectives: 'Después de esta página puedes', prerequisites: 'Antes de empezar', checklist: 'Lista de comprobación',
    chooseOne: 'Elige una respuesta', chooseAll: 'Elige todas las correctas', writeAnswer: 'Escribe la respuesta',
    putInOrder: 'Pon en orden', answer: 'Respuesta', right: 'Correcto', rightOrder: 'El orden correcto:',
    recall: 'De memoria', rubric: 'Cómo se evalúa', evidence: 'Muestra lo que sabes hacer', handIn: 'Cómo entregarlo:',
    startFile: 'Crea el archivo:', checkFile: 'Compruébalo:', openRequest: 'Abre una pull request.',
    from: 'De', usedIn: 'Usado en',
  }],
  ['it', {
    note: 'Nota', tip: 'Suggerimento', important: 'Importante', warning: 'Avviso', caution: 'Attenzione',
    details: 'Dettagli', footnotes: 'Note', backToText: 'Torna al testo', sectionLink: 'Link a questa sezione',
    code: 'Codice', table: 'Tabella', formula: 'Formula', imageAt: 'Immagine su',
    terminal: 'Terminale', decision: 'Decisione', lab: 'Esercitazione', labTemplate: 'Iniziare da una copia di', labVerify: 'Verificare il risultato',
    labReset: 'Ricominciare', hint: 'Suggerimento', solution: 'Soluzione', stepWho: 'Chi', stepWhen: 'Quando',
    stepExpect: 'Risultato atteso', stepRollback: 'Ripristinare', dangerNone: 'Non modifica nulla', dangerChange: 'Modifica il sistema', dangerDestructive: 'Non si può annullare',
    objectives: 'Dopo questa pagina sai', prerequisites: 'Prima di iniziare', checklist: 'Lista di controllo',
    chooseOne: 'Scegli una risposta', chooseAll: 'Scegli tutte le risposte giuste', writeAnswer: 'Scrivi la risposta',
    putInOrder: 'Metti in ordine', answer: 'Risposta', right: 'Giusto', rightOrder: 'L’ordine giusto:', recall: 'A memoria',
    rubric: 'Come si valuta', evidence: 'Mostra che cosa sai fare', handIn: 'Come consegnarlo:', startFile: 'Crea il file:',
    checkFile: 'Controllalo:', openRequest: 'Apri una pull request.',
    from: 'Da', usedIn: 'Usato in',
  }],
  ['pt', {
    note: 'Nota', tip: 'Dica', important: 'Importante', warning: 'Aviso', caution: 'Cuidado',
    details: 'Detalhes', footnotes: 'Notas', backToText: 'Voltar ao texto', sectionLink: 'Ligação para esta secção',
    code: 'Código', table: 'Tabela', formula: 'Fórmula', imageAt: 'Imagem em',
    terminal: 'Terminal', decision: 'Decisão', lab: 'Exercício', labTemplate: 'Começar com uma cópia de', labVerify: 'Verificar o resultado',
    labReset: 'Recomeçar', hint: 'Dica', solution: 'Solução', stepWho: 'Quem', stepWhen: 'Quando',
    stepExpect: 'Resultado esperado', stepRollback: 'Reverter', dangerNone: 'Não altera nada', dangerChange: 'Altera o sistema', dangerDestructive: 'Não pode ser desfeito',
    objectives: 'Depois desta página consegue', prerequisites: 'Antes de começar', checklist: 'Lista de verificação',
    chooseOne: 'Escolha uma resposta', chooseAll: 'Escolha todas as corretas', writeAnswer: 'Escreva a resposta',
    putInOrder: 'Ponha por ordem', answer: 'Resposta', right: 'Certo', rightOrder: 'A ordem certa:', recall: 'De memória',
    rubric: 'Como se avalia', evidence: 'Mostre o que sabe fazer', handIn: 'Como entregar:', startFile: 'Crie o ficheiro:',
    checkFile: 'Verifique-o:', openRequest: 'Abra um pull request.',
    from: 'De', usedIn: 'Usado em',
  }],
  ['nl', {
    note: 'Opmerking', tip: 'Tip', important: 'Belangrijk', warning: 'Waarschuwing', caution: 'Let op',
    details: 'Details', footnotes: 'Voetnoten', backToText: 'Terug naar de tekst', sectionLink: 'Link naar deze sectie',
    code: 'Code', table: 'Tabel', formula: 'Formule', imageAt: 'Afbeelding op',
    terminal: 'Terminal', decision: 'Beslissing', lab: 'Oefening', labTemplate: 'Begin met een kopie van', labVerify: 'Controleer het resultaat',
    labReset: 'Opnieuw beginnen', hint: 'Hint', solution: 'Oplossing', stepWho: 'Wie', stepWhen: 'Wanneer',
    stepExpect: 'Verwacht resultaat', stepRollback: 'Terugdraaien', dangerNone: 'Verandert niets', dangerChange: 'Verandert het systeem', dangerDestructive: 'Kan niet ongedaan worden gemaakt',
    objectives: 'Na deze pagina kun je', prerequisites: 'Voordat je begint', checklist: 'Checklist',
    chooseOne: 'Kies één antwoord', chooseAll: 'Kies alle juiste antwoorden', writeAnswer: 'Schrijf het antwoord',
    putInOrder: 'Zet op volgorde', answer: 'Antwoord', right: 'Juist', rightOrder: 'De juiste volgorde:',
    recall: 'Uit het hoofd', rubric: 'Hoe het wordt beoordeeld', evidence: 'Laat zien wat je kunt',
    handIn: 'Zo lever je het in:', startFile: 'Begin het bestand:', checkFile: 'Controleer het:',
    openRequest: 'Open een pull request.',
    from: 'Uit', usedIn: 'Gebruikt in',
  }],
  ['ar', {
    note: 'ملاحظة', tip: 'نصيحة', important: 'مهم', warning: 'تحذير', caution: 'تنبيه',
    details: 'تفاصيل', footnotes: 'الحواشي', backToText: 'العودة إلى النص', sectionLink: 'رابط إلى هذا القسم',
    code: 'شيفرة', table: 'جدول', formula: 'صيغة', imageAt: 'صورة على',
    terminal: 'الطرفية', decision: 'قرار', lab: 'تمرين', labTemplate: 'ابدأ بنسخة من', labVerify: 'تحقق من النتيجة',
    labReset: 'البدء من جديد', hint: 'تلميح', solution: 'الحل', stepWho: 'من', stepWhen: 'متى',
    stepExpect: 'النتيجة المتوقعة', stepRollback: 'التراجع', dangerNone: 'لا يغيّر شيئًا', dangerChange: 'يغيّر النظام', dangerDestructive: 'لا يمكن التراجع عنه',
    objectives: 'بعد هذه الصفحة يمكنك', prerequisites: 'قبل أن تبدأ', checklist: 'قائمة تحقق', chooseOne: 'اختر إجابة واحدة',
    chooseAll: 'اختر كل الإجابات الصحيحة', writeAnswer: 'اكتب الإجابة', putInOrder: 'رتّب', answer: 'الإجابة',
    right: 'الصحيح', rightOrder: 'الترتيب الصحيح:', recall: 'من الذاكرة', rubric: 'كيف يُقيَّم',
    evidence: 'أظهر ما تستطيع فعله', handIn: 'طريقة التسليم:', startFile: 'ابدأ الملف:', checkFile: 'تحقق منه:',
    openRequest: 'افتح طلب سحب.',
    from: 'من', usedIn: 'يُستخدم في',
  }],
  ['he', {
    note: 'הערה', tip: 'טיפ', important: 'חשוב', warning: 'אזהרה', caution: 'זהירות',
    details: 'פרטים', footnotes: 'הערות שוליים', backToText: 'חזרה לטקסט', sectionLink: 'קישור לסעיף זה',
    code: 'קוד', table: 'טבלה', formula: 'נוסחה', imageAt: 'תמונה באתר',
    terminal: 'מסוף', decision: 'החלטה', lab: 'תרגיל', labTemplate: 'להתחיל מעותק של', labVerify: 'בדיקת התוצאה',
    labReset: 'להתחיל מחדש', hint: 'רמז', solution: 'פתרון', stepWho: 'מי', stepWhen: 'מתי',
    stepExpect: 'תוצאה צפויה', stepRollback: 'החזרה לאחור', dangerNone: 'לא משנה דבר', dangerChange: 'משנה את המערכת', dangerDestructive: 'לא ניתן לביטול',
    objectives: 'אחרי דף זה אפשר', prerequisites: 'לפני שמתחילים', checklist: 'רשימת בדיקה', chooseOne: 'יש לבחור תשובה אחת',
    chooseAll: 'יש לבחור את כל התשובות הנכונות', writeAnswer: 'יש לכתוב את התשובה', putInOrder: 'יש לסדר', answer: 'תשובה',
    right: 'נכון', rightOrder: 'הסדר הנכון:', recall: 'מהזיכרון', rubric: 'איך מעריכים',
    evidence: 'הראו מה אתם יודעים לעשות', handIn: 'איך מגישים:', startFile: 'מתחילים את הקובץ:', checkFile: 'בודקים אותו:',
    openRequest: 'פותחים בקשת משיכה.',
    from: 'מתוך', usedIn: 'בשימוש ב',
  }],
  ['ja', {
    note: '注記', tip: 'ヒント', important: '重要', warning: '警告', caution: '注意',
    details: '詳細', footnotes: '脚注', backToText: '本文に戻る', sectionLink: 'この節へのリンク',
    code: 'コード', table: '表', formula: '数式', imageAt: '画像の場所',
    terminal: 'ターミナル', decision: '判断', lab: '演習', labTemplate: '次のコピーから始める', labVerify: '結果を確認する',
    labReset: 'やり直す', hint: 'ヒント', solution: '解答', stepWho: '担当', stepWhen: '時期',
    stepExpect: '期待される結果', stepRollback: '元に戻す', dangerNone: '何も変更しません', dangerChange: 'システムを変更します', dangerDestructive: '元に戻せません',
    objectives: 'このページでできるようになること', prerequisites: '始める前に', checklist: 'チェックリスト', chooseOne: '一つ選んでください',
    chooseAll: '当てはまるものをすべて選んでください', writeAnswer: '答えを書いてください', putInOrder: '正しい順に並べてください', answer: '答え', right: '正解',
    rightOrder: '正しい順序:', recall: '思い出す', rubric: '評価の基準', evidence: 'できることを示す', handIn: '提出方法:', startFile: 'ファイルを作成:',
    checkFile: '確認:', openRequest: 'プルリクエストを開きます。',
    from: '出典', usedIn: '使用ページ',
  }],
  ['zh', {
    note: '注意', tip: '提示', important: '重要', warning: '警告', caution: '小心',
    details: '详情', footnotes: '脚注', backToText: '返回正文', sectionLink: '本节链接',
    code: '代码', table: '表格', formula: '公式', imageAt: '图片位于',
    terminal: '终端', decision: '判断', lab: '实验', labTemplate: '从此副本开始', labVerify: '检查结果',
    labReset: '重新开始', hint: '提示', solution: '答案', stepWho: '谁', stepWhen: '何时',
    stepExpect: '预期结果', stepRollback: '回滚', dangerNone: '不做任何更改', dangerChange: '会更改系统', dangerDestructive: '无法撤销',
    objectives: '学完本页后你能够', prerequisites: '开始之前', checklist: '检查清单', chooseOne: '选择一项', chooseAll: '选择所有正确项',
    writeAnswer: '写出答案', putInOrder: '排列顺序', answer: '答案', right: '正确', rightOrder: '正确的顺序：', recall: '凭记忆回答',
    rubric: '评价标准', evidence: '展示你的能力', handIn: '提交方式：', startFile: '创建文件：', checkFile: '检查：', openRequest: '发起拉取请求。',
    from: '来自', usedIn: '使用页面',
  }],
]);

/** The words for a language; English where none are known. Takes a BCP 47 tag: `de-CH` is German. */
export function wordsOf(language: string): BodyWords {
  const words = languages.get(language.toLowerCase().split(/[-_]/, 1)[0] ?? '') ?? languages.get('en');
  if (!words) throw new Error('English words are missing.');
  return words;
}
