import type { Finding } from '../diagnostic.ts';
import { didYouMean, quote } from '../wording.ts';
import { locateUnit } from './locate-unit.ts';
import type { ParsedFile } from './parse-yaml-file.ts';
import type { PathwayFile } from './pathway-file.ts';
import type { Pathway, Release, Stage, Unit } from './pathway.ts';
import type { UnitPages } from './unit-pages.ts';
import { unitKey } from './unit-address.ts';

type WrittenStage = PathwayFile['stages'][number];
type WrittenUnit = WrittenStage['units'][number];

/** What a pathway is built with. */
export interface PathwayInput {
  /** Name of its folder, which is its id. */
  folder: string;
  releases: Release[];
  pages: UnitPages;
}

/**
 * Resolves the units of a pathway. What can't be a unit (no such page, a second time the same) is a finding and left out. Where file and
 * folder give different ids, the folder's holds: no two pathways can have the same.
 */
export function buildPathway(
  { path, locate }: Pick<ParsedFile<PathwayFile>, 'path' | 'locate'>,
  file: PathwayFile,
  input: PathwayInput,
): { pathway: Pathway; findings: Finding[] } {
  const builder = new UnitBuilder({ path, locate }, input.pages);
  const stages = file.stages.map((stage, at) => buildStage(stage, ['stages', at], builder));
  const findings = [...checkId(file, input.folder, { path, locate }), ...findDuplicateStages(file, { path, locate }), ...builder.findings];
  const { title, summary, roles, level, owner, entry, outcomes, exit, assessments } = file;
  const plain = { title, summary, roles, level, owner, entry, outcomes, exit: exit?.evidence, assessments };
  return { pathway: { id: input.folder, path, ...plain, stages, file, locate, releases: input.releases }, findings };
}

type Place = Pick<ParsedFile<PathwayFile>, 'path' | 'locate'>;

function checkId({ id }: PathwayFile, folder: string, { path, locate }: Place): Finding[] {
  if (id === folder) return [];
  return [
    {
      rule: 'pathway/id-mismatch',
      message: `The id ${quote(id)} is not the name of the folder, ${quote(folder)}.`,
      hint: `Write ${quote(`id: ${folder}`)}, or rename the folder back when the pathway has been published as ${quote(id)}.`,
      file: path,
      range: locate(['id']),
      actual: id,
      expected: [folder],
    },
  ];
}

function findDuplicateStages({ stages }: PathwayFile, { path, locate }: Place): Finding[] {
  const first = new Map<string, number>();
  return stages.flatMap(({ id }, at): Finding[] => {
    const other = first.get(id);
    if (other === undefined) {
      first.set(id, at);
      return [];
    }
    const line = locate(['stages', other, 'id'])?.start.line ?? 1;
    const range = locate(['stages', at, 'id']);
    const message = `Another stage, on line ${line}, has the id ${quote(id)} already.`;
    return [{ rule: 'pathway/duplicate-stage', message, hint: 'Give each stage an id of its own.', file: path, range, actual: id }];
  });
}

function buildStage(stage: WrittenStage, at: PropertyKey[], builder: UnitBuilder): Stage {
  const { id, title, summary, level, exit, elective } = stage;
  const units = stage.units.flatMap((unit, index) => builder.build(unit, [...at, 'units', index]));
  const of = (elective?.of ?? []).flatMap((option, index) =>
    builder.build(typeof option === 'string' ? { unit: option, required: true } : option, [...at, 'elective', 'of', index]),
  );
  return { id, title, summary, level, units, elective: elective && { choose: elective.choose, of }, exit: exit?.evidence };
}

/** Makes units and remembers where each was first. */
class UnitBuilder {
  readonly findings: Finding[] = [];
  readonly #place: Place;
  readonly #pages: UnitPages;
  readonly #first = new Map<string, PropertyKey[]>();

  constructor(place: Place, pages: UnitPages) {
    this.#place = place;
    this.#pages = pages;
  }

  build(written: WrittenUnit, at: PropertyKey[]): Unit[] {
    const unit = 'unit' in written ? this.#buildPage(written, at) : this.#buildExternal(written, at);
    if (!unit) return [];
    const first = this.#first.get(unitKey(unit.id));
    if (first) {
      const line = this.#locate(first)?.start.line ?? 1;
      this.#report(at, {
        rule: 'pathway/duplicate-unit',
        message: `The unit ${quote(unit.id)} is in the pathway already, on line ${line}.`,
        hint: 'A unit has one place in a pathway: remove one of them.',
        actual: unit.id,
      });
      return [];
    }
    this.#first.set(unitKey(unit.id), at);
    return [unit];
  }

  #buildPage({ unit: reference, required, replaces = [] }: Extract<WrittenUnit, { unit: string }>, at: PropertyKey[]): Unit | undefined {
    const page = this.#pages.find(reference);
    if (page) {
      const { id, title, minutes } = page;
      return { id, title, required, replaces, minutes, page, external: undefined, at };
    }
    const expected = this.#pages.suggest(reference);
    this.#report(at, {
      rule: 'pathway/unknown-unit',
      message: `No page has the id or path ${quote(reference)}.`,
      hint: didYouMean(expected) ?? 'Write the id of a page or its path below the root; `waymark pages` lists them.',
      actual: reference,
      expected,
    });
    return undefined;
  }

  #buildExternal(written: Extract<WrittenUnit, { external: string }>, at: PropertyKey[]): Unit | undefined {
    const { external: url, id = url, title, minutes = 0, provider, required, replaces = [] } = written;
    const page = this.#pages.page(id);
    if (!page)
      return { id, title, required, replaces, minutes: { read: minutes, do: 0 }, page: undefined, external: { url, provider }, at };
    this.#report(at, {
      rule: 'pathway/duplicate-unit',
      message: `The page ${quote(page.path)} has the id ${quote(id)} already.`,
      hint: 'Give the external unit another id, or name the page as the unit.',
      actual: id,
    });
    return undefined;
  }

  #report(at: PropertyKey[], finding: Omit<Finding, 'file' | 'range'>): void {
    this.findings.push({ ...finding, file: this.#place.path, range: this.#locate(at) });
  }

  #locate(at: PropertyKey[]): Finding['range'] {
    return locateUnit(this.#place, at);
  }
}
