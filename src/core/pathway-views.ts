import type { ContentsItem } from './portal.ts';
import type { ReaderState } from './freshness/reader-state.ts';
import type { Day } from './interval.ts';
import type { Contact } from './owners/owners-config.ts';
import type { DiffBlock } from './pathways/diff-texts.ts';
import type { ChangeClass, Impact } from './pathways/fingerprint.ts';
import type { UnitNote } from './pathways/lock.ts';
import type { Level, PageKind } from './source.ts';

/** What the site shows of pathways, skills and roles: plain views, with addresses already made. */

/** Everything that the site shows of them. */
export interface CurriculumViews {
  /** By title. */
  pathways: PathwaySummary[];
  /** Empty without a framework of competencies. */
  skills: SkillView[];
  roles: RoleView[];
  /** Pages that show a unit's text as it was. */
  earlierTexts: EarlierTextPlace[];
  /** Files that such pages show and that are no longer what they were. */
  earlierAssets: EarlierAsset[];
  /** A pathway as it is current. Throws for an id that no pathway has. */
  readPathway(id: string): PathwayView;
  /** A pathway as an earlier release has it. */
  readRelease(id: string, version: string): PathwayView;
  /** What each release brought, newest first. */
  readChanges(id: string): ReleaseChanges[];
  readEarlierText(address: string): Promise<EarlierTextView>;
}

/** A pathway in lists. */
export interface PathwaySummary {
  id: string;
  url: string;
  title: string;
  summary: string | undefined;
  roles: RoleLink[];
  level: Level | undefined;
  owners: PathwayOwner[];
  /** Skills that it leads to. */
  outcomes: SkillLink[];
  /** Of required units and of as many options as have to be chosen, the shortest. */
  minutes: number;
  unitCount: number;
  /** Undefined while there is no release. */
  version: string | undefined;
  date: Day | undefined;
  freshness: { state: ReaderState; text: string } | undefined;
}

/** A role, by its title where the framework knows it. */
export interface RoleLink {
  id: string;
  title: string;
  url: string | undefined;
}

/** Who answers for a pathway. */
export interface PathwayOwner {
  owner: string;
  name: string;
  /** List of what belongs to it, where it owns a page. */
  url: string | undefined;
  contact: Contact | undefined;
}

/** A skill at a level, by its title where the framework knows it. */
export interface SkillLink {
  id: string;
  title: string;
  url: string | undefined;
  level: number;
  levelName: string | undefined;
}

/** A pathway as shown. */
export interface PathwayView extends PathwaySummary {
  entry: SkillLink[];
  /** What its units teach, as their pages say now. */
  gained: SkillLink[];
  stages: StageView[];
  exit: AssessmentView | undefined;
  prerequisites: Prerequisites;
  /** Newest first. */
  releases: ReleaseEntry[];
  /** What the working state has beyond the current release; undefined where it is the same, or nothing was released. */
  next: NextView | undefined;
  changesUrl: string;
  feedUrl: string;
  canonical: string | undefined;
  /** Of an earlier release: whether the texts of its units are shown as they were. */
  earlier: { show: 'text' | 'structure' } | undefined;
}

/** A stage with its units. */
export interface StageView {
  id: string;
  /** Id of its heading. */
  anchor: string;
  title: string;
  summary: string | undefined;
  level: Level | undefined;
  minutes: number;
  units: UnitView[];
  elective: { choose: number; of: UnitView[] } | undefined;
  exit: AssessmentView | undefined;
}

/** Which text the link of a unit leads to. */
export type UnitTarget =
  | 'page'
  /** The text as it was in the release. */
  | 'earlier'
  /** The file as it was, on the repository's host. */
  | 'host'
  | 'external'
  | 'none';

/** A unit in a stage. */
export interface UnitView {
  id: string;
  /** Id of its entry. */
  anchor: string;
  title: string;
  url: string | undefined;
  target: UnitTarget;
  /** Why an earlier text isn't shown. */
  withheld: string | undefined;
  required: boolean;
  kind: PageKind | undefined;
  minutes: { read: number; do: number };
  state: ReaderState | undefined;
  external: { host: string; provider: string | undefined } | undefined;
}

