'use strict';
// Stands in for `waymark freshness`, `waymark review` and the format of Code Quality, which recipes call: it answers in the form that
// they promise. What it is asked for is written into the file that STAND_IN_LOG names.
const { execFileSync } = require('node:child_process');
const { appendFileSync } = require('node:fs');

const args = process.argv.slice(2);
const valueOf = (name) => args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? args[args.indexOf(name) + 1];
if (process.env.STAND_IN_LOG) appendFileSync(process.env.STAND_IN_LOG, `${args.join(' ')}\n`);

const touched = { rule: 'freshness/touched', severity: 'info', file: 'docs/pay.md', message: 'This change touches `src/pay.ts`.' };
const owners = (process.env.STAND_IN_OWNERS ?? '').split('\n').filter(Boolean);
const marker = (owner) => `<!-- waymark-freshness:${owner} -->`;
const formats = {
  json: () => ({ schemaVersion: 1, summary: {}, diagnostics: [touched], pages: [] }),
  codequality: () => [{ check_name: touched.rule, description: touched.message, fingerprint: 'f', severity: 'info', location: {} }],
  issues: () => ({
    schemaVersion: 1,
    issues: owners.map((owner) => {
      return { owner, marker: marker(owner), title: `Pages of ${owner}`, body: `${marker(owner)}\nText.\n`, open: !owner.includes('done') };
    }),
  }),
  slack: () => owners.map((owner) => ({ owner, channel: '#docs', text: 'Text.', blocks: [] })),
  github: () => '::notice file=docs/pay.md,title=freshness/touched::This change touches `src/pay.ts`.',
  summary: () => '## Freshness',
};

function review() {
  const owner = valueOf('--owner');
  if (owner.includes('nothing')) process.exit(2);
  const git = (...more) => execFileSync('git', more, { encoding: 'utf8' }).trim();
  const branch = `waymark/review-${owner.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '')}-2026-11-01`;
  const message = `Confirm a page of ${owner}\n\ndiff --git a/src/pay.ts b/src/pay.ts\n-\`\`\`\n+@acme/everybody [x](https://evil.example)`;
  const commit = git('commit-tree', '-p', 'HEAD', '-m', message, 'HEAD^{tree}');
  git('update-ref', `refs/heads/${branch}`, commit, '');
  return { branch, commit, stamped: ['docs/pay.md'] };
}

const format = args.includes('--format') ? valueOf('--format') : 'pretty';
const answer = args[0] === 'review' ? review() : args[0] === 'check' ? [] : (formats[format] ?? (() => ''))();
process.stdout.write(typeof answer === 'string' ? `${answer}\n` : `${JSON.stringify(answer)}\n`);
process.exitCode = Number(process.env.STAND_IN_CODE ?? 0);
