import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRepository, type Files, type Repository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

/** Half a year of a team that writes pages, and of which nobody but one knows that a pathway is made of them. */

const folder = 'content/pathways/on-call';

const pathway = `id: on-call
title: On-call engineer
outcomes: [{ skill: incidents, level: 1 }]
stages:
  - id: know
    title: Know the system
    units:
      - unit: wiki/architecture
      - unit: wiki/alerts
      - unit: wiki/shifts
      - { unit: wiki/history, required: false }
  - id: do
    title: Take the pager
    units:
      - unit: runbooks/restart
      - unit: runbooks/drain
      - unit: labs/page-yourself
`;

const filler =
  'Every team that runs a service in production answers for it, by day and by night, and this page says how that is done here so that everybody sleeps well. ';

const files: Files = {
  'waymark.yml':
    'sources: [{ id: wiki, path: wiki }, { id: runbooks, path: runbooks, kind: runbook }, { id: labs, path: labs, kind: lab }]\nunits: units.yml\n',
  'units.yml': '',
  'content/skills/skills.yml': 'skills: [{ id: incidents, title: Incidents, levels: [{ level: 1 }] }]\n',
  [`${folder}/pathway.yml`]: pathway,
  'wiki/index.md': '# Wiki\n\nAll that we know.\n',
  'wiki/architecture.md': `# Architecture\n\n${filler.repeat(4)}\n\n## How a request travels\n\nIt meets the edge, then the gateway, and at last the service that answers it.\n\n## Where data lives\n\nIn the database of the service, and nowhere else.\n`,
  'wiki/alerts.md': `---\nteaches: [{ skill: incidents, level: 1 }]\n---\n\n# Alerts\n\n${filler.repeat(3)}\n\n## Severity\n\nAn alert that wakes somebody has to be worth it.\n`,
  'wiki/shifts.md': `# Shifts\n\n${filler.repeat(2)}\n`,
  'wiki/history.md': `# History\n\n${filler}\n`,
  'wiki/lunch.md': '# Lunch\n\nAt noon.\n',
  'runbooks/restart.md': '# Restart\n\n1. Stop the service.\n2. Wait until connections are closed.\n3. Start it.\n',
  'runbooks/drain.md': '# Drain the queue\n\n1. Pause all writers of the queue.\n2. Read what is left in it.\n',
  'labs/page-yourself.md': '# Page yourself\n\n- [ ] Send yourself a page.\n- [ ] Acknowledge it.\n',
};

/** What somebody does: changes files, perhaps removes or moves some. */
interface Edit {
  message: string;
  edit(repository: Repository, read: (path: string) => string): Files;
}

const replace = (message: string, path: string, from: string, to: string): Edit => ({
  message,
  edit: (_, read) => {
    const text = read(path);
    if (!text.includes(from)) throw new Error(`${path} doesn’t hold ${from}.`);
    return { [path]: text.replace(from, to) };
  },
});
const add = (message: string, path: string, text: string): Edit => ({ message, edit: () => ({ [path]: text }) });
const append = (message: string, path: string, text: string): Edit => ({ message, edit: (_, read) => ({ [path]: read(path) + text }) });

