import { listUnits } from './list-units.ts';
import type { SkillLevel } from './pathway-file.ts';
import type { Pathway, Unit } from './pathway.ts';

/**
 * What units of a pathway need of one another, from the skills that pages require and teach. Prerequisites are advice: nothing is locked.
 * Everything here takes time in proportion to what is written.
 */
export interface PrerequisiteGraph {
  /**
   * Ids of the units before this one that teach what it requires, in reading order. One that every learner does suffices for a skill;
   * where only optional units and options teach it, those are named, ten at most.
   */
  unitsBefore(id: string): string[];
  /** What a unit requires and neither the entry brings nor any other unit teaches. */
  missing(id: string): SkillLevel[];
  /** Requirements that only later units meet, in reading order. */
  late: Need[];
  /** Units that nobody can start, since each needs the next one, and the last the first. The earliest in the pathway comes first. */
  circles: Need[][];
  /** Whether somebody who went through the pathway can have a skill at a level: the entry brings it, or a unit teaches it. */
  brings(wanted: SkillLevel): boolean;
}

/** A unit requires a skill at a level that another one teaches. */
export interface Need {
  unit: Unit;
  required: SkillLevel;
  from: Unit;
}

/** Options that are named for one skill. */
const mostOptions = 10;

/** A unit with what it needs, once each. */
interface Node {
  unit: Unit;
  at: number;
  /** Whether every learner does it. */
  isCertain: boolean;
  needs: Requirement[];
  /** Needs that nothing meets yet. */
  pending: number;
}

/** A skill at a level that some unit requires. */
interface Requirement {
  wanted: SkillLevel;
  /** Units that lead there from below, in reading order: they teach it and don't require it themselves. */
  sources: Node[];
  firstCertain: Node | undefined;
  waiting: Node[];
  isMet: boolean;
}

/** Builds the graph of a pathway. */
export function buildPrerequisites(pathway: Pick<Pathway, 'entry' | 'stages'>): PrerequisiteGraph {
  const entry = highest(pathway.entry);
  const requirements = new Requirements();
  const nodes = buildNodes(pathway, requirements);
  for (const node of nodes) requirements.addSource(node);
  const taught = highest([...pathway.entry, ...nodes.flatMap(({ unit }) => teachesOf(unit))]);
  const isBrought = ({ wanted: { skill, level } }: Requirement): boolean => (entry.get(skill) ?? -1) >= level;
  const isMissing = (need: Requirement): boolean => !isBrought(need) && need.sources.length === 0;
  const stuck = findStuck(nodes, requirements.all(), (need) => isBrought(need) || need.sources.length === 0);
  const byId = new Map(nodes.map((node) => [node.unit.id, node]));
  return {
    unitsBefore(id) {
      const node = byId.get(id);
      const before = (node?.needs ?? []).filter((need) => !isBrought(need)).flatMap((need) => sourcesBefore(need, node?.at ?? 0));
      return [...new Set(before)].sort((a, b) => a.at - b.at).map(({ unit }) => unit.id);
    },
    missing: (id) => (byId.get(id)?.needs ?? []).filter(isMissing).map(({ wanted }) => wanted),
    late: nodes
      .filter((node) => !stuck.has(node))
      .flatMap((node) => node.needs.filter((need) => !isBrought(need)).flatMap((need) => findLate(node, need))),
    circles: findCircles(nodes, stuck),
    brings: ({ skill, level }) => (taught.get(skill) ?? -1) >= level,
  };
}

function buildNodes(pathway: Pick<Pathway, 'stages'>, requirements: Requirements): Node[] {
  const options = new Set(pathway.stages.flatMap(({ elective }) => elective?.of ?? []));
  return listUnits(pathway).map((unit, at) => {
    const node: Node = { unit, at, isCertain: unit.required && !options.has(unit), needs: [], pending: 0 };
    node.needs = requirements.of(unit.page?.meta.requires ?? []);
    node.pending = node.needs.length;
    for (const need of node.needs) need.waiting.push(node);
    return node;
  });
}

function teachesOf({ page }: Unit): SkillLevel[] {
  return page?.meta.teaches ?? [];
}

