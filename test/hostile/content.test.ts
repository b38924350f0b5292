import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSite, type BuiltSite } from '../helpers/build.ts';
import { checkRepository, fileOfPage, listPages, type Fault, type ListedPage } from '../helpers/check.ts';
import { openProject, type Project } from '../helpers/project.ts';
import type { Files } from '../helpers/repository.ts';
import { readSite, type WrittenSite } from '../helpers/site.ts';
import { attackFiles } from './attacks.ts';

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghij'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefghij'[at] ?? ''}, `.repeat(9)}x]`),
].join('\n');

/** Frontmatter that would cost time, memory or more. */
const yaml: Files = {
  'yaml/bomb.md': `---\n${bomb}\n---\n# Bomb\n\nText.\n`,
  'yaml/deep.md': `---\ntags: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n---\n# Deep\n\nText.\n`,
  'yaml/long.md': `---\ntitle: ${'x'.repeat(300_000)}\n---\n# Long\n\nText.\n`,
  'yaml/keys.md': `---\n${Array.from({ length: 20_000 }, (_, at) => `k${String(at)}: 1`).join('\n')}\n---\n# Keys\n\nText.\n`,
  'yaml/js.md': "---js\n{ title: require('node:child_process').execSync('touch pwned').toString() }\n---\n# JS\n\nText.\n",
  'yaml/javascript.md': "---javascript\nmodule.exports = (require('fs').writeFileSync('pwned', ''), {})\n---\n# JavaScript\n\nText.\n",
  'yaml/coffee.md': '---coffee\ntitle: process.exit(1)\n---\n# Coffee\n\nText.\n',
  'yaml/tags.md':
    "---\ntitle: !!js/function 'function () { process.exit(1) }'\ndescription: !<tag:yaml.org,2002:js/undefined> ''\nowner: !!python/object/apply:os.system ['touch pwned']\n---\n# Tags\n\nText.\n",
  'yaml/proto.md':
    '---\n__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\ntitle: Proto\n---\n# Proto\n\nText.\n',
  'yaml/merge.md': '---\nbase: &b { title: Merged }\n<<: *b\n---\n# Merge\n\nText.\n',
  'yaml/cycle.md': '---\na: &a [*a]\ntags: &t { x: *t }\n---\n# Cycle\n\nText.\n',
  'yaml/unclosed.md': '---\ntitle: Never closed\n\n# Unclosed\n\nText.\n',
  'yaml/broken.md': '---\ntitle: a: b: c\n  - x\n---\n# Broken\n\nText.\n',
  'yaml/twice.md': '---\ntitle: One\ntitle: Two\n---\n# Twice\n\nText.\n',
  'yaml/list.md': '---\n- a\n- b\n---\n# List\n\nText.\n',
  'yaml/control.md': '---\ntitle: "a\\u0000b\\u202Ec"\n---\n# Control\n\nText.\n',
};

