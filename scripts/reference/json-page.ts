import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { pullReportSchema } from '../../src/core/pull-report/pull-report.ts';
import { run } from '../cli.ts';
import { block, code, frontmatter, table } from './markdown.ts';
import { readInterface } from './interface-fields.ts';
import { fieldTable } from './schema-fields.ts';
import { verifyExample, verifySection } from './verify-json.ts';

/** The repository of the examples. */
const exampleFiles = {
  'waymark.yml': 'sources:\n  - { id: runbooks, path: runbooks, kind: runbook }\n',
  '.github/CODEOWNERS': '* @acme/platform\n/runbooks/ @acme/operations\n/runbooks/drain-*.md @acme/queues, @ada\n',
  'runbooks/drain-the-queue.md': '# Drain the queue\n\nThen [renew the certificate](renew-the-certifcate.md).\n',
  'runbooks/renew-the-certificate.md':
    '---\nlevel: foundation\nroles: [on-call]\nreviewed: { on: 2026-02-01 }\n---\n\n# Renew the certificate\n\nRun `cert renew`.\n',
};

/** What the fields of a page mean; {@link jsonPage} throws when a command prints others. */
const pageFields: Record<string, string> = {
  path: 'Path of the file below the root.',
  id: 'Permanent id.',
  url: 'Address on the portal, with the base.',
  title: 'Title.',
  kind: 'Kind of the page or of its source, else `null`.',
  source: 'Id of its source.',
  level: 'Level, else `null`.',
  lifecycle: '`living`, `historical`, `generated` or `draft`.',
  lang: 'Language of the page.',
  roles: 'Ids of the roles that it is for.',
  teaches: 'Skills that it teaches, with levels.',
  requires: 'Skills that it requires, with levels.',
  minutes: 'Minutes of reading and doing, stated or estimated.',
  aliases: 'Other names and former addresses.',
  formerIds: 'Ids that it had before it was moved.',
};

/** What the fields of a path mean. */
const ownerFields: Record<string, string> = {
  path: 'Path of the file below the root.',
  state:
    '`owned`; `unowned`: a rule says that nobody owns it; `unmatched`: no rule speaks of it; `unresolved`: the rule that speaks of it is broken.',
  owners: 'Owners as written, empty unless `owned`.',
  source: 'Where they are written: `page`, `sidecar`, `codeowners` (OWNERS files too), `source`, `fallback`, else `null`.',
  rule: 'The first of `rules`, else `null`.',
  rules: 'Rules that decide, with `file`, `line`, `pattern` and GitLab’s `section` or `null`: one, or in GitLab one of each section.',
  lost: 'Rules that match and don’t decide, with their `owners` and the `reason`: `later`, `excluded`, `inherited`, `outranked`.',
  moreLost: 'How many more rules lost; `lost` names 100 at most.',
  broken: 'Lines that the host skips and that may be meant for the path, with a `message`.',
};

/** What the fields of a pathway's next release mean. */
const releaseFields: Record<string, string> = {
  id: 'Id of the pathway.',
  title: 'Title.',
  path: 'Path of `pathway.yml` below the root.',
  current: 'Version of the last release, else `null`.',
  next: 'Version of the next one, else `null`: there is nothing to release.',
  bump: '`patch`, `minor` or `major`, else `null`.',
  quiet: 'Whether only form, titles, addresses or estimates of units changed: nothing that learners read about.',
  units: 'How many units were `changed`, `added`, `replaced`, `removed`, `required`, `relaxed`, `moved`.',
  other: 'How many other changes there are.',
  changes:
    'Each change: `kind`, `bump`, and what it is about: `unit`, `title`, `role`, `stage`, `others`, `name`, `from`, `to`; of a text its `class`, `reason` and `impact`, and `isUncertain` where the earlier text can’t be read.',
};

