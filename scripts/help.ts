import type { Command, Option } from './command.ts';
import { commandSummaries } from './commands.ts';

/** What `waymark --help` prints. */
export function overview(): string {
  const width = Math.max(...commandSummaries.map(({ name }) => name.length));
  return [
    'waymark: a learning portal from the wikis and runbooks of a repository',
    '',
    'Usage: waymark COMMAND [OPTIONS]',
    '',
    'Commands:',
    ...commandSummaries.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Every command takes --help. Exit codes: 0 nothing found, 1 findings, 2 wrong usage or configuration, 3 could not be determined.',
    '',
  ].join('\n');
}

/** What `waymark COMMAND --help` prints. */
export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => ({ left: optionLabel(name, option), right: optionHelp(option) }));
  options.push({ left: '-h, --help', right: 'this text' });
  const width = Math.max(...options.map(({ left }) => left.length));
  return [
    `waymark ${command.name}: ${command.summary}`,
    '',
    `Usage: waymark ${[command.name, command.positionals, '[OPTIONS]'].filter(Boolean).join(' ')}`,
    '',
    ...(command.details === undefined ? [] : [command.details, '']),
    'Options:',
    ...options.flatMap(({ left, right }) => wrap(`  ${left.padEnd(width)}  `, right)),
    '',
  ].join('\n');
}

/** Columns that help fits into. */
const columns = 120;

/** Words behind a label, on further lines below themselves where they don't fit. */
function wrap(label: string, text: string): string[] {
  const lines: string[] = [];
  let line = label;
  for (const [at, word] of text.split(' ').entries()) {
    if (at > 0 && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = ' '.repeat(label.length) + word;
    } else line += at > 0 ? ` ${word}` : word;
  }
  return [...lines, line];
}

function optionLabel(name: string, option: Option): string {
  const flag = option.type === 'string' ? `--${name} ${option.value ?? 'VALUE'}` : `--${name}`;
  return option.short === undefined ? `    ${flag}` : `-${option.short}, ${flag}`;
}

function optionHelp({ help, choices }: Option): string {
  return choices ? `${help}: ${choices.join(', ')}` : help;
}