/** Names and bytes that file systems allow and few people expect. */
const oddities: Files = {
  'odd/new\nline.md': '# New line\n\nText.\n',
  'odd/quote".md': '# Quote\n\nText.\n',
  "odd/apostrophe'.md": '# Apostrophe\n\nText.\n',
  'odd/<script>alert(1)<.md': '# Name of a script\n\nText.\n',
  'odd/per%cent.md': '# Per cent\n\nText.\n',
  'odd/per%2Fcent.md': '# Encoded slash\n\nText.\n',
  'odd/hash#tag.md': '# Hash\n\nText.\n',
  'odd/question?.md': '# Question\n\nText.\n',
  'odd/ampersand&amp;.md': '# Ampersand\n\nText.\n',
  'odd/back\\slash.md': '# Backslash\n\nText.\n',
  'odd/-dash.md': '# Dash\n\nText.\n',
  'odd/--output=x.md': '# Option\n\nText.\n',
  'odd/:(top)x.md': '# Magic pathspec\n\nText.\n',
  'odd/*.md': '# Star\n\nText.\n',
  'odd/ .md': '# Space\n\nText.\n',
  'odd/...md': '# Dots\n\nText.\n',
  'odd/con.md': '# Reserved on Windows\n\nText.\n',
  'odd/\u202Egnp.md': '# Right to left\n\nText.\n',
  'odd/\u{1F6A8}.md': '# Siren\n\nText.\n',
  'odd/tab\t.md': '# Tab\n\nText.\n',
  'odd/case.md': '# Lower case\n\nText.\n',
  'odd/Case.md': '# Upper case\n\nText.\n',
  'odd/caf\u00e9.md': '# Composed\n\nText.\n',
  'odd/cafe\u0301.md': '# Decomposed\n\nText.\n',
  'odd/both.md': '# A page\n\nText.\n',
  'odd/both/README.md': '# And a folder\n\nText.\n',
  'odd/all.md': '---\nslug: all\n---\n# Reserved\n\nText.\n',
  'odd/folder.md/inside.md': '# Inside a folder with the name of a page\n\nText.\n',
  'odd/empty.md': '',
  'odd/blank.md': ' \n\t\n',
  'odd/bom.md': '\uFEFF# Byte order mark\n\nText.\n',
  'odd/crlf.md': '# Carriage returns\r\n\r\nText.\r\n',
  'odd/cr.md': '# Lone carriage returns\r\rText.\r',
  'odd/utf16.md': Buffer.from('\uFEFF# UTF-16\n\nText.\n', 'utf16le'),
  'odd/latin1.md': Buffer.from('# Latin 1\n\nGr\u00fc\u00dfe.\n', 'latin1'),
  'odd/nul.md': '# Zero\n\nA\u0000B.\n',
  'odd/invalid.md': Buffer.concat([
    Buffer.from('# Invalid\n\n'),
    Buffer.from([0xc3, 0x28, 0xf0, 0x28, 0x8c, 0xbc, 0xff, 0xfe]),
    Buffer.from('\n'),
  ]),
  'odd/binary.md': Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 37) % 256)),
  'odd/separator.md': '# Line\u2028separator\n\nText\u2029more\u0085and\u000Bon.\n',
  'odd/nonchar.md': '# Nonchar\uFDD0acters\n\n\uFDD00\uFDD1 [x](\uFDD00\uFDD1) \uFFFF \uFFFE.\n',
};

const files: Files = { ...attackFiles, ...yaml, ...oddities };