/** A practical assessment: what to show, how it is judged, and how to hand it in. */
export interface AssessmentView {
  id: string;
  title: string;
  task: string | undefined;
  skills: SkillLink[];
  criteria: { id: string; text: string; levels: { name: string; text: string }[] }[];
  reviewers: PathwayOwner[];
  /** How to begin; undefined where the assessment is no more. */
  handIn: { command: string; folder: string } | undefined;
}

/** What has to come before what, as numbers of units in reading order. */
export interface Prerequisites {
  /** Units that need something, each with what it needs, in reading order. */
  list: { unit: UnitView; number: number; after: { unit: UnitView; number: number }[]; skills: SkillLink[] }[];
  /** Undefined where there is nothing to draw, or too much. */
  graph: PrerequisiteDrawing | undefined;
}

/** The same as a drawing: rows from what needs nothing to what needs most. */
export interface PrerequisiteDrawing {
  width: number;
  height: number;
  nodes: { number: number; title: string; anchor: string; x: number; y: number }[];
  /** Paths as SVG writes them. */
  edges: string[];
}

/** A release in lists. */
export interface ReleaseEntry {
  version: string;
  date: Day;
  url: string;
  current: boolean;
  /** Last day of support, where the pathway says so. */
  supportedUntil: Day | undefined;
  supported: boolean;
}

/** What comes with the next release. */
export interface NextView {
  /** Version that it would have. */
  version: string;
  added: { title: string; url: string | undefined }[];
  changed: { title: string; url: string | undefined }[];
  removed: string[];
  /** Other differences in sentences: order, stages, exits. */
  other: string[];
}

/** What a release brought. */
export interface ReleaseChanges {
  version: string;
  date: Day;
  url: string;
  /** Sanitised HTML of the notes. */
  summary: string;
  units: UnitChange[];
  other: string[];
  /** Whether differences of texts belong to it. */
  hasDiffs: boolean;
  /** Where they stand. */
  diffUrl: string;
}

/** What became of a unit. */
export interface UnitChange {
  unit: string;
  anchor: string;
  title: string;
  url: string | undefined;
  change: UnitNote['change'];
  class: ChangeClass | undefined;
  impact: Impact;
  reason: string | undefined;
  text: string;
  /** Undefined where a text may not be shown or isn't in the clone. Made when asked: comparing takes a while. */
  diff: (() => DiffBlock[]) | undefined;
}

/** Where a text as it was stands. */
export interface EarlierTextPlace {
  /** Path below the base, with trailing slash, decoded. */
  address: string;
}

/** An image of an earlier text. */
export interface EarlierAsset {
  blob: string;
  /** Path below the base. */
  address: string;
}

/** A unit's text as it was in one or more releases. */
export interface EarlierTextView {
  unit: string;
  title: string;
  heading: string;
  headingId: string;
  html: string;
  contents: ContentsItem[];
  kind: PageKind | undefined;
  scripts: string[];
  lang: string;
  pathway: { id: string; title: string; url: string };
  /** Releases that have this text, oldest first. */
  versions: { version: string; url: string }[];
  /** The page today; undefined where it is gone. */
  now: { url: string; title: string } | undefined;
  canonical: string | undefined;
  /** The file as it was, on the host. */
  sourceUrl: string | undefined;
}

/** A pathway that a page is a unit of. */
export interface PathwayContext {
  pathway: string;
  title: string;
  url: string;
  version: string | undefined;
  /** Place among all units, from 1. */
  place: number;
  total: number;
  stage: { title: string; url: string };
  required: boolean;
  previous: { title: string; url: string } | undefined;
  next: { title: string; url: string } | undefined;
}

/** A page or pathway that is named. */
export interface NamedLink {
  title: string;
  url: string;
}

/** A skill of the framework. */
export interface SkillView {
  id: string;
  title: string;
  summary: string | undefined;
  url: string;
  halfLife: string | undefined;
  levels: { level: number; name: string | undefined; criteria: string[]; examples: string[]; taughtBy: NamedLink[] }[];
  /** Pathways that lead there, with the level. */
  pathways: (NamedLink & { level: number })[];
  /** Roles that expect it, with the level. */
  roles: (NamedLink & { level: number })[];
  alignment: { framework: string; code: string; level: string | undefined; url: string | undefined }[];
}

/** A role of the framework. */
export interface RoleView {
  id: string;
  title: string;
  summary: string | undefined;
  url: string;
  expects: (SkillLink & { pathways: NamedLink[] })[];
  pathways: PathwaySummary[];
}
