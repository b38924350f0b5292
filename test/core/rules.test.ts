import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runChecks } from '../../src/core/check.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { rules } from '../../src/core/rules/index.ts';
import { catalogOf } from '../helpers/example-catalog.ts';
import { readExamples, readHeadings, type Example } from '../helpers/rule-examples.ts';

const folder = 'content/wiki/reference/rules';

/** Rules about files that Markdown can’t show, with the reason; their pages have a picture in words, and tests of the rooms that see such files. */
const unshowable: Record<string, string> = {
  'asset/refused': 'needs the bytes of a file',
  'config/invalid-value': 'noticed by whoever reads configuration',
  'config/missing-file': 'noticed by whoever reads configuration',
  'config/missing-folder': 'noticed by whoever reads configuration',
  'config/unknown-field': 'noticed by whoever reads configuration',
  'config/yaml': 'noticed by whoever reads configuration',
  'evidence/invalid-value': 'needs the lock of a release',
  'evidence/misplaced': 'needs the lock of a release',
  'evidence/unknown-assessment': 'needs the lock of a release',
  'evidence/unknown-criterion': 'needs the lock of a release',
  'evidence/unknown-release': 'needs the lock of a release',
  'freshness/changed': 'needs a history',
  'freshness/contradicted': 'needs a history',
  'freshness/due': 'needs a day',
  'freshness/overdue': 'needs a day',
  'freshness/touched': 'needs two states of a repository',
  'freshness/covers-too-much': 'needs more than anybody writes down',
  'link/unpublished': 'needs to know what is published',
  'mdx/live-failed': 'noticed by whoever generates pages',
  'mdx/live-untrusted': 'noticed by whoever reads sources',
  'mdx/unresolved-import': 'noticed by whoever reads sources',
  'owner/dead-pattern': 'noticed by whoever reads owners',
  'owner/file': 'noticed by whoever reads owners',
  'owner/invalid-owner': 'noticed by whoever reads owners',
  'owner/pattern': 'noticed by whoever reads owners',
  'owner/shadowed-rule': 'noticed by whoever reads owners',
  'owner/unknown-alias': 'noticed by whoever reads owners',
  'page/id-reused': 'needs a release and the history since',
  'page/moved': 'needs two states of a repository',
  'page/too-complex': 'needs a text that nobody should read',
  'page/too-slow': 'needs a text that takes seconds',
  'page/verification-gone': 'noticed by whoever reads the record',
  'pathway/lock-edited': 'noticed by whoever reads locks',
  'pathway/lost-unit': 'needs a release, whose digest nobody can write by hand',
  'source/binary': 'needs bytes',
  'source/encoding': 'needs bytes',
  'source/excluded': 'noticed by whoever reads sources',
  'source/submodule': 'needs a git repository',
  'source/symlink': 'needs a file system',
  'source/too-large': 'needs half a megabyte of text',
  'source/unreadable': 'needs a file system',
};

function readPage(id: string): string {
  return readFileSync(join(folder, `${id}.md`), 'utf8');
}

function checkExample({ files }: Example): Diagnostic[] {
  const catalog = catalogOf(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  return runChecks(catalog, { severities: catalog.config.rules, hash: (text) => text, today: '2026-08-20' });
}

describe('rules', () => {
  test('have ids of their own and are named after them', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const files = readdirSync('src/core/rules').filter((file) => file !== 'index.ts');
    expect(ids.map((id) => `${id.replace('/', '-')}.ts`).sort()).toEqual(files.sort());
  });

  test('say in one sentence what holds', () => {
    for (const { description } of rules) expect(description).toMatch(/^[A-Z`][^.]*\.$/);
  });

  test('exist for every id that the code reports', () => {
    const known = new Set<string>(rules.map(({ id }) => id));
    const unknown = findReportedIds().filter(({ id }) => !known.has(id));
    expect(unknown).toEqual([]);
  });

  test('have a page each, and every page has a rule', () => {
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md') && path !== 'README.md');
    expect(pages.map((path) => path.replace(/\.md$/, '')).sort()).toEqual(rules.map(({ id }) => id as string).sort());
  });

  test('are listed with their severity and description', () => {
    const rows = [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^\| \[(.+?)\]\((.+?)\) +\| (\w+) +\| (.+?) +\|$/gm)];
    expect(rows.map(([, id, file, severity, description]) => ({ id, file, severity, description })).sort(byId)).toEqual(
      rules.map(({ id, severity, description }) => ({ id, file: `${id}.md`, severity, description })).sort(byId),
    );
  });
});

function byId(a: { id?: string | undefined }, b: { id?: string | undefined }): number {
  return (a.id ?? '') < (b.id ?? '') ? -1 : 1;
}

/** Ids in `rule: '…'` and the like anywhere in our sources. */
function findReportedIds(): { id: string; file: string }[] {
  const families = [...new Set(rules.map(({ id }) => id.split('/')[0]))].join('|');
  const pattern = new RegExp(`['"]((?:${families})/[a-z]+(?:-[a-z]+)*)['"]`, 'g');
  return ['src', 'plugins', 'scripts'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:ts|astro)$/.test(path))
      .flatMap((path) => {
        const text = readFileSync(join(root, path), 'utf8');
        return [...text.matchAll(pattern)].map(([, id = '']) => ({ id, file: join(root, path) }));
      }),
  );
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const page = readPage(id);
  const examples = readExamples(page);

  test('has a page that says what the rule says', () => {
    const frontmatter = parse(/^---\n(.*?)\n---\n/s.exec(page)?.[1] ?? '') as unknown;
    expect(frontmatter).toEqual({
      title: id,
      description: rule.description,
      kind: 'reference',
      covers: [`src/core/rules/${id.replace('/', '-')}.ts`],
    });
    const severity = { error: 'Error', warning: 'Warning', info: 'Info', off: 'Off' }[rule.severity];
    expect(page).toContain(`**${severity}** unless \`waymark.yml\``);
    expect(page).toMatch(new RegExp(`rules:\n  ${id}: (?:off|warning)`));
    expect(readHeadings(page)).toEqual([
      'Why it matters',
      'Examples',
      'How to mend it',
      `How to switch it ${rule.severity === 'off' ? 'on' : 'off'}`,
    ]);
  });

  test('has examples, unless Markdown can’t show any', () => {
    const verdicts = new Set(examples.map(({ verdict }) => verdict));
    if (id in unshowable) expect([...verdicts, page.includes('```text example')]).toEqual([true]);
    else expect([...verdicts].sort()).toEqual(['bad', 'ok']);
  });

  test.each(examples.filter(({ verdict }) => verdict === 'bad').map((example) => [example.at, example] as const))(
    'complains about the bad example on line %i',
    (_, example) => {
      const found = checkExample(example).filter((diagnostic) => diagnostic.rule === id);
      const marked = example.files.filter(({ line }) => line !== undefined).map(({ path, line }) => `${path}:${line}`);
      const places = found.map(({ file, range }) => `${file}:${range?.start.line}`);
      expect(found.length).toBeGreaterThan(0);
      if (marked.length > 0) expect(places).toEqual(marked);
    },
  );

  test.each(examples.filter(({ verdict }) => verdict === 'ok').map((example) => [example.at, example] as const))(
    'is content with the example on line %i, and so is every other',
    (_, example) => {
      expect(checkExample(example).filter((diagnostic) => diagnostic.rule === id || diagnostic.severity !== 'info')).toEqual([]);
    },
  );
});