describe('content that means harm or is broken', () => {
  let project: Project;
  let built: BuiltSite;
  let site: WrittenSite;
  let faults: Fault[];
  let pages: ListedPage[];

  beforeAll(async () => {
    project = openProject(files);
    mkdirSync(join(project.root, 'odd/directory.md'));
    built = await buildSite(project.root);
    site = readSite(built.folder);
    faults = await checkRepository(project.root);
    pages = await listPages(project.root);
  });
  afterAll(() => {
    project?.remove();
  });

  test('every file is a page, or has a diagnostic that names it', () => {
    const written = new Set(pages.filter((page) => site.pages.get(fileOfPage(page))?.article !== undefined).map(({ path }) => path));
    const named = new Set(faults.map(({ file }) => file));
    const lost = Object.keys(files).filter((path) => /\.mdx?$/.test(path) && !written.has(path) && !named.has(path));
    expect(lost).toEqual([]);
    expect(written.size).toBe(pages.length);
  });

  test('broken and hostile frontmatter is named, and its page is there', () => {
    const rules = (path: string): string[] => faults.filter(({ file }) => file === path).map(({ rule }) => rule);
    for (const name of ['bomb', 'deep', 'js', 'javascript', 'coffee', 'tags', 'cycle', 'broken', 'twice']) {
      expect({ name, rules: rules(`yaml/${name}.md`) }).toEqual({
        name,
        rules: expect.arrayContaining([expect.stringMatching(/^frontmatter\//)]) as string[],
      });
      expect(pages.map(({ path }) => path)).toContain(`yaml/${name}.md`);
    }
  });

  test('two pages never share an address', () => {
    const addresses = pages.map(({ url }) => decodeURIComponent(url).normalize('NFC').toLowerCase());
    expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([]);
    for (const [first, second] of [
      ['case', 'Case'],
      ['caf\u00e9', 'cafe\u0301'],
    ]) {
      const named = faults.filter(
        ({ rule, file }) =>
          /^page\/(?:address-clash|duplicate-id)$/.test(rule) && [`odd/${first ?? ''}.md`, `odd/${second ?? ''}.md`].includes(file),
      );
      expect({ first, named: named.length > 0 }).toEqual({ first, named: true });
    }
  });

  test('no page holds anything that acts', () => {
    const acting = [...site.pages.keys()].flatMap((path) =>
      findActing(readFileSync(join(built.folder, path), 'utf8')).map((fault) => `${path}: ${fault}`),
    );
    expect(acting).toEqual([]);
  });

  test.each([
    '<script>x</script>',
    '<script src="//evil.example/x.js"></script>',
    '<p onclick="x">',
    '<a href=" JavaScript:x">',
    '<p style="x">',
    '<iframe>',
    '<svg><a xlink:href="javascript:x">',
  ])('the second opinion knows that %s acts', (html) => {
    expect(findActing(html)).not.toEqual([]);
  });

  test('no image or file that acts is published', () => {
    const published = [...site.files].filter((path) => path.startsWith('assets/'));
    expect(published).toEqual(['assets/docs/quiet.svg']);
    expect(
      faults
        .filter(({ rule }) => rule === 'asset/refused')
        .map(({ file }) => file)
        .sort(),
    ).toEqual(['docs/entities.svg', 'docs/false.png', 'docs/loud.svg']);
  });

  test('nothing ran', () => {
    // An owner's list is named after the owner, whatever that calls itself.
    const published = [...site.files].filter((path) => !/^(?:owners\/[a-z0-9-]+\/index\.html|badges\/owners\/[a-z0-9-]+\.svg)$/.test(path));
    expect(
      [...published, ...project.git('status', '--porcelain', '--ignored').split('\n')].filter((path) => path.includes('pwned')),
    ).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

// Root may read everything.
test.skipIf(process.getuid?.() === 0)('a file that can’t be read is named, and the others are published', async () => {
  const project = openProject({ 'docs/README.md': '# Start\n\nText.\n', 'docs/closed.md': '# Closed\n\nText.\n' });
  try {
    chmodSync(join(project.root, 'docs/closed.md'), 0);
    const { folder } = await buildSite(project.root);
    expect(existsSync(join(folder, 'docs/index.html'))).toBe(true);
    expect(await checkRepository(project.root)).toContainEqual(
      expect.objectContaining({ rule: 'source/unreadable', file: 'docs/closed.md' }),
    );
  } finally {
    project.remove();
  }
});

type Element = DefaultTreeAdapterTypes.Element;

/** Elements and attributes that a browser would act upon; scripts of the site's own files are fine. A second opinion to the audit. */
function findActing(html: string): string[] {
  const found: string[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(...judge(node));
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}

function judge({ tagName, attrs, childNodes }: Element): string[] {
  const value = (wanted: string): string | undefined => attrs.find(({ name }) => name === wanted)?.value;
  const faults = attrs.filter(({ name }) => /^on|^style$|^srcdoc$|^formaction$/.test(name)).map(({ name }) => `<${tagName} ${name}>`);
  const active = attrs.filter(
    ({ name, value: text }) =>
      /^(?:href|src|action|data|xlink:href|poster)$/.test(name) &&
      /^[\s\0-\x1f]*(?:javascript|vbscript|data(?!:image\/(?:png|gif|jpeg|webp)))\s*:/i.test(text),
  );
  faults.push(...active.map(({ name, value: text }) => `<${tagName} ${name}=${text.slice(0, 40)}>`));
  // Data for search engines: no script by its type, and what would end it is escaped.
  const isData = tagName === 'script' && value('type') === 'application/ld+json';
  if (tagName === 'script' && !isData && (childNodes.length > 0 || !/^\/_astro\/[\w.-]+\.js$/.test(value('src') ?? '')))
    faults.push(`<script ${value('src') ?? 'inline'}>`);
  if (/^(?:iframe|object|embed|base|style|frame|frameset|applet|portal)$/.test(tagName)) faults.push(`<${tagName}>`);
  if (tagName === 'link' && /^(?:https?:)?\/\//.test(value('href') ?? '') && value('rel') !== 'canonical')
    faults.push(`<link ${value('href') ?? ''}>`);
  if (tagName === 'meta' && value('http-equiv')?.toLowerCase() === 'refresh' && value('content')?.startsWith('0; url=/') !== true)
    faults.push('<meta refresh>');
  if (tagName === 'form' && value('action') !== '/search/') faults.push(`<form ${value('action') ?? ''}>`);
  return faults;
}
