import { toUrl } from '../../src/core/link-address.ts';
import type { Catalog } from '../../src/core/catalog.ts';
import { deriveId, findIdIndexPages, folderOf } from '../../src/core/page-id.ts';
import { kindAt } from '../../src/core/page-kind.ts';
import { createPlacing } from '../../src/core/place-files.ts';
import type { Source } from '../../src/core/source.ts';
import { suggest } from '../../src/core/suggest.ts';
import { UserError } from '../../src/core/user-error.ts';
import { didYouMean, listQuoted, quote } from '../../src/core/wording.ts';
import { createTextFile } from '../../src/node/edit-file.ts';
import { runGit } from '../../src/node/git.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { readSourceConfigs } from '../../src/node/read-sources.ts';
import { openWorkingTree } from '../../src/node/repository-files.ts';
import { readToday } from '../../src/node/today.ts';
import { readingOptions, text, type Command, type Io } from '../command.ts';
import { rootOf } from '../find-root.ts';
import { curriculumKinds, startCurriculumFile, type CurriculumKind } from '../new-curriculum.ts';
import { parsePageName } from '../page-name.ts';
import { templateNames, writePage, type TemplateName } from '../page-templates.ts';
import { withProgress } from '../terminal.ts';

/** `waymark new`. */
export const command: Command = {
  name: 'new',
  summary: 'start a page, runbook, lab, pathway, skill or evidence from a template',
  positionals: 'KIND [NAME]',
  details: `KIND is ${[...templateNames, ...curriculumKinds].slice(0, -1).join(', ')} or ${curriculumKinds.at(-1) ?? ''}.
Of a page, NAME is a path below the source’s folder, or below the repository’s root when it starts with that
folder. It is kept as typed; a title with spaces becomes a file name. Prints the path of the new file. On a
terminal, a NAME that is missing is asked for. The first page of a repository without any is made in \`docs\`.

  waymark new runbook payments/restart-worker
  waymark new lab "Break the cache" --source labs

Of a pathway or skill, NAME is its id or title. Of evidence it is an assessment or a pathway of which the latest
release has one; the file is in the folder of the person, with the criteria of the assessment.

  waymark new pathway on-call
  waymark new skill "Incident response"
  waymark new evidence shadow-shift --by ada`,
  options: {
    ...readingOptions,
    source: { type: 'string', help: 'source that the page belongs to (default: the one whose kind it is)', value: 'ID' },
    title: { type: 'string', help: 'title (default: made from NAME)', value: 'TITLE' },
    by: { type: 'string', help: 'whose evidence it is (default: git’s user.name)', value: 'PERSON' },
  },
  async run({ values, positionals: [kind = '', given], io }) {
    const template = parseTemplate(kind);
    const name = given ?? (await askName(template, io));
    const root = await rootOf(values, io);
    const config = text(values, 'config');
    const loaded = await withProgress(io, 'Reading pages', (onProgress) => loadCatalog(root, { config, bodies: false, onProgress }));
    if (isCurriculumKind(template)) {
      const person = (): Promise<string> => readPerson(root, text(values, 'by'));
      const wanted = { name, title: text(values, 'title')?.trim(), person, today: readToday(io.env) };
      io.out(`${await startCurriculumFile(template, loaded, wanted)}\n`);
      return 0;
    }
    const { catalog } = loaded;
    const sources = catalog.sources.length === 0 ? [firstSource] : catalog.sources;
    const { source, local } = chooseSource(sources, template, name, text(values, 'source'));
    const page = parsePageName(local);
    const path = source.path === '' ? page.path : `${source.path}/${page.path}`;
    const id = await claim(path, source, catalog, root);
    const title = text(values, 'title')?.trim() ?? page.title;
    await createTextFile(root, path, writePage(template, title, { kind: kindAt(path, source) !== template }));
    io.out(`${path}\n`);
    const naming = page.fromTitle ? ` The file’s name is made from the title ${quote(title)}.` : '';
    io.err(`Its address is ${toUrl(catalog.site.base, `${id}/`)}.${naming}\n`);
    return 0;
  },
};

/** Asks the person at the terminal. Throws a `UserError` where there is nobody, and where nothing is answered. */
async function askName(template: TemplateName | CurriculumKind, { ask }: Io): Promise<string> {
  const form = isCurriculumKind(template) ? 'id or title' : 'title, or path such as payments/restart-worker';
  const answer = ask ? (await ask(`Name of the ${template} (${form}): `)).trim() : '';
  if (answer !== '') return answer;
  throw new UserError('`new` needs NAME.', { hint: `For example: \`waymark new ${template} ${exampleNames[template]}\`.` });
}