/** The highest level of each skill. */
function highest(levels: readonly SkillLevel[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { skill, level } of levels) found.set(skill, Math.max(level, found.get(skill) ?? 0));
  return found;
}

/** Requirements by skill and level, each once. */
class Requirements {
  readonly #bySkill = new Map<string, Map<number, Requirement>>();

  of(wanted: readonly SkillLevel[]): Requirement[] {
    return [...new Set(wanted.map((one) => this.#find(one)))];
  }

  all(): Requirement[] {
    return [...this.#bySkill.values()].flatMap((byLevel) => [...byLevel.values()]);
  }

  /** Who needs a level to begin with can't be the one who leads there. Nodes come in reading order. */
  addSource(node: Node): void {
    const own = highest(node.unit.page?.meta.requires ?? []);
    for (const [skill, level] of highest(teachesOf(node.unit))) {
      for (const requirement of this.#bySkill.get(skill)?.values() ?? []) {
        if (requirement.wanted.level > level || requirement.wanted.level <= (own.get(skill) ?? -1)) continue;
        requirement.sources.push(node);
        if (node.isCertain) requirement.firstCertain ??= node;
      }
    }
  }

  #find({ skill, level }: SkillLevel): Requirement {
    const byLevel = this.#bySkill.get(skill) ?? new Map<number, Requirement>();
    this.#bySkill.set(skill, byLevel);
    const found = byLevel.get(level) ?? {
      wanted: { skill, level },
      sources: [],
      firstCertain: undefined,
      waiting: [],
      isMet: false,
    };
    byLevel.set(level, found);
    return found;
  }
}

function sourcesBefore({ sources, firstCertain }: Requirement, at: number): Node[] {
  if (firstCertain && firstCertain.at < at) return [firstCertain];
  return sources.slice(0, mostOptions).filter((source) => source.at < at);
}

function findLate({ unit, at }: Node, { wanted, sources: [first] }: Requirement): Need[] {
  return first && first.at > at ? [{ unit, required: wanted, from: first.unit }] : [];
}

/** Units that stay unlearned when everybody learns what they can, again and again: every way to them leads through themselves. */
function findStuck(nodes: readonly Node[], requirements: readonly Requirement[], isFree: (need: Requirement) => boolean): Set<Node> {
  const stuck = new Set(nodes);
  const teaching = new Map<Node, Requirement[]>();
  for (const need of requirements) {
    for (const source of need.sources) {
      const taught = teaching.get(source) ?? [];
      taught.push(need);
      teaching.set(source, taught);
    }
  }
  const ready = nodes.filter(({ pending }) => pending === 0);
  const meet = (need: Requirement): void => {
    if (need.isMet) return;
    need.isMet = true;
    for (const node of need.waiting) if (--node.pending === 0) ready.push(node);
  };
  for (const need of requirements) if (isFree(need)) meet(need);
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    stuck.delete(node);
    for (const need of teaching.get(node) ?? []) meet(need);
  }
  return stuck;
}

/** Each stuck unit needs a stuck one; who follows that runs into a circle. */
function findCircles(nodes: readonly Node[], stuck: ReadonlySet<Node>): Need[][] {
  const circles: Need[][] = [];
  const seen = new Map<Node, Node>();
  for (const start of nodes.filter((node) => stuck.has(node))) {
    const walk: { node: Node; need: Need }[] = [];
    let node: Node | undefined = start;
    while (node && !seen.has(node)) {
      seen.set(node, start);
      const need: Requirement | undefined = node.needs.find(({ isMet }) => !isMet);
      const from: Node | undefined = need?.sources[0];
      if (!need || !from) break;
      walk.push({ node, need: { unit: node.unit, required: need.wanted, from: from.unit } });
      node = from;
    }
    if (!node || seen.get(node) !== start) continue;
    const first = walk.findIndex((step) => step.node === node);
    if (first >= 0) circles.push(fromEarliest(walk.slice(first)));
  }
  return circles;
}

function fromEarliest(circle: { node: Node; need: Need }[]): Need[] {
  const earliest = circle.reduce((best, { node }, at) => (node.at < (circle[best]?.node.at ?? Infinity) ? at : best), 0);
  return [...circle.slice(earliest), ...circle.slice(0, earliest)].map(({ need }) => need);
}
