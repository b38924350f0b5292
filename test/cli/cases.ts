import type { Files } from '../helpers/repository.ts';

/** A command line with what it must give, run in this process and through the program that users start. */
export interface Case {
  name: string;
  files?: Files;
  argv: readonly string[];
  code: 0 | 1 | 2;
  /** What standard output must match; nothing when absent. */
  out?: RegExp;
  /** Likewise for standard error. */
  err?: RegExp;
  /** Whether it is run through the program, too: one of each kind is. */
  program?: true;
}

const clean: Files = { 'docs/index.md': '# Payments\n\nHow we pay.\n' };
const broken: Files = { ...clean, 'docs/call.md': '# On call\n\nSee [the index](indx.md).\n' };
const doubtful: Files = { ...clean, 'docs/call.md': '# On call\n\nSee [the index](index.md#nowhere).\n' };
const misconfigured: Files = { ...clean, 'waymark.yml': 'sorces:\n  - id: docs\n    path: docs\n' };

/** Every behaviour that has an exit code. */
export const cases: readonly Case[] = [
  { name: 'no command', argv: [], code: 2, err: /^waymark: a learning portal/, program: true },
  { name: 'the list of commands', argv: ['--help'], code: 0, out: /^waymark: a learning portal.*\n {2}check /s },
  { name: 'the list of commands, in a word', argv: ['help'], code: 0, out: /^waymark: a learning portal/ },
  { name: 'help of a command', argv: ['help', 'check'], code: 0, out: /^waymark check: find every fault/, program: true },
  { name: 'help asked of a command', argv: ['check', '--help'], code: 0, out: /^waymark check: find every fault/ },
  { name: 'help beside nonsense', argv: ['check', '--nonsense', '-h'], code: 0, out: /^waymark check: find every fault/ },
  { name: 'help of no command', argv: ['help', 'chekc'], code: 2, err: /There is no command `chekc`\.\n {2}Did you mean `check`\?\n$/ },
  { name: 'the version', argv: ['--version'], code: 0, out: /^\d+\.\d+\.\d+\n$/, program: true },
  {
    name: 'a misspelt command',
    argv: ['chekc'],
    code: 2,
    err: /^waymark: There is no command `chekc`\.\n {2}Did you mean `check`\?\n$/,
    program: true,
  },
  { name: 'an unknown command', argv: ['xyzzy'], code: 2, err: /There is no command `xyzzy`\.\n {2}Run `waymark --help`/ },
  { name: 'a misspelt option without command', argv: ['--verson'], code: 2, err: /no option `--verson`\.\n {2}Did you mean `--version`\?/ },
  {
    name: 'a misspelt option',
    argv: ['check', '--fial-on=error'],
    code: 2,
    err: /`check` has no option `--fial-on`\.\n {2}Did you mean `--fail-on`\?/,
  },
  { name: 'an unknown option', argv: ['check', '--xyzzy'], code: 2, err: /no option `--xyzzy`\.\n {2}Run `waymark check --help`\./ },
  { name: 'an unknown short option', argv: ['check', '-x'], code: 2, err: /no option `-x`/ },
  { name: 'an option without its value', argv: ['check', '--format'], code: 2, err: /`--format` needs a value: `--format FORMAT`\./ },
  { name: 'an option before another', argv: ['check', '--baseline', '--fix'], code: 2, err: /`--baseline` needs a value/ },
  { name: 'an empty value', argv: ['check', '--baseline='], code: 2, err: /`--baseline` needs a value/ },
  {
    name: 'a value that means nothing',
    argv: ['check', '--format', 'jsno'],
    code: 2,
    err: /expected one of .*\n {2}Did you mean `json`\?/,
  },
  { name: 'a value for a switch', argv: ['check', '--fix=no'], code: 2, err: /`--fix` takes no value, and is given `no`\./ },
  { name: 'an option twice', argv: ['check', '--format=json', '--format=json'], code: 2, err: /`--format` is given twice\./ },
  { name: 'an argument too many', argv: ['schema', 'config', 'page'], code: 2, err: /`page` is one argument too many\./ },
  { name: 'an argument where none is', argv: ['pages', 'docs'], code: 2, err: /`pages` takes no arguments, and is given `docs`\./ },
  { name: 'an argument too few', argv: ['new', 'runbook'], code: 2, err: /`new` needs NAME\./ },
  { name: 'a root that isn’t there', argv: ['check', '--root', 'nowhere'], code: 2, err: /There is no folder `nowhere`\./ },
  {
    name: 'a path that isn’t there',
    files: clean,
    argv: ['check', 'docs/nowhere.md'],
    code: 2,
    err: /no file or folder `docs\/nowhere\.md`/,
    program: true,
  },
  { name: 'a path outside', files: clean, argv: ['check', '..'], code: 2, err: /`\.\.` lies outside of the repository\./ },
  {
    name: 'a path behind two hyphens',
    files: { ...clean, 'docs/--help.md': '# Help\n\nText.\n' },
    argv: ['check', '--', 'docs/--help.md'],
    code: 0,
    out: /in 1 page\.\n$/,
  },
  { name: 'content without fault', files: clean, argv: ['check'], code: 0, out: /^No problems in 1 page\.\n$/, program: true },
  { name: 'a folder without a page', argv: ['check'], code: 0, out: /^No pages were found\.\n$/ },
  {
    name: 'content with an error',
    files: broken,
    argv: ['check'],
    code: 1,
    out: /docs\/call\.md:3:17.*1 error in 2 pages\.\n$/s,
    program: true,
  },
  {
    name: 'an error in another file than named',
    files: broken,
    argv: ['check', 'docs/index.md'],
    code: 0,
    out: /^No problems in 1 page\.\n$/,
  },
  { name: 'an error in the folder named', files: broken, argv: ['check', 'docs'], code: 1, out: /1 error in 2 pages\.\n$/ },
  {
    name: 'a path without pages',
    files: { ...clean, 'src/main.ts': '' },
    argv: ['check', 'src'],
    code: 0,
    out: /No pages/,
    err: /^None of these paths holds a page\.\n$/,
  },
  { name: 'a warning', files: doubtful, argv: ['check'], code: 0, out: /1 warning in 2 pages\.\n$/ },
  { name: 'a warning that fails', files: doubtful, argv: ['check', '--fail-on', 'warning'], code: 1, out: /1 warning/ },
  {
    name: 'a configuration with a fault',
    files: misconfigured,
    argv: ['check'],
    code: 2,
    out: /waymark\.yml:1:1.*Did you mean `sources`\?\n\n1 error\.\n$/s,
    program: true,
  },
  {
    name: 'a configuration with a fault, elsewhere',
    files: misconfigured,
    argv: ['pages'],
    code: 2,
    err: /waymark\.yml:1:1.*Did you mean `sources`\?\n\n1 error\.\n$/s,
  },
  {
    name: 'a configuration that isn’t there',
    files: clean,
    argv: ['check', '--config', 'other.yml'],
    code: 2,
    err: /Cannot find the configuration file other\.yml\./,
  },
  { name: 'a baseline to write without name', files: clean, argv: ['check', '--update-baseline'], code: 2, err: /needs `--baseline FILE`/ },
  {
    name: 'a baseline to write for some paths',
    files: clean,
    argv: ['check', '--baseline=b.json', '--update-baseline', 'docs'],
    code: 2,
    err: /takes no paths/,
  },
  {
    name: 'a baseline to write for a change',
    files: clean,
    argv: ['check', '--baseline=b.json', '--update-baseline', '--changed-since=HEAD'],
    code: 2,
    err: /exclude each other/,
  },
  {
    name: 'a baseline that isn’t there',
    files: clean,
    argv: ['check', '--baseline', 'b.json'],
    code: 2,
    err: /Cannot read the baseline `b\.json`\.\n {2}Write it with/,
  },
  {
    name: 'a baseline that is none',
    files: { ...clean, 'b.json': '{}' },
    argv: ['check', '--baseline', 'b.json'],
    code: 2,
    err: /Cannot read the baseline/,
  },
  {
    name: 'a baseline in a folder that isn’t there',
    files: clean,
    argv: ['check', '--baseline=a/b.json', '--update-baseline'],
    code: 2,
    err: /Cannot write the baseline/,
  },
  {
    name: 'a ref that isn’t there',
    files: clean,
    argv: ['check', '--changed-since', 'nowhere'],
    code: 2,
    err: /There is no commit `nowhere`\./,
  },
  {
    name: 'a ref that looks like an option',
    files: clean,
    argv: ['check', '--changed-since=--output=x'],
    code: 2,
    err: /There is no commit `--output=x`\./,
  },
  { name: 'the pages', files: clean, argv: ['pages'], code: 0, out: /^docs {2}Payments {2}docs\/index\.md\n$/, program: true },
  { name: 'no pages', argv: ['pages'], code: 0, err: /^No pages were found\.\n$/ },
  {
    name: 'a schema',
    argv: ['schema', 'config'],
    code: 0,
    out: /"\$schema": "https:\/\/json-schema\.org\/draft\/2020-12\/schema"/,
    program: true,
  },
  { name: 'no such schema', argv: ['schema', 'confg'], code: 2, err: /There is no schema `confg`\.\n {2}Did you mean `config`\?/ },
  {
    name: 'a page from a template',
    files: clean,
    argv: ['new', 'how-to', 'pay'],
    code: 0,
    out: /^docs\/pay\.md\n$/,
    err: /^Its address is \/docs\/pay\/\.\n$/,
    program: true,
  },
  { name: 'a page that exists', files: clean, argv: ['new', 'page', 'Index'], code: 2, err: /`docs\/index\.md` exists already\./ },
  { name: 'a first configuration', files: clean, argv: ['init', '--yes'], code: 0, err: /write {4}waymark\.yml/, program: true },
];