/** A name for each kind, as somebody would type it. */
const exampleNames: Readonly<Record<TemplateName | CurriculumKind, string>> = {
  page: '"How we work"',
  runbook: 'payments/restart-worker',
  lab: '"Break the cache"',
  'how-to': '"Restore a backup"',
  tutorial: '"Your first deployment"',
  concept: '"How payments flow"',
  reference: '"Settings of the worker"',
  'case-study': '"The outage of May"',
  pathway: 'on-call',
  skill: '"Incident response"',
  evidence: 'shadow-shift --by ada',
};

const kinds = [...templateNames, ...curriculumKinds];

function parseTemplate(kind: string): (typeof kinds)[number] {
  const found = kinds.find((name) => name === kind);
  if (found !== undefined) return found;
  throw new UserError(`There is no template ${quote(kind)}.`, {
    hint: didYouMean(suggest(kind, kinds)) ?? `There are ${listQuoted(kinds, 'and')}.`,
  });
}

function isCurriculumKind(kind: string): kind is CurriculumKind {
  return curriculumKinds.some((name) => name === kind);
}

/** Who is named, else who git says is working here. */
async function readPerson(root: string, named: string | undefined): Promise<string> {
  if (named !== undefined) return named;
  const answer = await runGit(root, ['config', '--get', 'user.name']);
  const name = answer?.status === 0 ? answer.stdout.toString('utf8').trim() : '';
  if (name !== '') return name.toLowerCase().replace(/\s+/g, '-');
  throw new UserError('Nobody is named whose evidence it is.', { hint: 'Name a person with `--by PERSON`.' });
}

/** Where a repository without pages gets its first one: a folder in which detection finds it. */
const firstSource: Source = {
  id: 'docs',
  title: 'Docs',
  path: 'docs',
  dialect: 'gfm',
  trust: 'trusted',
  kind: undefined,
  owner: undefined,
};

/** The source that is named, whose folder the name starts with, which is for pages of that kind, or the only one; and the name in it. */
function chooseSource(
  sources: readonly Source[],
  kind: TemplateName,
  name: string,
  id: string | undefined,
): { source: Source; local: string } {
  const ids = sources.map((source) => source.id);
  const named = sources.find((source) => source.id === id);
  if (id !== undefined && !named) {
    throw new UserError(`There is no source ${quote(id)}.`, {
      hint: didYouMean(suggest(id, ids)) ?? `There are ${listQuoted(ids, 'and')}.`,
    });
  }
  const holders = sources.filter(({ path }) => path !== '' && name.startsWith(`${path}/`));
  const holder = holders.sort((a, b) => b.path.length - a.path.length)[0];
  if (holder && (!named || named === holder)) return { source: holder, local: name.slice(holder.path.length + 1) };
  const ofKind = sources.filter((source) => source.kind === kind);
  const source = named ?? (ofKind.length === 1 ? ofKind[0] : sources.length === 1 ? sources[0] : undefined);
  if (source) return { source, local: name };
  throw new UserError('Several sources could hold this page.', { hint: `Name one with \`--source\`: ${listQuoted(ids)}.` });
}

/** The id that the page will have. Throws a `UserError` when the path or the id is taken, or when the source leaves such files out. */
async function claim(path: string, source: Source, catalog: Catalog, root: string): Promise<string> {
  const files = openWorkingTree(root);
  const list = await files.list();
  const twin = list.paths.find((other) => other.toLowerCase() === path.toLowerCase());
  if (twin !== undefined) throw new UserError(`${quote(twin)} exists already.`);
  const { configs, mkdocsFolders, folders } = await readSourceConfigs(root, catalog.config, files, { paths: [...list.paths, path] });
  const place = createPlacing({ sources: configs, mkdocsFolders, folders })(path);
  if (place.type !== 'page' || place.source.id !== source.id) {
    const reason = place.type === 'excluded' ? `, because ${place.reason}` : '';
    throw new UserError(`${quote(path)} would not be a page of the source \`${source.id}\`${reason}.`, {
      hint: 'Choose another name or folder.',
    });
  }
  const paths = catalog.pages.filter((page) => page.source === source.id).map((page) => page.path);
  const asIndex = findIdIndexPages([...paths, path]).get(folderOf(path)) === path;
  const id = deriveId(path, source, { asIndex });
  const holder = catalog.page(id);
  if (holder) throw new UserError(`${quote(holder.path)} has the id ${quote(id)} already.`, { hint: 'Choose another name.' });
  return id;
}
