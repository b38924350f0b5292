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
}

/** By primary language subtag (BCP 47). */
// prettier-ignore
const languages: ReadonlyMap<string, BodyWords> = new Map([
  ['en', {
    note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution',
    details: 'Details', footnotes: 'Footnotes', backToText: 'Back to the text', sectionLink: 'Link to this section',
    code: 'Code', table: 'Table', formula: 'Formula', imageAt: 'Image at',
  }],
  ['de', {
    note: 'Hinweis', tip: 'Tipp', important: 'Wichtig', warning: 'Warnung', caution: 'Vorsicht',
    details: 'Details', footnotes: 'Fußnoten', backToText: 'Zurück zum Text', sectionLink: 'Link zu diesem Abschnitt',
    code: 'Code', table: 'Tabelle', formula: 'Formel', imageAt: 'Bild auf',
  }],
  ['fr', {
    note: 'Note', tip: 'Astuce', important: 'Important', warning: 'Avertissement', caution: 'Attention',
    details: 'Détails', footnotes: 'Notes', backToText: 'Retour au texte', sectionLink: 'Lien vers cette section',
    code: 'Code', table: 'Tableau', formula: 'Formule', imageAt: 'Image sur',
  }],
  ['es', {
    note: 'Nota', tip: 'Consejo', important: 'Importante', warning: 'Advertencia', caution: 'Precaución',
    details: 'Detalles', footnotes: 'Notas', backToText: 'Volver al texto', sectionLink: 'Enlace a esta sección',
    code: 'Código', table: 'Tabla', formula: 'Fórmula', imageAt: 'Imagen en',
  }],
  ['it', {
    note: 'Nota', tip: 'Suggerimento', important: 'Importante', warning: 'Avviso', caution: 'Attenzione',
    details: 'Dettagli', footnotes: 'Note', backToText: 'Torna al testo', sectionLink: 'Link a questa sezione',
    code: 'Codice', table: 'Tabella', formula: 'Formula', imageAt: 'Immagine su',
  }],
  ['pt', {
    note: 'Nota', tip: 'Dica', important: 'Importante', warning: 'Aviso', caution: 'Cuidado',
    details: 'Detalhes', footnotes: 'Notas', backToText: 'Voltar ao texto', sectionLink: 'Ligação para esta secção',
    code: 'Código', table: 'Tabela', formula: 'Fórmula', imageAt: 'Imagem em',
  }],
  ['nl', {
    note: 'Opmerking', tip: 'Tip', important: 'Belangrijk', warning: 'Waarschuwing', caution: 'Let op',
    details: 'Details', footnotes: 'Voetnoten', backToText: 'Terug naar de tekst', sectionLink: 'Link naar deze sectie',
    code: 'Code', table: 'Tabel', formula: 'Formule', imageAt: 'Afbeelding op',
  }],
  ['ar', {
    note: 'ملاحظة', tip: 'نصيحة', important: 'مهم', warning: 'تحذير', caution: 'تنبيه',
    details: 'تفاصيل', footnotes: 'الحواشي', backToText: 'العودة إلى النص', sectionLink: 'رابط إلى هذا القسم',
    code: 'شيفرة', table: 'جدول', formula: 'صيغة', imageAt: 'صورة على',
  }],
  ['he', {
    note: 'הערה', tip: 'טיפ', important: 'חשוב', warning: 'אזהרה', caution: 'זהירות',
    details: 'פרטים', footnotes: 'הערות שוליים', backToText: 'חזרה לטקסט', sectionLink: 'קישור לסעיף זה',
    code: 'קוד', table: 'טבלה', formula: 'נוסחה', imageAt: 'תמונה באתר',
  }],
  ['ja', {
    note: '注記', tip: 'ヒント', important: '重要', warning: '警告', caution: '注意',
    details: '詳細', footnotes: '脚注', backToText: '本文に戻る', sectionLink: 'この節へのリンク',
    code: 'コード', table: '表', formula: '数式', imageAt: '画像の場所',
  }],
  ['zh', {
    note: '注意', tip: '提示', important: '重要', warning: '警告', caution: '小心',
    details: '详情', footnotes: '脚注', backToText: '返回正文', sectionLink: '本节链接',
    code: '代码', table: '表格', formula: '公式', imageAt: '图片位于',
  }],
]);

/** The words for a language; English where none are known. Takes a BCP 47 tag: `de-CH` is German. */
export function wordsOf(language: string): BodyWords {
  const words = languages.get(language.toLowerCase().split(/[-_]/, 1)[0] ?? '') ?? languages.get('en');
  if (!words) throw new Error('English words are missing.');
  return words;
}
