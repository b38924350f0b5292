import type { ProgressEvent } from './event.ts';
import { isOfThisVersion, type LogRecord } from './read-event.ts';

/** What a log says of a reader, made anew from its events whenever it is needed. */
export interface ProgressState {
  /** By the unit's id of today. */
  units: ReadonlyMap<string, UnitProgress>;
  /** By id. */
  pathways: ReadonlyMap<string, PathwayProgress>;
}

/** What the reader did with a unit. */
export interface UnitProgress {
  /** When it was last completed; undefined while it isn't. */
  completedAt: number | undefined;
  /** When the reader last said to know it; undefined while it isn't so. */
  waivedAt: number | undefined;
  /** Texts that the reader completed or affirmed since the unit was last reopened. */
  known: KnownText[];
  /** Ids of ticked tasks. Those that the page no longer has mean nothing, and stay. */
  ticked: Set<string>;
  /** When the reader last opened it. */
  openedAt: number | undefined;
  /** When anything last happened to it. */
  lastAt: number;
}

/** A text that a reader has learned. */
export interface KnownText {
  /** Undefined where the event doesn't say. */
  fingerprint: string | undefined;
  /** `id@version` of the pathway in which the reader had it, where the event says so. */
  pathway: string | undefined;
  /** Place of the event in the order of the log. */
  order: number;
}

/** A pathway that the reader has started. */
export interface PathwayProgress {
  /** The reader's own version. */
  version: string;
  /** All own versions so far, with the place of their events in the order of the log. */
  history: { version: string; order: number }[];
  /** When the reader last said to stay with the own version, since they came to its major version. */
  stayedAt: number | undefined;
  /** When anything last happened to it. */
  lastAt: number;
}

/**
 * Derives the state of a log. `toUnit` gives the id of today for an id that a unit had; without it ids are what they are. The order in
 * which events come says nothing: they count by time, and by id where that is the same.
 */
export function deriveState(records: readonly (LogRecord | ProgressEvent)[], toUnit: (id: string) => string = (id) => id): ProgressState {
  const units = new Map<string, UnitProgress>();
  const pathways = new Map<string, PathwayProgress>();
  for (const [order, event] of sortEvents(records).entries()) {
    if (event.event === 'started' || event.event === 'upgraded') followPathway(pathways, event, order);
    else if (event.unit !== undefined) followUnit(units, toUnit(event.unit), event, order);
  }
  return { units, pathways };
}

/** The events of a log that mean something to this version, each once, in their order. */
function sortEvents(records: readonly (LogRecord | ProgressEvent)[]): ProgressEvent[] {
  return records.filter(isOfThisVersion).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function followPathway(pathways: Map<string, PathwayProgress>, { event, pathway = '', at }: ProgressEvent, order: number): void {
  const [id = '', version = ''] = pathway.split('@');
  const before = pathways.get(id);
  const stays = event === 'started' && before?.version === version;
  const sameMajor = before?.version.split('.')[0] === version.split('.')[0];
  pathways.set(id, {
    version,
    history: [...(before?.history ?? []), { version, order }],
    stayedAt: stays ? at : sameMajor ? before?.stayedAt : undefined,
    lastAt: at,
  });
}

function followUnit(units: Map<string, UnitProgress>, id: string, event: ProgressEvent, order: number): void {
  let unit = units.get(id);
  if (!unit) {
    unit = { completedAt: undefined, waivedAt: undefined, known: [], ticked: new Set(), openedAt: undefined, lastAt: 0 };
    units.set(id, unit);
  }
  unit.lastAt = event.at;
  switch (event.event) {
    case 'opened':
      unit.openedAt = event.at;
      break;
    case 'ticked':
      unit.ticked.add(event.task ?? '');
      break;
    case 'unticked':
      unit.ticked.delete(event.task ?? '');
      break;
    case 'completed':
      unit.completedAt = event.at;
      unit.known.push({ fingerprint: event.fingerprint, pathway: event.pathway, order });
      break;
    case 'affirmed':
      unit.known.push({ fingerprint: event.fingerprint, pathway: event.pathway, order });
      break;
    case 'waived':
      unit.waivedAt = event.at;
      break;
    case 'reopened':
      unit.completedAt = undefined;
      unit.waivedAt = undefined;
      unit.known = [];
      break;
    default:
  }
}

/** Whether the reader has done a unit, at whatever text. */
export function isDone(unit: UnitProgress | undefined): boolean {
  return unit !== undefined && (unit.completedAt !== undefined || unit.waivedAt !== undefined);
}

/** UTC day of a moment, as a number. */
export function dayOf(at: number): number {
  return Math.floor(at / 86_400_000);
}
