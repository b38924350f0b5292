import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listUnits } from '../../src/core/pathways/list-units.ts';
import type { Pathway } from '../../src/core/pathways/pathway.ts';
import { buildPrerequisites } from '../../src/core/pathways/prerequisites.ts';
import { checkCatalog } from '../../src/node/check-catalog.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { cloneCorpus, findCorpus, type CorpusCopy } from '../helpers/corpora.ts';
import { pageOf, putInOrder, readConcepts, writeTrack, type Concept } from './exercism-track.ts';

const corpus = findCorpus('exercism-js');

describe.skipIf(corpus === undefined)('the JavaScript track of exercism as a pathway', () => {
  let copy: CorpusCopy;
  let concepts: Concept[];
  beforeAll(() => {
    copy = cloneCorpus(corpus ?? '');
    concepts = putInOrder(readConcepts(copy.root));
  });
  afterAll(() => {
    copy.remove();
  });

  /** Writes the track, perhaps changed, and loads it; with the faults of pathways and skills. */
  async function load(track: readonly Concept[]): Promise<{ pathway: Pathway; skills: string[]; faults: string[] }> {
    writeTrack(copy.root, track);
    const loaded = await loadCatalog(copy.root, { bodies: false });
    const { pathways, framework } = loaded.catalog.curriculum;
    const [pathway] = pathways;
    if (!pathway) throw new Error('There is no pathway.');
    const faults = checkCatalog(loaded).filter(({ rule }) => /^(?:config|pathway|skill)\//.test(rule));
    return { pathway, skills: framework.skills.map(({ id }) => id), faults: faults.map(({ rule, message }) => `${rule}: ${message}`) };
  }

  test('has every concept as a skill and as a unit, and every prerequisite as an edge', async () => {
    const { pathway, skills, faults } = await load(concepts);
    const units = listUnits(pathway);
    expect([skills.length, new Set(skills).size, units.length]).toEqual([37, 37, 37]);
    expect(units.map(({ page }) => page?.path)).toEqual(concepts.map(({ id }) => pageOf(id)));
    const { circles, late, unitsBefore, missing } = buildPrerequisites(pathway);
    expect([circles, late, units.flatMap(({ id }) => missing(id)), faults]).toEqual([[], [], [], []]);
    const idOf = new Map(units.map(({ id, page }) => [page?.path, id]));
    const order = units.map(({ id }) => id);
    for (const { id, prerequisites } of concepts) {
      const before = prerequisites.map((other) => idOf.get(pageOf(other)) ?? '').sort((a, b) => order.indexOf(a) - order.indexOf(b));
      expect(unitsBefore(idOf.get(pageOf(id)) ?? ''), id).toEqual(before);
    }
    expect(concepts.flatMap(({ prerequisites }) => prerequisites)).toHaveLength(110);
  });

  test('has its planted circle found and named', async () => {
    const track = concepts.map((concept) => (concept.id === 'basics' ? { ...concept, prerequisites: ['callbacks'] } : concept));
    const { faults } = await load(track);
    expect(faults).toMatchInlineSnapshot(`
      [
        "pathway/cycle: Units require each other in a circle: \`concepts/basics/about\` requires \`callbacks\` at level 1 from \`concepts/callbacks/about\`; \`concepts/callbacks/about\` requires \`functions\` at level 1 from \`concepts/functions/about\`; \`concepts/functions/about\` requires \`objects\` at level 1 from \`concepts/objects/about\`; \`concepts/objects/about\` requires \`arithmetic-operators\` at level 1 from \`concepts/arithmetic-operators/about\`; \`concepts/arithmetic-operators/about\` requires \`basics\` at level 1 from \`concepts/basics/about\`.",
      ]
    `);
  });

  test('has what its own file puts too early found', async () => {
    const { faults } = await load(readConcepts(copy.root));
    const pattern =
      /^pathway\/order: `concepts\/([^/]+)\/about` requires `(.+)` at level 1, which `concepts\/\2\/about` teaches only later\.$/;
    const late = faults.map((fault) => pattern.exec(fault)?.slice(1).join(' < ') ?? fault);
    expect(late).toMatchInlineSnapshot(`
      [
        "type-conversion < null-undefined",
        "arrow-functions < callbacks",
        "array-analysis < callbacks",
        "array-destructuring < functions",
        "array-destructuring < objects",
        "object-destructuring < functions",
        "object-destructuring < objects",
        "rest-and-spread < functions",
        "array-loops < callbacks",
        "null-undefined < objects",
        "recursion < array-transformations",
        "recursion < functions",
        "closures < functions",
        "callbacks < functions",
        "callbacks < objects",
        "promises < errors",
        "sets < classes",
        "errors < classes",
        "inheritance < classes",
      ]
    `);
  });
});
