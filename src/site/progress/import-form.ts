import { largestFile, previewImport, readExport } from 'virtual:waymark/progress';
import type { FileReading } from '../../core/progress/export-file.ts';
import type { ImportPreview } from '../../core/progress/merge-events.ts';
import { build } from '../search/build.ts';
import type { Log } from './log.ts';
import { importRecords, readLastImport, undoImport } from './log-files.ts';
import { makeButton } from './panel.ts';
import { forms, meTexts } from '../texts.ts';

/** What importing works on. */
export interface ImportWorld {
  log: Log;
  say(text: string): void;
  /** Whether the portal has a pathway. */
  isKnown(pathway: string): boolean;
  /** Called when the log has changed. */
  done(): Promise<void>;
}

/** Choosing a file, what importing it would do, and taking the last import back. */
export function drawImport(world: ImportWorld): HTMLElement {
  const { log, say } = world;
  const file = build('input', { type: 'file', accept: 'application/json,.json' });
  const preview = build('div', {});
  const last = build('p', { className: 'progress-actions' });
  const showLast = async (): Promise<void> => {
    const note = await readLastImport(log);
    const undo = makeButton(
      meTexts.undo,
      async () => {
        await undoImport(log);
        await world.done();
        await showLast();
        say(meTexts.undone);
        file.focus();
      },
      'plain',
    );
    last.replaceChildren(
      ...(note ? [build('span', {}, meTexts.lastImport(meTexts.count(note.added.length), forms.readersDay(note.at))), undo] : []),
    );
  };
  const close = (said: string): void => {
    preview.replaceChildren();
    file.value = '';
    file.focus();
    say(said);
  };
  file.addEventListener('change', () => {
    void read().catch(() => {
      close('');
    });
  });
  async function read(): Promise<void> {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const reading = readExport(chosen.size > largestFile ? '' : await chosen.text(), chosen.size);
    if ('problem' in reading) {
      close(reading.problem);
      return;
    }
    const found = previewImport(log.records, reading.file.events);
    preview.replaceChildren(...sayPreview(reading, found, world), drawDecision(reading, found));
    preview.querySelector('button')?.focus();
    say('');
  }
  function drawDecision(reading: Extract<FileReading, { file: unknown }>, { added, conflicts }: ImportPreview): HTMLElement {
    const confirm = makeButton(meTexts.confirmImport, async () => {
      await importRecords(log, reading.file.events, reading.file.site);
      await world.done();
      await showLast();
      close(meTexts.imported(meTexts.count(added.length)));
    });
    const cancel = makeButton(
      meTexts.cancel,
      () => {
        close('');
      },
      'plain',
    );
    const hasNews = added.length + conflicts.length > 0;
    return build('p', { className: 'progress-actions' }, ...(hasNews ? [confirm] : []), cancel);
  }
  void showLast();
  log.follow(() => void showLast());
  return build('div', {}, build('p', {}, build('label', {}, `${meTexts.import} `, file)), preview, last);
}

/** What importing a file would do, in sentences. */
function sayPreview(
  { file, problems, refused }: Extract<FileReading, { file: unknown }>,
  found: ImportPreview,
  { log, isKnown }: ImportWorld,
): HTMLElement[] {
  const { added, known, conflicts, units, pathways, oldest, newest, opaque } = found;
  const lines: string[] = [];
  if (file.site !== log.site) lines.push(meTexts.otherSite(file.site));
  if (added.length === 0) lines.push(meTexts.addsNothing);
  else {
    const named = pathways.map((id) => (isKnown(id) ? id : meTexts.unknownHere(id))).join(', ');
    const span = oldest === undefined || newest === undefined ? '' : meTexts.span(forms.readersDay(oldest), forms.readersDay(newest));
    lines.push(`${meTexts.adds(meTexts.count(added.length))} ${meTexts.about(units.length, named)}, ${span}.`);
  }
  if (opaque > 0) lines.push(meTexts.opaque(opaque));
  if (known > 0) lines.push(meTexts.already(meTexts.count(known)));
  if (conflicts.length > 0) lines.push(meTexts.conflicts(conflicts.length));
  if (refused > 0) lines.push(meTexts.refused(meTexts.count(refused)));
  const list = build('ul', {}, ...problems.map((problem) => build('li', {}, problem)));
  return [...lines.map((line) => build('p', {}, line)), ...(refused > 0 ? [list] : [])];
}