const edits: readonly Edit[] = [
  replace('Fix a typo', 'wiki/architecture.md', 'sleeps', 'sleps'),
  replace('Fix the fix', 'wiki/architecture.md', 'sleps', 'sleeps'),
  replace('Say it better', 'wiki/shifts.md', 'how that is done', 'how this is done'),
  append('Explain retries', 'wiki/architecture.md', '\n## Retries\n\nThe gateway tries again three times, and waits longer each time.\n'),
  replace('Name the database', 'wiki/architecture.md', 'In the database of the service', 'In the Postgres of the service'),
  replace('Stamp a review', 'wiki/alerts.md', 'teaches:', 'reviewed: 2026-02-01\nteaches:'),
  replace('Give it an owner', 'wiki/alerts.md', 'teaches:', "owner: '@acme/platform'\nteaches:"),
  replace('Tag it', 'wiki/alerts.md', 'teaches:', 'tags: [alerts, pager]\nteaches:'),
  add('Write about cake', 'wiki/cake.md', '# Cake\n\nOn Fridays.\n'),
  replace('Move lunch', 'wiki/lunch.md', 'At noon', 'At one'),
  append('More about lunch', 'wiki/lunch.md', '\nBring a book.\n'),
  {
    message: 'Rename a page, and mend',
    edit({ git }) {
      git('mv', 'wiki/shifts.md', 'wiki/rota.md');
      return {};
    },
  },
  replace('Polish the rota', 'wiki/rota.md', '# Shifts', '# Rota'),
  replace('One word in a runbook', 'runbooks/restart.md', 'closed', 'drained'),
  add('Write about handover', 'wiki/handover.md', `# Handover\n\n${filler}\n`),
  append('Recommend it', `${folder}/pathway.yml`, '      - { unit: wiki/handover, required: false }\n'),
  replace('Format a list', 'runbooks/drain.md', '1. Pause', '1.  Pause'),
  replace('Add a task', 'labs/page-yourself.md', '- [ ] Acknowledge it.', '- [ ] Acknowledge it.\n- [ ] Resolve it within 15 minutes.'),
  append('Link the lab', 'labs/page-yourself.md', '\nSee [alerts](../wiki/alerts.md).\n'),
  add('Say more of cake', 'wiki/cake.md', '# Cake\n\nOn Fridays, at three.\n'),
  replace('Number the severities', 'wiki/alerts.md', 'has to be worth it', 'has to be worth it, and is of severity 1 or 2'),
  replace('Wrap lines', 'wiki/alerts.md', 'by day and by night, and', 'by day and by night,\nand'),
  {
    message: 'Replace a runbook by a better one',
    edit({ git }, read) {
      git('rm', '--quiet', 'runbooks/drain.md');
      return {
        'runbooks/empty-the-stream.md': '# Empty the stream\n\n1. Find the group that lags.\n2. Give it more readers.\n',
        [`${folder}/pathway.yml`]: read(`${folder}/pathway.yml`).replace(
          '- unit: runbooks/drain',
          '- { unit: runbooks/empty-the-stream, replaces: [runbooks/drain] }',
        ),
      };
    },
  },
  {
    message: 'Drop the history, and mend',
    edit({ git }, read) {
      git('rm', '--quiet', 'wiki/history.md');
      return { [`${folder}/pathway.yml`]: read(`${folder}/pathway.yml`).replace(/ +- \{ unit: wiki\/history.*\n/, '') };
    },
  },
  replace('Emphasise', 'wiki/rota.md', 'production', '**production**'),
  replace('Call it by its name', 'wiki/handover.md', 'how that is done', 'how it is done'),
  append('Thank somebody', 'wiki/lunch.md', '\nThanks to the kitchen.\n'),
  replace('Point elsewhere', 'wiki/index.md', 'All that we know', 'All that we [know](architecture.md)'),
  add('Write about coffee', 'wiki/coffee.md', '# Coffee\n\nAlways.\n'),
  replace('Estimate the time', 'wiki/rota.md', '# Rota', '---\nminutes: { read: 4 }\n---\n\n# Rota'),
];

test('a busy team changes thirty things, nobody thinks of versions, and one release tells them all', { timeout: 600_000 }, async () => {
  const repository = makeRepository(files);
  const { root } = repository;
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const first = await runIn(root, ['pathway', 'release', 'on-call', '--now', '2026-01-02']);
  expect(first).toMatchObject({ code: 0 });
  repository.commit({}, { message: 'Release on-call 1.0.0' });
  const locks = (): string[] => readdirSync(join(root, folder, 'releases'));
  const lines: string[] = [];
  for (const { message, edit } of edits) {
    repository.write(edit(repository, read));
    if (message.endsWith('and mend')) await runIn(root, ['check', '--fix']);
    const retired = 'content/pathways/retired.yml';
    // Why a unit is no more only people can say.
    if (existsSync(join(root, retired)))
      repository.write({ [retired]: read(retired).replace(/'To be completed[^']*'/, 'Told elsewhere.') });
    repository.commit({}, { message });
    const { code, out } = await runIn(root, ['check', '--changed-since', 'HEAD~1', '--fail-on', 'error']);
    const found = out.split('\n').filter((line) => line.startsWith('`on-call`'));
    // Why is told behind it.
    const told = found.map((line) => line.replace(/ It is (?:major|minor), because .*$/, ''));
    expect({ message, code, out }).toMatchObject({ message, code: 0 });
    expect(locks()).toEqual(['1.0.0.lock.json']);
    lines.push(`${message}: ${told.join(' ') || '-'}`);
  }
  expect(edits).toHaveLength(30);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "Fix a typo: \`on-call\`: next is 1.0.1: 1 unit changed.
    Fix the fix: -
    Say it better: \`on-call\`: next is 1.0.1: 1 unit changed.
    Explain retries: \`on-call\`: next is 1.1.0: 2 units changed.
    Name the database: \`on-call\`: next is 1.1.0: 2 units changed.
    Stamp a review: \`on-call\`: next is 1.1.0: 2 units changed.
    Give it an owner: \`on-call\`: next is 1.1.0: 2 units changed.
    Tag it: \`on-call\`: next is 1.1.0: 2 units changed.
    Write about cake: -
    Move lunch: -
    More about lunch: -
    Rename a page, and mend: \`on-call\`: next is 1.1.0: 2 units changed.
    Polish the rota: \`on-call\`: next is 1.1.0: 2 units changed.
    One word in a runbook: \`on-call\`: next is 1.1.0: 3 units changed.
    Write about handover: -
    Recommend it: \`on-call\`: next is 1.1.0: 3 units changed, 1 added.
    Format a list: \`on-call\`: next is 1.1.0: 3 units changed, 1 added.
    Add a task: \`on-call\`: next is 2.0.0: 4 units changed, 1 added.
    Link the lab: \`on-call\`: next is 2.0.0: 4 units changed, 1 added.
    Say more of cake: -
    Number the severities: \`on-call\`: next is 2.0.0: 5 units changed, 1 added.
    Wrap lines: \`on-call\`: next is 2.0.0: 5 units changed, 1 added.
    Replace a runbook by a better one: \`on-call\`: next is 2.0.0: 5 units changed, 1 added, 1 replaced.
    Drop the history, and mend: \`on-call\`: next is 2.0.0: 5 units changed, 1 added, 1 replaced, 1 removed.
    Emphasise: \`on-call\`: next is 2.0.0: 5 units changed, 1 added, 1 replaced, 1 removed.
    Call it by its name: \`on-call\`: next is 2.0.0: 5 units changed, 1 added, 1 replaced, 1 removed.
    Thank somebody: -
    Point elsewhere: -
    Write about coffee: -
    Estimate the time: \`on-call\`: next is 2.0.0: 5 units changed, 1 added, 1 replaced, 1 removed."
  `);
  const { code, out } = await runIn(root, ['pathway', 'release', 'on-call', '--dry-run', '--now', '2026-07-01']);
  expect([code, out]).toMatchInlineSnapshot(`
    [
      0,
      "---
    units:
      wiki/architecture:
        impact: review
        revision: '3659477db54ff560'
        text: '“Where data lives” and “Retries”: 13 words added, 1 word removed.'
      wiki/alerts: { impact: review, revision: cca241130efc6503, text: '“Severity”: 7 words added.' }
      wiki/rota: { impact: none, revision: a59d18cd9b6cb9e4, text: '1 word added, 1 word removed.' }
      runbooks/restart:
        impact: review
        revision: '07cdf3e444bc0a28'
        text: '1 word added, 1 word removed.'
      runbooks/empty-the-stream:
        impact: none
        text: 'Replaces “Drain the queue”: who completed that has completed this.'
      labs/page-yourself:
        impact: redo
        revision: e04c543c3b90fc84
        text: 'What is assessed changed. 7 words added.'
      wiki/handover: { impact: none, text: 'New, and optional.' }
      wiki/history: { impact: none, text: 'No longer part of the pathway.' }
    ---

    5 units changed, 1 added, 1 replaced and 1 removed.
    ",
    ]
  `);
  expect(await runIn(root, ['pathway', 'release', 'on-call', '--now', '2026-07-01'])).toMatchObject({ code: 0 });
  expect(locks()).toEqual(['1.0.0.lock.json', '2.0.0.lock.json']);
  repository.commit({}, { message: 'Release on-call 2.0.0' });
  expect((await runIn(root, ['pathway', 'check'])).out).toBe('`on-call`: 2.0.0, nothing to release.\n');
});
