import { describe, expect, it } from 'vitest';
import { runChecks } from '../../../src/core/check.ts';
import { describeFinding } from '../../helpers/describe-finding.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';

const lock = {
  schemaVersion: 1,
  pathway: 'on-call',
  version: '1.0.0',
  date: '2026-01-02',
  commit: 'a'.repeat(40),
  notes: { summary: '', units: [], other: [] },
  title: 'On call',
  roles: [],
  entry: [],
  outcomes: [],
  stages: [],
  assessments: {
    shift: { title: 'Shadow a shift', task: 'Take one.', skills: [], criteria: { log: { text: 'A log.' }, calm: { text: 'Calm.' } } },
  },
  units: {},
  digest: '0'.repeat(64),
};

const files = {
  'docs/a.md': '# A\n\nText.',
  'pathways/on-call/pathway.yml': 'id: on-call\ntitle: On call\nstages: [{ id: s, title: S }]\n',
  'pathways/on-call/releases/1.0.0.lock.json': JSON.stringify(lock),
};

const good = `subject: '@ada'
pathway: on-call@1.0.0
assessment: shift
links: [https://example.com/incident/7]
rubric: [{ criterion: log, level: independent, note: Complete }, { criterion: calm }]
reviewers: ['@grace']
decision: supported
assessedOn: 2027-03-02`;

/** Faults of the rules of evidence, one line each. */
function faultsOf(evidence: Record<string, string>): string {
  const catalog = catalogOf({ ...files, ...evidence });
  const found = runChecks(catalog, { severities: {}, hash: (text) => text }).filter(({ rule }) => rule.startsWith('evidence/'));
  return `\n${found.map((fault) => `${fault.file}\n${describeFinding(fault)}`).join('\n')}\n`;
}

const at = 'evidence/ada/2027-03-01-shift.md';
const text = (fields: string): string => `---\n${fields}\n---\n\n# What happened\n`;

describe('evidence', () => {
  it('is read, and is no page', () => {
    const catalog = catalogOf({ ...files, [at]: text(good), 'evidence/README.md': '# Evidence', 'evidence/ada/README.md': '# Ada' });
    expect(catalog.curriculum.evidence).toMatchObject([{ path: at, file: { subject: '@ada', decision: 'supported', skills: [] } }]);
    expect(catalog.findings).toEqual([]);
    expect(catalog.pages.map(({ path }) => path)).toEqual(['docs/a.md']);
    expect(faultsOf({ [at]: text(good) })).toBe('\n\n');
  });

  it('with wrong fields is none, and says where', () => {
    const fields = 'subject: ada\npathway: on-call\nassesment: shift\ndecision: yes\nassessedOn: 2027-02-30\nlinks: [ftp://x]';
    expect(catalogOf({ ...files, [at]: text(fields) }).curriculum.evidence).toEqual([]);
    expect(faultsOf({ [at]: text(fields) })).toMatchInlineSnapshot(`
      "
      evidence/ada/2027-03-01-shift.md
        3:10-17 evidence/invalid-value: \`pathway\` is \`on-call\`, expected a pathway and one of its versions, such as on-call@1.2.0.
      evidence/ada/2027-03-01-shift.md
        4:1-10 evidence/invalid-value: Unexpected field \`assesment\`. [Did you mean \`assessment\`?]
      evidence/ada/2027-03-01-shift.md
        5:11-14 evidence/invalid-value: \`decision\` is \`yes\`, expected one of \`supported\` or \`not-yet\`.
      evidence/ada/2027-03-01-shift.md
        6:13-23 evidence/invalid-value: \`assessedOn\` is \`2027-02-30\`, expected a date that exists.
      evidence/ada/2027-03-01-shift.md
        7:9-16 evidence/invalid-value: Item 1 of \`links\` is \`ftp://x\`, expected an address such as https://example.com.
      "
    `);
    expect(faultsOf({ [at]: text('subject: [ada') })).toMatchInlineSnapshot(`
      "
      evidence/ada/2027-03-01-shift.md
        2:10-11 evidence/invalid-value: A \`[\` is opened and not closed. [Add \`]\`.]
      "
    `);
  });

  it('without frontmatter is none', () => {
    expect(faultsOf({ [at]: '# What happened\n' })).toMatchInlineSnapshot(`
      "
      evidence/ada/2027-03-01-shift.md
        file evidence/invalid-value: The file has no frontmatter that says whose evidence it is and for what. [Begin it with \`waymark new evidence\`.]
      "
    `);
  });

  it('lies with whose it is, under its day', () => {
    const evidence = {
      'evidence/grace/2027-03-01-shift.md': text(good),
      'evidence/ada/2027-02-30-shift.md': text(good),
      'evidence/ada/shift.md': text(good),
    };
    expect(faultsOf(evidence)).toMatchInlineSnapshot(`
      "
      evidence/ada/2027-02-30-shift.md
        file evidence/misplaced: The name \`2027-02-30-shift.md\` doesn’t begin with a day. [Call it \`2027-03-01-what-it-is.md\`.]
      evidence/ada/shift.md
        file evidence/misplaced: The name \`shift.md\` doesn’t begin with a day. [Call it \`2027-03-01-what-it-is.md\`.]
      evidence/grace/2027-03-01-shift.md
        2:10-16 evidence/misplaced: The evidence of \`ada\` lies in the folder of \`grace\`. [Move the file, or write \`subject: grace\`.]
      "
    `);
  });

  it('names a release, one of its assessments, and criteria of that, each once', () => {
    const evidence = {
      [at]: text(good.replace('@1.0.0', '@1.0.1')),
      'evidence/ada/2027-03-02-b.md': text(good.replace('on-call@', 'oncall@')),
      'evidence/ada/2027-03-03-c.md': text(good.replace('assessment: shift', 'assessment: shft')),
      'evidence/ada/2027-03-04-d.md': text(good.replace('criterion: calm', 'criterion: log')),
      'evidence/ada/2027-03-05-e.md': text(good.replace('criterion: calm', 'criterion: clam')),
    };
    expect(faultsOf(evidence)).toMatchInlineSnapshot(`
      "
      evidence/ada/2027-03-01-shift.md
        3:10-23 evidence/unknown-release: There is no release \`on-call@1.0.1\`. [Did you mean \`on-call@1.0.0\`?]
      evidence/ada/2027-03-02-b.md
        3:10-22 evidence/unknown-release: There is no release \`oncall@1.0.0\`. [Did you mean \`on-call@1.0.0\`?]
      evidence/ada/2027-03-03-c.md
        4:13-17 evidence/unknown-assessment: \`on-call@1.0.0\` has no assessment \`shft\`. [Did you mean \`shift\`?]
      evidence/ada/2027-03-04-d.md
        6:79-82 evidence/unknown-criterion: The criterion \`log\` is judged already. [Join the two judgements.]
      evidence/ada/2027-03-05-e.md
        6:79-83 evidence/unknown-criterion: The assessment \`shift\` has no criterion \`clam\`. [Did you mean \`calm\`?]
      "
    `);
  });

  it('is not blamed for a pathway or a lock that can’t be read', () => {
    const broken = { 'pathways/on-call/pathway.yml': 'id: [', [at]: text(good) };
    expect(faultsOf(broken)).toBe('\n\n');
    expect(faultsOf({ 'pathways/on-call/releases/1.0.0.lock.json': '{', [at]: text(good) })).toBe('\n\n');
  });
});
