import { z } from 'zod';
import { levels } from '../source.ts';
import { civilDate } from '../interval.ts';

/**
 * The lock of a release: what a version of a pathway consists of, immutable once written. Locks are the only place of versions.
 * They lie at `<pathways>/<id>/releases/<version>.lock.json`.
 */

const hash = z.string().regex(/^[0-9a-f]{16}$/);
const blob = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/);
const version = z.string().regex(/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/);
const skillLevel = z.strictObject({ skill: z.string(), level: z.number().int() });
const minutes = z.number().min(0).max(1_000_000);
const impact = z.enum(['none', 'review', 'redo']);

const lockedStageUnit = z.strictObject({
  id: z.string().describe('Id of the unit: of its page; of an external unit its own, else its address.'),
  title: z.string(),
  required: z.boolean(),
  /** Ids that this one stands for. */
  replaces: z.array(z.string()).optional(),
});

const lockedStage = z.strictObject({
  id: z.string(),
  title: z.string(),
  level: z.enum(levels).optional(),
  units: z.array(lockedStageUnit),
  elective: z.strictObject({ choose: z.number().int(), of: z.array(lockedStageUnit) }).optional(),
  exit: z.string().optional(),
});

const lockedUnit = z.union([
  z.strictObject({
    path: z.string(),
    blob,
    /** Pages and images that the page shows as part of itself, in the order in which it does. */
    embeds: z.array(z.strictObject({ path: z.string(), blob })),
    kind: z.string().optional(),
    minutes: z.strictObject({ read: minutes, do: minutes }),
    fingerprint: z.strictObject({ fpv: z.number().int(), text: hash, code: hash, outline: hash, tasks: z.array(hash), assess: hash }),
  }),
  z.strictObject({ external: z.url({ protocol: /^https?$/ }), provider: z.string().optional(), minutes: minutes.optional() }),
]);

const lockedCriterion = z.strictObject({
  text: z.string(),
  /** What each level of performance looks like, by its name. */
  levels: z.record(z.string(), z.string()).optional(),
});

const lockedAssessment = z.strictObject({
  title: z.string(),
  task: z.string(),
  skills: z.array(skillLevel),
  criteria: z.record(z.string(), lockedCriterion),
});

/** What the notes of a release say of one unit. */
const unitNote = z.strictObject({
  unit: z.string(),
  change: z.enum(['added', 'removed', 'changed', 'replaced', 'relaxed', 'required', 'moved']),
  /** Of a unit whose text changed. */
  class: z.enum(['C0', 'C1', 'C2', 'C3']).optional(),
  /** What the change asks of somebody who has completed the unit: by its class, unless the notes say otherwise. */
  impact,
  /** Why the impact isn't the one of the class. */
  reason: z.string().optional(),
  text: z.string(),
});

const lockShape = z.strictObject({
  schemaVersion: z.literal(1),
  pathway: z.string(),
  version,
  date: civilDate,
  commit: z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/),
  notes: z.strictObject({
    /** Markdown. */ summary: z.string(),
    units: z.array(unitNote),
    /** Other changes, one line each. */ other: z.array(z.string()),
  }),
  title: z.string(),
  summary: z.string().optional(),
  level: z.enum(levels).optional(),
  roles: z.array(z.string()),
  entry: z.array(skillLevel),
  outcomes: z.array(skillLevel),
  stages: z.array(lockedStage),
  exit: z.string().optional(),
  /** Practical assessments by id, in words: who stays with a release must be able to read what it asks for. */
  assessments: z.record(z.string(), lockedAssessment),
  units: z.record(z.string(), lockedUnit),
  /** SHA-256 in hex over the lock without this field, as canonical JSON: shows that nobody edited the file. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Schema of a lock. What its parts say of each other has to fit: every unit of a stage is known, and every exit is an assessment. */
export const lockSchema = lockShape.superRefine((lock, context) => {
  const refuse = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message });
  const refuseExit = (exit: string | undefined, path: PropertyKey[]): void => {
    if (exit !== undefined && !Object.hasOwn(lock.assessments, exit)) refuse(path, 'expected the id of an assessment of the lock');
  };
  refuseExit(lock.exit, ['exit']);
  for (const [at, { units, elective, exit }] of lock.stages.entries()) {
    refuseExit(exit, ['stages', at, 'exit']);
    const lists = [
      { list: units, path: ['stages', at, 'units'] },
      { list: elective?.of ?? [], path: ['stages', at, 'elective', 'of'] },
    ];
    for (const { list, path } of lists) {
      for (const [index, { id }] of list.entries()) {
        if (!Object.hasOwn(lock.units, id)) refuse([...path, index, 'id'], 'expected the id of a unit of the lock');
      }
    }
  }
});

/** A release of a pathway. */
export type Lock = z.output<typeof lockSchema>;

/** A unit as a lock knows it. */
export type LockedUnit = z.output<typeof lockedUnit>;

/** A practical assessment as a lock knows it. */
export type LockedAssessment = z.output<typeof lockedAssessment>;

/** A stage as a lock knows it. */
export type LockedStage = z.output<typeof lockedStage>;

/** What the notes of a release say of one unit. */
export type UnitNote = z.output<typeof unitNote>;
