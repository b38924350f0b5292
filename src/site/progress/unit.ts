import { deriveState, findRelease, openJudge, unitResolver } from 'virtual:waymark/progress';
import type { UnitProgress } from '../../core/progress/derive-state.ts';
import type { EventDraft } from '../../core/progress/stamp-event.ts';
import type { EventType } from '../../core/progress/event.ts';
import type { ReleaseIndex } from '../../core/progress/release-index.ts';
import { build } from '../search/build.ts';
import { readActivePathway } from '../active-pathway.ts';
import { fetchJson } from './indexes.ts';
import { makeButton, Panel } from './panel.ts';
import { findTasks, stepEvents, type TaskBox, type TickCount } from './tasks.ts';
import { locale, unitTexts } from '../texts.ts';

/**
 * `<wm-unit>`: lets a reader complete the page, say that they know it, reopen it, and tick its tasks. `data-unit` and `data-former` are
 * the page's ids, `data-fp` its revision; each `li[data-pathway]` inside is a pathway that the page is a unit of.
 */
class Unit extends Panel {
  #tasks: TaskBox[] = [];
  #indexes: ReleaseIndex[] | undefined;
  #looking = false;
  readonly #state = build('p', { className: 'progress-state' });
  readonly #main = makeButton('', () => this.#press());
  readonly #know = makeButton(unitTexts.know, () => this.#write(['waived'], unitTexts.said.waived, this.#main), 'plain');
  readonly #fine = makeButton(unitTexts.stillFine, () => this.#write(['affirmed'], unitTexts.said.affirmed, this.#main), 'plain');
  readonly #over = makeButton(unitTexts.startOver, () => this.#startOver(), 'plain');
  readonly #changes = build('a', { hidden: true }, unitTexts.changes);