/** What the fields of a difference mean. */
const deltaFields: Record<string, string> = {
  schemaVersion: 'As everywhere.',
  pathway: 'Id of the pathway.',
  from: 'Version.',
  to: 'Version, or `next`.',
  version: 'Version that `next` would have, else `null`. Only with `next`.',
  bump: 'What the changes since the last release ask for, else `null`. Only with `next`.',
  kept: 'Units that stay done: `unit`, `title`, `role`, `impact`, and `text` where there is something to tell.',
  lookAgain: 'Units whose text wants a second look (`review`) or to be done again (`redo`).',
  newOrGone: 'Units that came, and those that went (`role` is `gone`).',
  other: 'What happened around the units, in sentences.',
};

/** What the fields of a release mean. */
const madeFields: Record<string, string> = {
  schemaVersion: 'As everywhere.',
  pathway: 'Id of the pathway.',
  previous: 'Version of the release before, else `null`.',
  version: 'Version of the release; `null` when there is nothing to release, and then no further field.',
  bump: 'The bump that was made; `null` for the first release, and where `--bump` names a version.',
  honest: 'The smallest honest bump, else `null`.',
  date: 'Day of the release.',
  commit: 'Commit that it speaks of.',
  written: 'Path of the lock; `null` with `--dry-run`.',
  removed: 'Path of the notes that the release used up, else `null`.',
  notes: '`summary`, `units` and `other`, as in the lock.',
  changes: 'As in `pathway check`.',
};

/** What the fields of a page's freshness mean. */
const freshnessFields: Record<string, string> = {
  path: 'Path of the file below the root.',
  id: 'Permanent id.',
  title: 'Title.',
  owner: 'Owners as written; empty where nobody is.',
  ownerSource: 'Where they are written, as in `owners`, else `null`.',
  ownership: '`state` and `rules` as in `owners`.',
  standing: '`living`, `snoozed`, `draft`, `historical` or `generated`. All but the first are left alone.',
  review: '`current`, `due-soon`, `due`, `overdue`, `unreviewed` or `not-scheduled`.',
  drift: '`in-sync`, `activity`, `changed`, `contradicted` or `untracked`.',
  confidence: 'How sure history is: `exact`, `older-than` or `unknown`.',
  badge: 'The one state that is shown, else `null`.',
  lastChange: 'Day of the last commit that changed what the page says; `null` when it isn’t known for sure.',
  lastChangeBy: 'That commit and its author, else `null`.',
  reviewedOn: 'Day of the last review, else `null`.',
  reviewedBy: 'Who reviewed, else `null`.',
  stamp:
    'The commit that wrote the review, with author and day, and in `batch` how many pages it confirmed at once when these are ten or more, else 0. Else `null`.',
  dueSoonOn: 'Day from which a review is due soon, else `null`.',
  dueOn: 'Day from which it is due, else `null`.',
  overdueOn: 'Day from which it is overdue, else `null`.',
  snooze: '`until` and `reason`, else `null`.',
  covers:
    'What the page describes: `path`, `kind` (`whole`, `narrowed`, `inferred`), `match`, `region` and `lines` or `null`, and how many `files` that selects.',
  base: 'What covered content is compared with: `commit`, and `how` it was found. Else `null`.',
  changes:
    'Covered files that differ from the base: `path`, `kind`, `status`, `line` or `null`, `commits` (at most five) and `commitCount`.',
  contradictions:
    'What the page names and the repository lost: `kind`, `text`, `range`, where it `was`, where it was `movedTo`, the `base`, `removedBy`, and whether it is `covered`.',
  reasons: 'Why, most important first: `code`, `message` and `evidence` with `path`, `from`, `to`, `line`.',
  informed: 'Owners of covered code that changed, without those of the page.',
};

