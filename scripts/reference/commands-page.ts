import type { Command, Option } from '../command.ts';
import { commandSummaries, findCommand, loadCommand } from '../commands.ts';
import { block, code, frontmatter, listCodes, table } from './markdown.ts';

/** Page about the command line. */
export async function commandsPage(): Promise<string> {
  const names = commandSummaries.flatMap(({ name }) => findCommand(name) ?? []);
  const commands = await Promise.all(names.map(loadCommand));
  return [
    frontmatter('Commands', 'Every command with its options, and the exit codes.', 4, ['scripts/commands.ts', 'scripts/commands/*.ts']),
    block('sh', 'waymark COMMAND [OPTIONS]'),
    '',
    'Run it as `npx waymark …`. Every command takes `--help`. Data goes to standard output, words for people to standard error.',
    '',
    '## Exit codes',
    '',
    table(['Code', 'Means'], exitCodes),
    ...commands.map(commandSection),
    '\n## Surroundings\n',
    table(['Variable', 'Does'], variables),
  ].join('\n');
}

const exitCodes = [
  ['0', 'nothing at or above the threshold'],
  ['1', 'findings'],
  ['2', 'wrong usage or configuration, or the command can’t go on'],
  ['3', 'it could not be determined'],
];

const variables = [
  [code('CI'), 'no advice that only a person at the machine could follow'],
  [code('NO_COLOR'), 'no colours, when it is set'],
  [code('FORCE_COLOR'), 'colours where there is no terminal, unless it is `0`'],
];

function commandSection({ name, summary, positionals, details, options }: Command): string {
  const usage = ['waymark', name, positionals, '[OPTIONS]'].filter(Boolean).join(' ');
  const rows = Object.entries(options).map(([option, value]) => [optionLabel(option, value), optionMeaning(value)]);
  return [
    `\n## waymark ${name}\n`,
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.\n`,
    block('sh', usage),
    ...(details === undefined ? [] : ['', toParagraphs(details)]),
    ...(rows.length === 0 ? [] : ['', table(['Option', 'Does'], rows)]),
  ].join('\n');
}

function optionLabel(name: string, { type, value = 'VALUE', short }: Option): string {
  const flag = code(type === 'string' ? `--${name} ${value}` : `--${name}`);
  return short === undefined ? flag : `${code(`-${short}`)}, ${flag}`;
}

function optionMeaning({ help, choices }: Option): string {
  return choices ? `${help}: ${listCodes(choices)}` : help;
}

/** Help is set for a terminal: its lines become paragraphs, its indented lines examples. */
function toParagraphs(details: string): string {
  return details
    .split(/\n\n+/)
    .map((paragraph) => (paragraph.startsWith('  ') ? block('sh', paragraph.replace(/^ {2}/gm, '')) : paragraph.replaceAll('\n', ' ')))
    .join('\n\n');
}