  protected override draw(): void {
    this.#tasks = findTasks(document.querySelector('.body'));
    for (const task of this.#tasks) task.box.addEventListener('change', () => void this.#tick(task));
    document.addEventListener(stepEvents.startOver, () => void this.#startOver());
    const buttons = build('p', { className: 'progress-actions' }, this.#main, this.#know, this.#fine, this.#over, this.#changes);
    this.querySelector('h2')?.after(this.#state, buttons);
    if (this.#contexts().length > 0) void this.log.write(this.#draft('opened'));
  }

  protected override show(): void {
    const unit = this.#read();
    const ticked = this.#tasks.filter((task) => idsOf(task).some((id) => unit?.ticked.has(id)));
    for (const task of this.#tasks) task.box.checked = ticked.includes(task);
    const detail: TickCount = { done: ticked.length, all: this.#tasks.length };
    document.dispatchEvent(new CustomEvent(stepEvents.ticked, { detail }));
    const again = this.#judge(unit);
    const isDone = unit?.completedAt !== undefined || unit?.waivedAt !== undefined;
    const told = [sayState(unit, again), ...(this.#tasks.length > 0 ? [unitTexts.ticks(ticked.length, this.#tasks.length)] : [])];
    this.#state.textContent = told.join(' ');
    this.#state.dataset['standing'] = again ?? (unit?.waivedAt !== undefined ? 'waived' : isDone ? 'carried' : 'open');
    this.#main.textContent = isDone && again !== 'redo' ? unitTexts.reopen : unitTexts.complete;
    this.#main.className = isDone && again !== 'redo' ? 'plain' : '';
    this.#know.hidden = isDone && again !== 'redo';
    this.#fine.hidden = again !== 'review';
    // A runbook has it in sight already, beside its steps.
    this.#over.hidden = ticked.length === 0 || document.querySelector('wm-run') !== null;
    this.#changes.hidden = again === undefined;
    for (const { element, id } of this.#contexts()) {
      element.hidden = !isDone || !(this.#isActive(id) || this.#isStarted(id));
    }
  }

  #read(): UnitProgress | undefined {
    const { unit = '', former = '' } = this.dataset;
    const ids = former.split(' ');
    return deriveState(this.log.records, (id) => (ids.includes(id) ? unit : id)).units.get(unit);
  }

  /** Whether a newer text of the unit asks for something. The releases are fetched when it was completed at another text only. */
  #judge(unit: UnitProgress | undefined): 'review' | 'redo' | undefined {
    const { fp, unit: id = '' } = this.dataset;
    const isOther = unit?.completedAt !== undefined && !unit.known.some(({ fingerprint }) => fingerprint === fp);
    if (!isOther || fp === undefined) return undefined;
    if (!this.#indexes) {
      void this.#fetch();
      return undefined;
    }
    const kinds = this.#indexes.map((index) => {
      const { kind } = openJudge(index, deriveState(this.log.records, unitResolver(index)))(index.releases.length - 1, id);
      if (kind === 'review' || kind === 'redo') this.#changes.href = `${index.url}changes/`;
      return kind;
    });
    return kinds.find((kind) => kind === 'redo') ?? kinds.find((kind) => kind === 'review');
  }

  async #fetch(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    const found = await Promise.all(this.#contexts().map(({ element }) => fetchJson<ReleaseIndex>(element.dataset['index'] ?? '')));
    this.#indexes = found.filter((index) => index !== undefined && findRelease(index, '0.0.0') >= 0) as ReleaseIndex[];
    this.show();
  }

  #contexts(): { id: string; version: string; element: HTMLLIElement }[] {
    return [...this.querySelectorAll<HTMLLIElement>('li[data-pathway]')].map((element) => {
      const { pathway: id = '', version = '0.0.0' } = element.dataset;
      return { id, version, element };
    });
  }

  #isActive(id: string): boolean {
    return readActivePathway() === id;
  }

  #isStarted(id: string): boolean {
    return deriveState(this.log.records).pathways.has(id);
  }

  #draft(event: EventType, task?: string): EventDraft {
    const { unit = '', fp } = this.dataset;
    const contexts = this.#contexts();
    const context = contexts.find(({ id }) => this.#isActive(id)) ?? contexts.find(({ id }) => this.#isStarted(id)) ?? contexts[0];
    return {
      event,
      unit,
      ...(task === undefined ? {} : { task }),
      ...(context ? { pathway: `${context.id}@${context.version}` } : {}),
      ...(fp === undefined ? {} : { fingerprint: fp }),
    };
  }

  #press(): Promise<void> {
    const isOpen = this.#main.textContent === unitTexts.complete;
    return isOpen ? this.#write(['completed'], unitTexts.said.completed) : this.#write(['reopened'], unitTexts.said.reopened);
  }

  async #tick(task: TaskBox): Promise<void> {
    const { box } = task;
    const ticked = this.#tasks.filter((other) => other.box.checked).length;
    const completes = box.checked && ticked === this.#tasks.length && this.#read()?.completedAt === undefined;
    const events = box.checked ? [this.#draft('ticked', task.id)] : this.#untick([task]);
    await this.log.write(...events, ...(completes ? [this.#draft('completed')] : []));
    this.say(completes ? unitTexts.allTicked : unitTexts.ticks(ticked, this.#tasks.length));
  }

  async #startOver(): Promise<void> {
    await this.log.write(...this.#untick(this.#tasks));
    this.say(unitTexts.said.startedOver);
    this.#tasks[0]?.box.focus();
  }

  /** Takes back what is ticked of these tasks, under whatever id. */
  #untick(tasks: readonly TaskBox[]): EventDraft[] {
    const ticked = this.#read()?.ticked;
    return tasks.flatMap(idsOf).flatMap((id) => (ticked?.has(id) ? [this.#draft('unticked', id)] : []));
  }

  /** Writes and says it. A button that goes away hands the focus to one that stays. */
  async #write(events: readonly EventType[], said: string, focus?: HTMLElement): Promise<void> {
    await this.log.write(...events.map((event) => this.#draft(event)));
    this.say(said);
    if (focus && document.activeElement instanceof HTMLButtonElement && document.activeElement.hidden) focus.focus();
    else if (focus && document.activeElement === document.body) focus.focus();
  }
}

function idsOf({ id, former }: TaskBox): string[] {
  return [id, ...former];
}

function sayState(unit: UnitProgress | undefined, again: 'review' | 'redo' | undefined): string {
  if (again) return unitTexts[again];
  if (unit?.completedAt !== undefined) return unitTexts.completed(toReadersDay(unit.completedAt));
  if (unit?.waivedAt !== undefined) return unitTexts.waived(toReadersDay(unit.waivedAt));
  return unitTexts.open;
}

customElements.define('wm-unit', Unit);

/** By itself, because this script needs none of the other forms of the language. */
function toReadersDay(at: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at);
}
