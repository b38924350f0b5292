import type { Page, SiteInfo } from '../catalog.ts';
import { titleThen } from '../pathways/earlier-texts.ts';
import { indexPageIds } from '../page-ids.ts';
import type { Fingerprint, Impact } from '../pathways/fingerprint.ts';
import type { Lock, LockedStage, UnitNote } from '../pathways/lock.ts';
import type { Pathway, Stage, Unit } from '../pathways/pathway.ts';
import type { PathwayFile, RetiredFile } from '../pathways/pathway-file.ts';
import { createAddressNow } from '../pathways/unit-address.ts';
import type { ReleaseIndex, ReleaseShape, ShapeUnit, UnitFacts } from './release-index.ts';

/** What an index is made of, beside the pathway itself. */
export interface ReleaseIndexInput {
  site: Pick<SiteInfo, 'id' | 'base'>;
  retired: RetiredFile;
  /** Pages that are published. */
  pages: readonly Page[];
  urlOf(page: Page): string;
  /** Revision of a page as it is now; undefined where it can't be told. */
  revisionOf(page: Page): string | undefined;
  /** Revision of a fingerprint that a lock holds. */
  toRevision(fingerprint: Fingerprint): string;
  /** UTC day of the working state, for a pathway without releases. */
  today: string;
}

/** Version under which the working state of a pathway without releases goes. */
const workingVersion = '0.0.0';

/** A stage, as a lock or the working state has it. */
type AnyStage = Pick<LockedStage, 'id' | 'title'> & {
  units: readonly Pick<Unit, 'id' | 'title' | 'required'>[];
  elective?: { choose: number; of: readonly Pick<Unit, 'id' | 'title' | 'required'>[] } | undefined;
};

/** Makes what a browser has to know of a pathway. Ids are those of today wherever they stand. */
export function buildReleaseIndex(pathway: Pathway, input: ReleaseIndexInput): ReleaseIndex {
  const { site } = input;
  const url = `${site.base}pathways/${pathway.id}/`;
  const pages = indexPageIds(input.pages);
  const addressNow = createAddressNow(pathway, { isReleased: true });
  const toId = (id: string): string => pages.get(id)?.id ?? addressNow(id);
  const releases = toShapes(pathway, url, toId, input);
  return {
    schemaVersion: 1,
    site: site.id,
    pathway: pathway.id,
    title: pathway.title,
    url,
    releases: addRetired(releases, input.retired, toId),
    units: toFacts(pathway, { ...input, found: pages, toId }),
  };
}

function toShapes(
  { releases, stages, exit, assessments, file }: Pathway,
  url: string,
  toId: (id: string) => string,
  { today }: ReleaseIndexInput,
): ReleaseShape[] {
  if (releases.length === 0) {
    const exits = toExits([...stages.map((stage) => stage.exit), exit], (id) => assessments[id]?.title);
    return [{ version: workingVersion, date: today, url, ...exits, stages: stages.map((stage) => toStage(stage, toId)) }];
  }
  return releases.map(({ lock }, at) => {
    const until = supportedUntil(lock.version, file.supported);
    return {
      version: lock.version,
      date: lock.date,
      url: at === releases.length - 1 ? url : `${url}v/${lock.version}/`,
      ...(until === undefined ? {} : { supportedUntil: until }),
      ...toExits([...lock.stages.map((stage) => stage.exit), lock.exit], (id) => lock.assessments[id]?.title),
      stages: lock.stages.map((stage) => toStage(stage, toId)),
    };
  });
}

function toExits(ids: readonly (string | undefined)[], titleOf: (id: string) => string | undefined): Pick<ReleaseShape, 'exits'> {
  const exits = [...new Set(ids)].flatMap((id) => (id === undefined ? [] : [{ id, title: titleOf(id) ?? id }]));
  return exits.length === 0 ? {} : { exits };
}

function toStage({ id, title, units, elective }: AnyStage, toId: (id: string) => string): ReleaseShape['stages'][number] {
  const shape = (unit: Pick<Unit, 'id' | 'required'> & { replaces?: readonly string[] | undefined }): ShapeUnit => {
    const own = toId(unit.id);
    const replaces = [...new Set((unit.replaces ?? []).map(toId))].filter((old) => old !== own);
    return { id: own, required: unit.required, ...(replaces.length > 0 ? { replaces } : {}) };
  };
  return {
    id,
    title,
    units: units.map(shape),
    ...(elective ? { elective: { choose: elective.choose, of: elective.of.map(shape) } } : {}),
  };
}