/** Page about output for programs. Its examples are what the commands print. */
export async function jsonPage(): Promise<string> {
  const { check, pages, owners, freshness, pathways, delta, release } = await runExamples();
  return [
    frontmatter('JSON output', 'What check, freshness, pages, owners and pathway print for other programs.', 5, [
      'src/report/json.ts',
      'src/core/diagnostic.ts',
      'scripts/commands/pages.ts',
      'scripts/commands/owners.ts',
      'src/report/freshness/json.ts',
      'src/report/next-release.ts',
    ]),
    'With `--format json` a command prints one document to standard output, and nothing else there. `schemaVersion` changes when a field changes its meaning or goes; new fields may come at any time. Paths are below the root, with `/`. Lines and columns count from 1, columns in UTF-16 units, and an `end` is the first place behind.',
    '\n## waymark check\n',
    block('sh', 'waymark check --format json'),
    '',
    block('json', check),
    '\nWhere pathways have releases, there is `pathways` in addition: what is in the next ones, as `waymark pathway check` prints it. With `--changed-since REF`, only pathways in which the change has a part are there, and `changedSince` names `ref` and `commit`.\n',
    '### Diagnostic\n',
    diagnosticTable(),
    '\n## waymark freshness\n',
    block('sh', 'waymark freshness runbooks/renew-the-certificate.md --now 2026-08-30 --format json'),
    '',
    block('json', freshness),
    '\nThe example has no git history. With `--changed-since REF` there is `change` in addition: `since`, and the pages that the change `touched`, `contradicted`, or edited while they were `overdue`.\n',
    '### Freshness of a page\n',
    table(
      ['Field', 'Meaning'],
      listFields(freshness, 'pages', freshnessFields).map(([name, meaning]) => [code(name), meaning]),
    ),
    '\n## waymark pages\n',
    block('sh', 'waymark pages --format json'),
    '',
    block('json', pages),
    '\n### Page\n',
    table(
      ['Field', 'Meaning'],
      listFields(pages, 'pages', pageFields).map(([name, meaning]) => [code(name), meaning]),
    ),
    '\n## waymark owners\n',
    block('sh', 'waymark owners runbooks/drain-the-queue.md --format json'),
    '',
    block('json', owners),
    '\n### Path\n',
    table(
      ['Field', 'Meaning'],
      listFields(owners, 'paths', ownerFields).map(([name, meaning]) => [code(name), meaning]),
    ),
    '\n## waymark pathway check\n',
    block('sh', 'waymark pathway check --format json'),
    '',
    block('json', pathways),
    '\n### Next release\n',
    table(
      ['Field', 'Meaning'],
      listFields(pathways, 'pathways', releaseFields).map(([name, meaning]) => [code(name), meaning]),
    ),
    '\n## waymark pathway diff\n',
    block('sh', 'waymark pathway diff queues --format json'),
    '',
    block('json', delta),
    '\nWith `--words` there is `words` in addition: for each unit the blocks of its text, each with `kind` (`gap` for blocks that are the same), `change` and `parts`.\n',
    table(['Field', 'Meaning'], explainFields(delta, deltaFields)),
    '\n## waymark pathway release\n',
    block('sh', 'waymark pathway release queues --now 2026-03-01 --format json'),
    '',
    block('json', release),
    '\nWhere there are faults, `summary` and `diagnostics` are printed instead, as `waymark check` does.\n',
    table(['Field', 'Meaning'], explainFields(release, madeFields)),
  ].join('\n');
}

function diagnosticTable(): string {
  const path = 'src/core/diagnostic.ts';
  const rows = readInterface(path, 'Diagnostic').map(({ name, type, optional, text }) => [
    code(name),
    code(type),
    [text, ...(optional ? ['May be absent.'] : [])].join(' ').trim(),
  ]);
  const inner = ['Range', 'Point', 'Fix'].map((name) => {
    const fields = readInterface(path, name).map((field) => `${code(field.name)} (${code(field.type)})`);
    return `- ${code(name)} has the fields ${fields.join(' and ')}.`;
  });
  return [table(['Field', 'Type', 'Meaning'], rows), '', ...inner].join('\n');
}

function listFields(printed: string, list: string, meanings: Readonly<Record<string, string>>): [string, string][] {
  const entries = (JSON.parse(printed) as Record<string, Record<string, unknown>[]>)[list];
  return Object.keys(entries?.[0] ?? {}).map((name) => {
    const meaning = meanings[name];
    if (meaning === undefined) throw new Error(`\`${list}\` has the field ${name}, which the reference doesn't explain.`);
    return [name, meaning];
  });
}

