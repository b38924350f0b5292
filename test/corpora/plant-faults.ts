import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a planted fault has to be found, and by which rule. */
export interface Planted {
  rule: string;
  file: string;
  line: number;
}

/** A kind of fault: the lines that hold it, the number of the plant in them, and which of the lines is at fault, from 0. */
interface Kind {
  rule: string;
  /** Where the lines go: below the first heading of a page, at its end, into frontmatter of its own, or into a new file of this name. */
  into: 'top' | 'end' | 'frontmatter' | ((at: number) => string);
  lines: (at: number) => string[];
  fault: number;
}

const mdx = (at: number): string => `docs/planted/page-${at}.mdx`;

/** Twenty-five kinds, as people make them: most in pages that exist, some in new ones and in the files beside them. */
const kinds: readonly Kind[] = [
  { rule: 'link/page', into: 'top', lines: (at) => [`Read [the guide](no-such-guide-${at}.md) first.`], fault: 0 },
  { rule: 'link/anchor', into: 'end', lines: (at) => ['As told above,', `see [the part](#no-such-part-${at}).`], fault: 1 },
  { rule: 'link/file', into: 'top', lines: (at) => [`Fill in [the sheet](sheets/plan-${at}.xlsx).`], fault: 0 },
  { rule: 'link/outside', into: 'end', lines: (at) => [`- [Hosts](${'../'.repeat(12)}etc/hosts-${at})`], fault: 0 },
  { rule: 'link/scheme', into: 'top', lines: (at) => [`Press [start](javascript:start(${at})).`], fault: 0 },
  { rule: 'link/empty', into: 'end', lines: (at) => [`> Ask [the team ${at}]().`], fault: 0 },
  { rule: 'link/case', into: 'top', lines: (at) => [`One, two, [number ${at}](/docs/Planted/Target.md).`], fault: 0 },
  { rule: 'asset/missing', into: 'top', lines: (at) => [`![Overview ${at}](images/overview-${at}.png)`], fault: 0 },
  { rule: 'page/unclosed-fence', into: 'end', lines: (at) => ['```sh', `echo ${at}`], fault: 0 },
  { rule: 'page/template-remnant', into: 'top', lines: (at) => [`<%= partial 'warning-${at}' %>`], fault: 0 },
  {
    rule: 'page/extra-cells',
    into: 'top',
    lines: (at) => ['| Week | Who |', '| ---- | --- |', `| ${at} | Ada | until Thursday |`],
    fault: 2,
  },
  { rule: 'frontmatter/yaml', into: 'frontmatter', lines: (at) => ['title: [Planted', `order: ${at}`], fault: 0 },
  { rule: 'frontmatter/invalid-value', into: 'frontmatter', lines: (at) => [`order: ${at}`, 'lifecycle: retired'], fault: 1 },
  { rule: 'frontmatter/duplicate-key', into: 'frontmatter', lines: (at) => [`order: ${at}`, `order: ${at + 1}`], fault: 1 },
  { rule: 'page/replaced-by', into: 'frontmatter', lines: (at) => [`replacedBy: docs/no-such-page-${at}`], fault: 0 },
  { rule: 'page/alias-clash', into: 'frontmatter', lines: () => ['aliases: [/docs/planted/target/]'], fault: 0 },
  { rule: 'freshness/covers-nothing', into: 'frontmatter', lines: (at) => ['covers:', `  - tools/none-${at}.ts`], fault: 1 },
  { rule: 'skill/unknown', into: 'frontmatter', lines: () => ['teaches:', '  - { skill: planning, level: 1 }'], fault: 1 },
  { rule: 'mdx/syntax', into: mdx, lines: (at) => [`# Page ${at}`, '', 'A {broken expression}.'], fault: 2 },
  { rule: 'mdx/unknown-component', into: mdx, lines: (at) => [`# Page ${at}`, '', '<Calout>Careful.</Calout>'], fault: 2 },
  { rule: 'mdx/undefined-name', into: mdx, lines: (at) => [`# Page ${at}`, '', '', `Version {version${at}}.`], fault: 3 },
  {
    rule: 'mdx/unresolved-import',
    into: mdx,
    lines: (at) => [`import Chart from './chart-${at}.astro';`, '', `# Page ${at}`, '', '<Chart />'],
    fault: 0,
  },
  {
    rule: 'mdx/bad-attribute',
    into: mdx,
    lines: (at) => [`# Page ${at}`, '', '<Callout type="dangerous">', '', 'Careful.', '', '</Callout>'],
    fault: 2,
  },
  {
    rule: 'pathway/unknown-unit',
    into: (at) => `pathways/way-${at}/pathway.yml`,
    lines: (at) => [
      `id: way-${at}`,
      `title: Way ${at}`,
      'stages:',
      '  - id: one',
      '    title: One',
      '    units:',
      `      - { unit: docs/nowhere-${at} }`,
    ],
    fault: 6,
  },
  { rule: 'source/encoding', into: (at) => `docs/planted/bytes-${at}.md`, lines: (at) => [`# Bytes ${at}`, '', 'Gr\xfc\xdfe'], fault: 2 },
];

/** How many kinds there are. */
export const kindCount = kinds.length;

/** Configuration of the copy: without skills and pathways, some kinds would be no faults. */
export const settings = {
  'waymark.yml': 'sources: [{ id: docs, path: docs }]\npathways: pathways\nskills: skills\n',
  'skills/skills.yml': 'skills:\n  - { id: plan, title: Plan }\n',
  'docs/planted/target.md': '# Target\n\nA page that others lead to.\n',
};

/** Plants faults of every kind, in turn, each into a page of its own, and says where each is. */
export function plantFaults(root: string, pages: readonly string[], faults: number): Planted[] {
  const left = pages.values();
  return Array.from({ length: faults }, (_, at) => {
    const kind = kinds[at % kinds.length];
    const page = left.next().value;
    if (!kind || page === undefined) throw new Error('There are too few pages.');
    return plant(root, kind, at, page);
  });
}

function plant(root: string, { rule, into, lines, fault }: Kind, at: number, page: string): Planted {
  const planted = lines(at);
  if (typeof into === 'function') {
    const file = into(at);
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${planted.join('\n')}\n`, rule === 'source/encoding' ? 'latin1' : 'utf8');
    return { rule, file, line: fault + 1 };
  }
  const text = readFileSync(join(root, page), 'utf8');
  const before = text.split('\n');
  if (into === 'end') {
    const gap = text.endsWith('\n') ? ['', ''] : ['', '', ''];
    appendFileSync(join(root, page), [...gap.slice(1), ...planted, ''].join('\n'));
    return { rule, file: page, line: before.length + gap.length - 1 + fault };
  }
  const start = into === 'frontmatter' ? 0 : before.findIndex((line) => line.startsWith('# ')) + 1;
  const framed = into === 'frontmatter' ? ['---', ...planted, '---', ''] : ['', ...planted, ''];
  writeFileSync(join(root, page), [...before.slice(0, start), ...framed, ...before.slice(start)].join('\n'));
  return { rule, file: page, line: start + 2 + fault };
}

/** Pages that a fault can be planted into: with a heading near the start, without frontmatter and with plain ends. */
export function findGround(root: string, files: readonly string[]): string[] {
  return files.filter((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return /^# .+\n\n\S/.test(text) && /\n[^`~|<>:\n]+\n$/.test(text) && !text.includes('<!--');
  });
}
