import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';

/** What is needed of a track's `config.json` (https://exercism.org/docs/building/config.json). */
interface Track {
  concepts: { slug: string; name: string }[];
  exercises: { concept: { slug: string; name: string; concepts: string[]; prerequisites: string[] }[] };
}

/** A concept as a unit: what must be known before it. */
export interface Concept {
  id: string;
  title: string;
  prerequisites: string[];
}

/** Concepts in the order of the file, which isn't one to learn in: the site unlocks each once its prerequisites are done. */
export function readConcepts(root: string): Concept[] {
  const { concepts, exercises } = JSON.parse(readFileSync(join(root, 'config.json'), 'utf8')) as Track;
  const titles = new Map(concepts.map(({ slug, name }) => [slug, name]));
  return exercises.concept.flatMap(({ concepts: taught, prerequisites }) =>
    taught.map((id): Concept => ({ id, title: titles.get(id) ?? id, prerequisites })),
  );
}

/** The same concepts, each behind its prerequisites, else in the order of the file. */
export function putInOrder(concepts: readonly Concept[]): Concept[] {
  const ordered: Concept[] = [];
  for (let left = [...concepts]; left.length > 0;) {
    const known = new Set(ordered.map(({ id }) => id));
    const next = left.find(({ prerequisites }) => prerequisites.every((id) => known.has(id)));
    if (!next) throw new Error(`No order has ${left.map(({ id }) => id).join(', ')} behind their prerequisites.`);
    ordered.push(next);
    left = left.filter((concept) => concept !== next);
  }
  return ordered;
}

/** Path of the page about a concept. */
export function pageOf(id: string): string {
  return `concepts/${id}/about.md`;
}

/** Writes the track as a pathway: a skill for each concept, and fields in the sidecar, so that no page of it has to be touched. */
export function writeTrack(root: string, concepts: readonly Concept[]): void {
  const atOne = (skills: readonly string[]): object[] => skills.map((skill) => ({ skill, level: 1 }));
  const fields = concepts.map(({ id, prerequisites }) => [pageOf(id), { teaches: atOne([id]), requires: atOne(prerequisites) }] as const);
  const units = concepts.map(({ id }) => ({ unit: pageOf(id) }));
  const ids = concepts.map(({ id }) => id);
  write(root, 'waymark.yml', { sources: [{ id: 'concepts', path: 'concepts' }], units: 'units.yml' });
  write(root, 'units.yml', { pages: Object.fromEntries(fields) });
  write(root, 'skills/javascript.yml', { skills: concepts.map(({ id, title }) => ({ id, title, levels: [{ level: 1 }] })) });
  write(root, 'pathways/javascript/pathway.yml', {
    id: 'javascript',
    title: 'JavaScript',
    outcomes: atOne(ids),
    stages: [{ id: 'concepts', title: 'Concepts', units }],
  });
}

function write(root: string, path: string, data: object): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), stringify(data));
}