/** The fields of a document itself. */
function explainFields(printed: string, meanings: Readonly<Record<string, string>>): [string, string][] {
  return Object.keys(JSON.parse(printed) as object).map((name) => {
    const meaning = meanings[name];
    if (meaning === undefined) throw new Error(`There is the field ${name}, which the reference doesn't explain.`);
    return [code(name), meaning];
  });
}

/** Page about the output of commands that are about more than the state of pages. Its examples are what the commands print. */
export async function jsonReportPage(): Promise<string> {
  const { report } = await runExamples();
  return [
    frontmatter('JSON of report and verify', 'What report and verify print for other programs.', 5.5, [
      'src/core/pull-report/pull-report.ts',
      'src/report/verify.ts',
    ]),
    'What holds of every document is said in [JSON output](json-output.md).',
    '\n## waymark report\n',
    block('sh', 'waymark report --changed-since HEAD~1 --format json'),
    '',
    block('json', report),
    '\n`waymark schema report.json` prints the JSON Schema.\n',
    '### Report\n',
    fieldTable(z.toJSONSchema(pullReportSchema, { io: 'output' })),
    ...verifySection(await listBlocks()),
  ].join('\n');
}

/** What the commands print for the example, run as on the command line. */
async function runExamples(): Promise<
  Record<'check' | 'pages' | 'owners' | 'freshness' | 'pathways' | 'delta' | 'release' | 'report', string>
> {
  const root = await mkdtemp(join(tmpdir(), 'waymark-reference-'));
  try {
    await writeFiles(root, exampleFiles);
    return {
      check: await print(['check'], root),
      pages: await print(['pages'], root),
      freshness: await print(['freshness', 'runbooks/renew-the-certificate.md', '--now', '2026-08-30'], root),
      owners: await print(['owners', 'runbooks/drain-the-queue.md'], root),
      ...(await runPathwayExamples(root)),
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** What `waymark verify` would run for its example. */
async function listBlocks(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'waymark-reference-'));
  try {
    await writeFiles(root, verifyExample);
    return await print(['verify', '--list'], root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function writeFiles(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, dirname(path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** A pathway with a release, and a page that changed since. */
async function runPathwayExamples(root: string): Promise<Record<'pathways' | 'delta' | 'release' | 'report', string>> {
  const folder = 'content/pathways/queues';
  await mkdir(join(root, folder), { recursive: true });
  const unit = 'runbooks/drain-the-queue';
  const stages = `stages:\n  - { id: start, title: Start, units: [{ unit: ${unit} }] }\n`;
  await writeFile(join(root, folder, 'pathway.yml'), `id: queues\ntitle: Queues\n${stages}`);
  commitAll(root);
  await print(['pathway', 'release', 'queues', '--now', '2026-02-01'], root);
  await writeFile(
    join(root, `${unit}.md`),
    '# Drain the queue\n\nWait for 5 minutes, then [renew](renew-the-certificate.md) the certificate.\n',
  );
  commitAll(root);
  return {
    report: await print(['report', '--changed-since', 'HEAD~1', '--now', '2026-03-01'], root),
    pathways: await print(['pathway', 'check'], root),
    delta: await print(['pathway', 'diff', 'queues'], root),
    release: await print(['pathway', 'release', 'queues', '--now', '2026-03-01'], root),
  };
}

/** Commits with a date and a name of its own, so that its id is the same everywhere. */
function commitAll(root: string): void {
  const day = '2026-02-01T12:00:00Z';
  const who = {
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
  const env = {
    ...process.env,
    ...who,
    GIT_AUTHOR_DATE: day,
    GIT_COMMITTER_DATE: day,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const git = (...args: string[]): Buffer => execFileSync('git', args, { cwd: root, env, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Change');
}

async function print(argv: readonly string[], root: string): Promise<string> {
  let printed = '';
  let complaints = '';
  const code = await run([...argv, '--root', root, '--format', 'json'], {
    cwd: root,
    env: {},
    out: (text) => (printed += text),
    err: (text) => (complaints += text),
    terminal: { out: false, err: false, columns: undefined },
    ask: undefined,
    signal: new AbortController().signal,
  });
  if (code === 2) throw new Error(complaints);
  return printed;
}
