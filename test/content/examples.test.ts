import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRepository, type Files } from '../helpers/repository.ts';
import { packageFolder } from '../helpers/package-folder.ts';
import { runIn } from '../cli/command-line.ts';

const pages = [
  'components.md',
  'components-for-learning.md',
  'components-for-runbooks-and-labs.md',
  'components-from-elsewhere.md',
  'components-in-mdx.mdx',
  'more-components-in-mdx.mdx',
  'static-and-live-mdx.md',
];

/** What examples lead to: other pages, code, a lab’s template, the glossary and an assessment. */
const folders = ['content/wiki/author', 'content/wiki/reference', 'content/pathways/on-call', 'content/skills'];

const config = 'glossary: content/wiki/reference/glossary.md\nsources: [{ id: wiki, path: content/wiki }]\n';

test('an example of a page about components passes the check where somebody copies it into a page of their own', async () => {
  const around: Files = Object.fromEntries(
    [...folders.flatMap(listFiles), 'src/core/interval.ts'].map((path) => [path, readFileSync(join(packageFolder, path))]),
  );
  const examples = pages.flatMap((name) =>
    listExamples(readFileSync(join(packageFolder, 'content/wiki/author', name), 'utf8')).map(({ lang, text }, at): [string, string] => [
      `content/wiki/author/copied-${name.replaceAll('.', '-')}-${String(at)}.${lang}`,
      text,
    ]),
  );
  expect(examples.length).toBeGreaterThan(40);
  const { root } = makeRepository({ ...around, 'waymark.yml': config, ...Object.fromEntries(examples) });
  const { out } = await runIn(root, ['check', '--fail-on', 'warning', ...examples.map(([path]) => path)]);
  expect(out).toMatch(/^(?:Infos, not listed: .*\n\n\d+ infos? in|No problems in) \d+ pages\.\n/);
});

/** Fences of Markdown and MDX on a page, each with a title. */
function listExamples(page: string): { lang: string; text: string }[] {
  return [...page.matchAll(/^(`{3,})(mdx?)\n([^]*?)^\1$/gm)].map(([, , lang = '', text = '']) => ({
    lang,
    text: `---\ntitle: Copied\n${text.startsWith('---\n') ? text.slice(4) : `---\n\n${text}`}`,
  }));
}

function listFiles(folder: string): string[] {
  return readdirSync(join(packageFolder, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(packageFolder.length).replace(/^\//, ''));
}