/** What `retired.yml` maps holds in every release that no longer has the retired unit. */
function addRetired(releases: readonly ReleaseShape[], { units: retired }: RetiredFile, toId: (id: string) => string): ReleaseShape[] {
  const successors = new Map<string, string[]>();
  for (const [old, { replacedBy }] of Object.entries(retired)) {
    for (const id of replacedBy) successors.set(toId(id), [...(successors.get(toId(id)) ?? []), toId(old)]);
  }
  return releases.map((release) => {
    const all = release.stages.flatMap(({ units, elective }) => [...units, ...(elective?.of ?? [])]);
    const present = new Set(all.map(({ id }) => id));
    const complete = (unit: ShapeUnit): ShapeUnit => {
      const more = (successors.get(unit.id) ?? []).filter((old) => !present.has(old));
      const replaces = [...new Set([...(unit.replaces ?? []), ...more])];
      return replaces.length === 0 ? unit : { ...unit, replaces };
    };
    return {
      ...release,
      stages: release.stages.map(({ elective, ...stage }) => ({
        ...stage,
        units: stage.units.map(complete),
        ...(elective ? { elective: { ...elective, of: elective.of.map(complete) } } : {}),
      })),
    };
  });
}

interface FactsInput extends ReleaseIndexInput {
  found: ReadonlyMap<string, Page>;
  toId(id: string): string;
}

function toFacts({ releases, stages }: Pathway, input: FactsInput): Record<string, UnitFacts> {
  const facts = new Map<string, UnitFacts>();
  for (const { lock } of releases)
    for (const stage of lock.stages) collect(withTitlesThen(stage, lock, input.retired), (id) => locked(lock, id));
  if (releases.length === 0) for (const stage of stages) collect(stage, (id) => working(stage, id));
  for (const { lock } of releases) for (const id of Object.keys(lock.units)) addRevision(facts.get(input.toId(id)), lock, id, input);
  return Object.fromEntries(facts);

  function collect(stage: AnyStage, read: (id: string) => Pick<UnitFacts, 'minutes' | 'url'>): void {
    for (const { id, title } of [...stage.units, ...(stage.elective?.of ?? [])]) {
      const page = input.found.get(id);
      const own = input.toId(id);
      const known = facts.get(own);
      const former = [...new Set([...(known?.former ?? []), ...(page?.formerIds ?? []), id])].filter((old) => old !== own);
      facts.set(own, {
        title: page?.title ?? title,
        ...(page ? pageFacts(page) : read(id)),
        ...(former.length > 0 ? { former } : {}),
        revisions: known?.revisions ?? [],
      });
    }
  }

  function pageFacts(page: Page): Pick<UnitFacts, 'minutes' | 'url' | 'now'> {
    const now = input.revisionOf(page);
    return { url: input.urlOf(page), minutes: page.minutes, ...(now === undefined ? {} : { now }) };
  }
}

/** A stage with titles that may be told: those of retracted texts are left out. */
function withTitlesThen(stage: LockedStage, lock: Lock, { retracted }: RetiredFile): AnyStage {
  const toTold = (unit: LockedStage['units'][number]) => ({ ...unit, title: titleThen(unit, lock, retracted) });
  const { elective, units } = stage;
  return { ...stage, units: units.map(toTold), elective: elective && { ...elective, of: elective.of.map(toTold) } };
}

/** What a lock says of a unit that is no page now. */
function locked({ units }: Lock, id: string): Pick<UnitFacts, 'minutes' | 'url'> {
  const unit = units[id];
  if (!unit) return { minutes: { read: 0, do: 0 } };
  return 'external' in unit ? { url: unit.external, minutes: { read: unit.minutes ?? 0, do: 0 } } : { minutes: unit.minutes };
}

function working({ units, elective }: Stage, id: string): Pick<UnitFacts, 'minutes' | 'url'> {
  const unit = [...units, ...(elective?.of ?? [])].find((candidate) => candidate.id === id);
  return { minutes: unit?.minutes ?? { read: 0, do: 0 }, ...(unit?.external ? { url: unit.external.url } : {}) };
}

/** Adds a release's text of a unit, where it isn't the one of the release before. */
function addRevision(facts: UnitFacts | undefined, lock: Lock, id: string, { toRevision, toId }: FactsInput): void {
  const unit = lock.units[id];
  if (!facts || !unit || 'external' in unit) return;
  const fp = toRevision(unit.fingerprint);
  if (facts.revisions.at(-1)?.fp === fp) return;
  const own = toId(id);
  const impact = facts.revisions.length === 0 ? 'none' : impactOfNotes(lock.notes.units.filter((note) => toId(note.unit) === own));
  facts.revisions.push({ fp, version: lock.version, impact });
}

/** The greatest impact that notes of a changed unit tell. Without a note nothing that counts has changed. */
function impactOfNotes(notes: readonly UnitNote[]): Impact {
  const order: readonly Impact[] = ['none', 'review', 'redo'];
  const told = notes.map((note) => order.indexOf(note.impact));
  return order[Math.max(0, ...told)] ?? 'none';
}

/** Last day on which a version is supported: of the ranges that hold it the narrowest says so. */
export function supportedUntil(version: string, supported: PathwayFile['supported']): string | undefined {
  const numbers = version.split('.');
  const narrowness = ({ range }: { range: string }): number => range.split('.').filter((part) => part !== 'x').length;
  const holding = supported.filter(({ range }) => range.split('.').every((part, at) => part === 'x' || part === numbers[at]));
  return holding.sort((a, b) => narrowness(b) - narrowness(a))[0]?.until;
}
