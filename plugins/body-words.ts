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
  }],
  ['de', {
    note: 'Hinweis', tip: 'Tipp', important: 'Wichtig', warning: 'Warnung', caution: 'Vorsicht',
    details: 'Details', footnotes: 'Fußnoten', backToText: 'Zurück zum Text', sectionLink: 'Link zu diesem Abschnitt',
    code: 'Code', table: 'Tabelle', formula: 'Formel', imageAt: 'Bild auf',
    terminal: 'Terminal', decision: 'Entscheidung', lab: 'Übung', labTemplate: 'Beginnen mit einer Kopie von', labVerify: 'Ergebnis prüfen',
    labReset: 'Von vorn beginnen', hint: 'Hinweis', solution: 'Lösung', stepWho: 'Wer', stepWhen: 'Wann',
    stepExpect: 'Erwartetes Ergebnis', stepRollback: 'Zurücknehmen', dangerNone: 'Ändert nichts', dangerChange: 'Ändert das System', dangerDestructive: 'Nicht rückgängig zu machen',
  }],
  ['fr', {
    note: 'Note', tip: 'Astuce', important: 'Important', warning: 'Avertissement', caution: 'Attention',
    details: 'Détails', footnotes: 'Notes', backToText: 'Retour au texte', sectionLink: 'Lien vers cette section',
    code: 'Code', table: 'Tableau', formula: 'Formule', imageAt: 'Image sur',
    terminal: 'Terminal', decision: 'Décision', lab: 'Exercice', labTemplate: 'Partir d’une copie de', labVerify: 'Vérifier le résultat',
    labReset: 'Recommencer', hint: 'Indice', solution: 'Solution', stepWho: 'Qui', stepWhen: 'Quand',
    stepExpect: 'Résultat attendu', stepRollback: 'Revenir en arrière', dangerNone: 'Ne change rien', dangerChange: 'Modifie le système', dangerDestructive: 'Irréversible',
  }],
  ['es', {
    note: 'Nota', tip: 'Consejo', important: 'Importante', warning: 'Advertencia', caution: 'Precaución',
    details: 'Detalles', footnotes: 'Notas', backToText: 'Volver al texto', sectionLink: 'Enlace a esta sección',
    code: 'Código', table: 'Tabla', formula: 'Fórmula', imageAt: 'Imagen en',
    terminal: 'Terminal', decision: 'Decisión', lab: 'Práctica', labTemplate: 'Empezar con una copia de', labVerify: 'Comprobar el resultado',
    labReset: 'Empezar de nuevo', hint: 'Pista', solution: 'Solución', stepWho: 'Quién', stepWhen: 'Cuándo',
    stepExpect: 'Resultado esperado', stepRollback: 'Revertir', dangerNone: 'No cambia nada', dangerChange: 'Modifica el sistema', dangerDestructive: 'No se puede deshacer',
  }],
  ['it', {
    note: 'Nota', tip: 'Suggerimento', important: 'Importante', warning: 'Avviso', caution: 'Attenzione',
    details: 'Dettagli', footnotes: 'Note', backToText: 'Torna al testo', sectionLink: 'Link a questa sezione',
    code: 'Codice', table: 'Tabella', formula: 'Formula', imageAt: 'Immagine su',
    terminal: 'Terminale', decision: 'Decisione', lab: 'Esercitazione', labTemplate: 'Iniziare da una copia di', labVerify: 'Verificare il risultato',
    labReset: 'Ricominciare', hint: 'Suggerimento', solution: 'Soluzione', stepWho: 'Chi', stepWhen: 'Quando',
    stepExpect: 'Risultato atteso', stepRollback: 'Ripristinare', dangerNone: 'Non modifica nulla', dangerChange: 'Modifica il sistema', dangerDestructive: 'Non si può annullare',
  }],
  ['pt', {
    note: 'Nota', tip: 'Dica', important: 'Importante', warning: 'Aviso', caution: 'Cuidado',
    details: 'Detalhes', footnotes: 'Notas', backToText: 'Voltar ao texto', sectionLink: 'Ligação para esta secção',
    code: 'Código', table: 'Tabela', formula: 'Fórmula', imageAt: 'Imagem em',
    terminal: 'Terminal', decision: 'Decisão', lab: 'Exercício', labTemplate: 'Começar com uma cópia de', labVerify: 'Verificar o resultado',
    labReset: 'Recomeçar', hint: 'Dica', solution: 'Solução', stepWho: 'Quem', stepWhen: 'Quando',
    stepExpect: 'Resultado esperado', stepRollback: 'Reverter', dangerNone: 'Não altera nada', dangerChange: 'Altera o sistema', dangerDestructive: 'Não pode ser desfeito',
  }],
  ['nl', {
    note: 'Opmerking', tip: 'Tip', important: 'Belangrijk', warning: 'Waarschuwing', caution: 'Let op',
    details: 'Details', footnotes: 'Voetnoten', backToText: 'Terug naar de tekst', sectionLink: 'Link naar deze sectie',
    code: 'Code', table: 'Tabel', formula: 'Formule', imageAt: 'Afbeelding op',
    terminal: 'Terminal', decision: 'Beslissing', lab: 'Oefening', labTemplate: 'Begin met een kopie van', labVerify: 'Controleer het resultaat',
    labReset: 'Opnieuw beginnen', hint: 'Hint', solution: 'Oplossing', stepWho: 'Wie', stepWhen: 'Wanneer',
    stepExpect: 'Verwacht resultaat', stepRollback: 'Terugdraaien', dangerNone: 'Verandert niets', dangerChange: 'Verandert het systeem', dangerDestructive: 'Kan niet ongedaan worden gemaakt',
  }],
  ['ar', {
    note: 'ملاحظة', tip: 'نصيحة', important: 'مهم', warning: 'تحذير', caution: 'تنبيه',
    details: 'تفاصيل', footnotes: 'الحواشي', backToText: 'العودة إلى النص', sectionLink: 'رابط إلى هذا القسم',
    code: 'شيفرة', table: 'جدول', formula: 'صيغة', imageAt: 'صورة على',
    terminal: 'الطرفية', decision: 'قرار', lab: 'تمرين', labTemplate: 'ابدأ بنسخة من', labVerify: 'تحقق من النتيجة',
    labReset: 'البدء من جديد', hint: 'تلميح', solution: 'الحل', stepWho: 'من', stepWhen: 'متى',
    stepExpect: 'النتيجة المتوقعة', stepRollback: 'التراجع', dangerNone: 'لا يغيّر شيئًا', dangerChange: 'يغيّر النظام', dangerDestructive: 'لا يمكن التراجع عنه',
  }],
  ['he', {
    note: 'הערה', tip: 'טיפ', important: 'חשוב', warning: 'אזהרה', caution: 'זהירות',
    details: 'פרטים', footnotes: 'הערות שוליים', backToText: 'חזרה לטקסט', sectionLink: 'קישור לסעיף זה',
    code: 'קוד', table: 'טבלה', formula: 'נוסחה', imageAt: 'תמונה באתר',
    terminal: 'מסוף', decision: 'החלטה', lab: 'תרגיל', labTemplate: 'להתחיל מעותק של', labVerify: 'בדיקת התוצאה',
    labReset: 'להתחיל מחדש', hint: 'רמז', solution: 'פתרון', stepWho: 'מי', stepWhen: 'מתי',
    stepExpect: 'תוצאה צפויה', stepRollback: 'החזרה לאחור', dangerNone: 'לא משנה דבר', dangerChange: 'משנה את המערכת', dangerDestructive: 'לא ניתן לביטול',
  }],
  ['ja', {
    note: '注記', tip: 'ヒント', important: '重要', warning: '警告', caution: '注意',
    details: '詳細', footnotes: '脚注', backToText: '本文に戻る', sectionLink: 'この節へのリンク',
    code: 'コード', table: '表', formula: '数式', imageAt: '画像の場所',
    terminal: 'ターミナル', decision: '判断', lab: '演習', labTemplate: '次のコピーから始める', labVerify: '結果を確認する',
    labReset: 'やり直す', hint: 'ヒント', solution: '解答', stepWho: '担当', stepWhen: '時期',
    stepExpect: '期待される結果', stepRollback: '元に戻す', dangerNone: '何も変更しません', dangerChange: 'システムを変更します', dangerDestructive: '元に戻せません',
  }],
  ['zh', {
    note: '注意', tip: '提示', important: '重要', warning: '警告', caution: '小心',
    details: '详情', footnotes: '脚注', backToText: '返回正文', sectionLink: '本节链接',
    code: '代码', table: '表格', formula: '公式', imageAt: '图片位于',
    terminal: '终端', decision: '判断', lab: '实验', labTemplate: '从此副本开始', labVerify: '检查结果',
    labReset: '重新开始', hint: '提示', solution: '答案', stepWho: '谁', stepWhen: '何时',
    stepExpect: '预期结果', stepRollback: '回滚', dangerNone: '不做任何更改', dangerChange: '会更改系统', dangerDestructive: '无法撤销',
  }],
]);

/** The words for a language; English where none are known. Takes a BCP 47 tag: `de-CH` is German. */
export function wordsOf(language: string): BodyWords {
  const words = languages.get(language.toLowerCase().split(/[-_]/, 1)[0] ?? '') ?? languages.get('en');
  if (!words) throw new Error('English words are missing.');
  return words;
}
