import type { Config } from '../src/core/config.ts';
import type { Lock } from '../src/core/pathways/lock.ts';
import { pathwayFileName } from '../src/core/pathways/pathway-file.ts';
import type { Pathway } from '../src/core/pathways/pathway.ts';
import { titleFromPath } from '../src/core/page-id.ts';
import { suggest } from '../src/core/suggest.ts';
import { UserError } from '../src/core/user-error.ts';
import { didYouMean, listQuoted, quote } from '../src/core/wording.ts';
import { createTextFile } from '../src/node/edit-file.ts';
import type { LoadedCatalog } from '../src/node/load-catalog.ts';
import { writeEvidence, writePathway, writeSkill } from './curriculum-templates.ts';

/** What `waymark new` starts beside pages. */
export const curriculumKinds = ['pathway', 'skill', 'evidence'] as const;

/** One of {@link curriculumKinds}. */
export type CurriculumKind = (typeof curriculumKinds)[number];

/** What is asked for. */
export interface NewFile {
  name: string;
  title: string | undefined;
  /** Whose evidence it is. */
  person: () => Promise<string>;
  /** UTC day. */
  today: string;
}

/** Writes a file that doesn't exist yet and gives its path. Throws a `UserError` when something of that id is there already. */
export async function startCurriculumFile(kind: CurriculumKind, loaded: LoadedCatalog, wanted: NewFile): Promise<string> {
  const { path, text } = await { pathway: planPathway, skill: planSkill, evidence: planEvidence }[kind](loaded, wanted);
  await createTextFile(loaded.root, path, text);
  return path;
}

interface Plan {
  path: string;
  text: string;
}

function planPathway({ catalog, tree }: LoadedCatalog, { name, title }: NewFile): Promise<Plan> {
  const id = toId(name);
  const folder = tree.folders.pathways ?? usualFolder('pathways', catalog);
  return Promise.resolve({ path: `${folder}/${id}/${pathwayFileName}`, text: writePathway(id, title ?? toTitle(name)) });
}

function planSkill({ catalog, tree }: LoadedCatalog, { name, title }: NewFile): Promise<Plan> {
  const id = toId(name);
  const known = catalog.curriculum.framework.skill(id);
  if (known) throw new UserError(`The skill ${quote(id)} is in ${quote(known.path)} already.`);
  const folder = tree.folders.skills ?? usualFolder('skills', catalog);
  return Promise.resolve({ path: `${folder}/${id}.yml`, text: writeSkill(id, title ?? toTitle(name)) });
}

/** Where pathways or skills go that are the first: beside the sources, where those lie in `content`. */
export function usualFolder(
  name: keyof Pick<Config, 'pathways' | 'skills'>,
  { sources }: Pick<LoadedCatalog['catalog'], 'sources'>,
): string {
  return sources.some(({ path }) => path.startsWith('content/')) ? `content/${name}` : name;
}

async function planEvidence({ catalog, tree, owners }: LoadedCatalog, { name, title, person, today }: NewFile): Promise<Plan> {
  const { pathway, lock, assessment } = findAssessment(catalog.curriculum.pathways, name);
  const subject = await person();
  const described = pathway.assessments[assessment];
  const owner = pathway.owner === undefined ? owners.ownershipOf(pathway.path).owners : [pathway.owner];
  const reviewers = described !== undefined && described.reviewers.length > 0 ? described.reviewers : owner;
  const { title: released = assessment, criteria = {} } = lock.assessments[assessment] ?? {};
  const text = writeEvidence(
    {
      subject,
      pathway: `${pathway.id}@${lock.version}`,
      assessment,
      skills: described?.skills ?? [],
      links: [],
      rubric: Object.keys(criteria).map((criterion) => ({ criterion })),
      reviewers,
    },
    { title: title ?? released, task: described?.task },
  );
  const folder = toFolder(subject);
  return { path: `${tree.folders.evidence ?? 'evidence'}/${folder}/${today}-${assessment}.md`, text };
}

interface Released {
  pathway: Pathway;
  lock: Lock;
  assessment: string;
}

/** The assessment of that name, or the only one, or the exit, of the pathway of that name, in its latest release. */
function findAssessment(pathways: readonly Pathway[], name: string): Released {
  const latest = pathways.flatMap((pathway): Released[] => {
    const lock = pathway.releases.at(-1)?.lock;
    return lock ? Object.keys(lock.assessments).map((assessment) => ({ pathway, lock, assessment })) : [];
  });
  const named = latest.filter(({ pathway, assessment }) => assessment === name || `${pathway.id}/${assessment}` === name);
  const ofPathway = latest.filter(({ pathway }) => pathway.id === name);
  const exit = ofPathway.filter(({ lock, assessment }) => lock.exit === assessment);
  for (const found of [named, exit, ofPathway]) if (found.length === 1 && found[0]) return found[0];
  throw explainMissing(name, { pathways, named: named.length > 0 ? named : ofPathway, latest });
}

function explainMissing(
  name: string,
  { pathways, named, latest }: { pathways: readonly Pathway[]; named: Released[]; latest: Released[] },
): UserError {
  const spell = ({ pathway, assessment }: Released): string => `${pathway.id}/${assessment}`;
  if (named.length > 1)
    return new UserError(`${quote(name)} has several assessments.`, { hint: `Name one: ${listQuoted(named.map(spell))}.` });
  const pathway = pathways.find(({ id }) => id === name);
  if (pathway?.releases.length === 0) {
    return new UserError(`The pathway ${quote(name)} has no release yet, and evidence is for a release.`);
  }
  if (pathway) return new UserError(`The latest release of ${quote(name)} has no assessment.`);
  const known = [...latest.map(({ assessment }) => assessment), ...latest.map(({ pathway: { id } }) => id)];
  const all =
    latest.length === 0
      ? 'No pathway has a release with an assessment.'
      : `There are ${listQuoted([...new Set(latest.map(spell))], 'and')}.`;
  return new UserError(`There is no assessment or pathway ${quote(name)}.`, { hint: didYouMean(suggest(name, new Set(known))) ?? all });
}

/** An id as the schemas want it. Throws a `UserError` for a name that gives none. */
function toId(name: string): string {
  const id = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (id !== '' && !name.includes('/')) return id;
  throw new UserError(`${quote(name)} is no name for this.`, {
    hint: 'Write a title, or an id of lower-case letters, digits and hyphens.',
  });
}

function toTitle(name: string): string {
  return /\s/.test(name) ? name.trim() : titleFromPath(name, { asIndex: false });
}

/** The folder of a person. Throws a `UserError` for a name that can't be one. */
function toFolder(person: string): string {
  const folder = person.replace(/^@/, '');
  if (/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_.-]*$/u.test(folder)) return folder;
  throw new UserError(`${quote(person)} can’t be the name of a folder.`, { hint: 'Name a person such as `ada` with `--by`.' });
}
