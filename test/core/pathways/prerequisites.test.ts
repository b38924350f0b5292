import { describe, expect, it } from 'vitest';
import type { Pathway } from '../../../src/core/pathways/pathway.ts';
import { buildPrerequisites, type Need, type PrerequisiteGraph } from '../../../src/core/pathways/prerequisites.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';

/** A unit as `teaches < requires`, skills with their levels: `git1 < shell1 make2`. Options of an elective stand in a list. */
type Units = Record<string, string>;

interface Rest {
  options?: Units;
  entry?: string;
}

function graphOf(units: Units, rest: Rest = {}): PrerequisiteGraph {
  return buildPrerequisites(pathwayOf(units, rest));
}

function pathwayOf(units: Units, { options = {}, entry = '' }: Rest): Pathway {
  const pages = Object.entries({ ...units, ...options }).map(([name, text]): [string, string] => {
    const [teaches = '', requires = ''] = text.split('<');
    return [`docs/${name}.md`, `---\nid: ${name}\nteaches: ${levels(teaches)}\nrequires: ${levels(requires)}\n---\n\n# ${name}\n`];
  });
  const elective = Object.keys(options).length === 0 ? '' : `    elective: { choose: 1, of: [${Object.keys(options).join(', ')}] }\n`;
  const list = Object.keys(units).map((name) => `{ unit: ${name} }`);
  const text = `id: p\ntitle: P\nentry: ${levels(entry)}\nstages:\n  - id: s\n    title: S\n    units: [${list.join(', ')}]\n${elective}`;
  const catalog = catalogOf({ ...Object.fromEntries(pages), 'pathways/p/pathway.yml': text });
  const [pathway] = catalog.curriculum.pathways;
  if (!pathway) throw new Error(JSON.stringify(catalog.findings));
  return pathway;
}

function levels(text: string): string {
  const list = text.trim().split(/\s+/).filter(Boolean);
  return `[${list.map((one) => `{ skill: ${one.slice(0, -1)}, level: ${one.slice(-1)} }`).join(', ')}]`;
}

const show = ({ unit, required, from }: Need): string => `${unit.id} needs ${required.skill}${required.level} from ${from.id}`;

describe('the graph of prerequisites', () => {
  it('leads from a unit to those before it that teach what it requires', () => {
    const graph = graphOf({ shell: 'shell1', more: 'shell2', git: 'git1 < shell1', make: 'make1 < shell2 git1', end: '< make1 db1' });
    const before = ['shell', 'git', 'make', 'end'].map((id) => graph.unitsBefore(id));
    expect(before).toEqual([[], ['shell'], ['more', 'git'], ['make']]);
    expect(graph.missing('end')).toEqual([{ skill: 'db', level: 1 }]);
    expect([graph.late, graph.circles]).toEqual([[], []]);
  });

  it('asks for nothing that the entry brings along', () => {
    const graph = graphOf({ git: 'git1 < shell1 db2', shell: 'shell1' }, { entry: 'shell2 db1' });
    expect(graph.unitsBefore('git')).toEqual([]);
    expect(graph.missing('git')).toEqual([{ skill: 'db', level: 2 }]);
    expect(graph.late).toEqual([]);
  });

  it('names options only where no unit that everybody does teaches the skill', () => {
    const graph = graphOf({ shell: 'shell1' }, { options: { bash: 'shell1 bash1', zsh: 'bash1', end: '< shell1 bash1' } });
    expect(graph.unitsBefore('end')).toEqual(['shell', 'bash', 'zsh']);
  });

  it('finds what is taught too late', () => {
    const graph = graphOf({ git: 'git1 < shell1', shell: 'shell1', again: 'shell1' });
    expect(graph.late.map(show)).toEqual(['git needs shell1 from shell']);
    expect(graph.unitsBefore('git')).toEqual([]);
  });

  it.each([
    ['of two', { a: 'x1 < y1', b: 'y1 < x1' }, ['a needs y1 from b, b needs x1 from a']],
    [
      'of three, once',
      { d: '< a1', c: 'c1 < a1', a: 'a1 < b1', b: 'b1 < c1' },
      ['c needs a1 from a, a needs b1 from b, b needs c1 from c'],
    ],
    [
      'twice',
      { a: 'x1 < y1', b: 'y1 < x1', c: 'z1 < w1', d: 'w1 < z1' },
      ['a needs y1 from b, b needs x1 from a', 'c needs w1 from d, d needs z1 from c'],
    ],
    ['but not where another way leads in', { a: 'x1 < y1', b: 'y1 < x1', c: 'y1' }, []],
    ['but not where a unit builds on its own skill', { a: 'x2 < x1' }, []],
    ['but not where two raise the same skill', { a: 'x2 < x1', b: 'x3 < x1' }, []],
  ])('finds circles %s', (_, units: Units, expected) => {
    const graph = graphOf(units);
    expect(graph.circles.map((circle) => circle.map(show).join(', '))).toEqual(expected);
  });

  it('says nothing of order where a circle is', () => {
    expect(graphOf({ a: 'x1 < y1', b: 'y1 < x1' }).late).toEqual([]);
  });

  it('knows what the whole brings', () => {
    const { brings } = graphOf({ a: 'x2' }, { entry: 'y1' });
    expect([brings({ skill: 'x', level: 1 }), brings({ skill: 'x', level: 3 }), brings({ skill: 'y', level: 1 })]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('takes no longer than its text is long', () => {
    const units = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`u${at}`, `s${at}1 all1 < s${at + 1}1 all2`]));
    const pathway = pathwayOf({ ...units, last: 's30001 all9 < s01' }, {});
    const started = cpuTime();
    const graph = buildPrerequisites(pathway);
    expect(graph.circles).toHaveLength(1);
    expect(graph.circles[0]).toHaveLength(3001);
    const before = Object.keys(units).map((id) => graph.unitsBefore(id).length);
    expect(Math.max(...before)).toBe(0);
    expect(cpuTime() - started).toBeLessThan(1000);
  });
});
