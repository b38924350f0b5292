import { parseArgs } from 'node:util';
import { suggest } from '../src/core/suggest.ts';
import { UserError } from '../src/core/user-error.ts';
import { didYouMean, quote } from '../src/core/wording.ts';
import type { Command, Values } from './command.ts';

/** A command line taken apart. */
export interface Arguments {
  values: Values;
  positionals: string[];
}

/** Takes the arguments of a command apart. Throws a `UserError` that says which one is wrong and what is accepted. */
export function parseArguments(command: Pick<Command, 'name' | 'options' | 'positionals'>, argv: readonly string[]): Arguments {
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: { ...command.options },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, string | boolean> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (token.name in values) fail(command, `\`${token.rawName}\` is given twice.`);
    values[token.name] = readOption(command, token);
  }
  checkPositionals(command, positionals);
  return { values, positionals };
}

/** An option as `parseArgs` reports it. */
interface OptionToken {
  name: string;
  rawName: string;
  value: string | undefined;
  /** Whether the value is written behind `=`. */
  inlineValue: boolean | undefined;
}

function readOption(command: Pick<Command, 'name' | 'options'>, { name, rawName, value, inlineValue }: OptionToken): string | boolean {
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  if (!option) {
    const known = Object.keys(command.options).map((other) => `--${other}`);
    return fail(command, `\`${command.name}\` has no option ${quote(rawName)}.`, didYouMean(suggest(rawName, [...known, '--help'])));
  }
  if (option.type === 'boolean') {
    return value === undefined ? true : fail(command, `\`--${name}\` takes no value, and is given ${quote(value)}.`);
  }
  // `--baseline --fix` forgot something; a value that starts with a hyphen is written `--baseline=-x`.
  const isOption = inlineValue === false && value?.startsWith('-');
  if (!value || isOption) return fail(command, `\`--${name}\` needs a value: \`--${name} ${option.value ?? 'VALUE'}\`.`);
  if (option.choices && !option.choices.includes(value)) {
    const similar = didYouMean(suggest(value, option.choices));
    return fail(command, `\`--${name}\` is ${quote(value)}, expected one of ${option.choices.join(', ')}.`, similar);
  }
  return value;
}

/** Usage says how many there may be: `NAME` is needed, `[NAME]` isn't, `…` stands for any number. */
function checkPositionals(command: Pick<Command, 'name' | 'positionals'>, given: readonly string[]): void {
  const slots = (command.positionals ?? '').split(' ').filter(Boolean);
  const missing = slots.find((slot, index) => !slot.startsWith('[') && given[index] === undefined);
  if (missing !== undefined) fail(command, `\`${command.name}\` needs ${missing}.`);
  const extra = slots.at(-1)?.includes('…') ? undefined : given[slots.length];
  if (extra === undefined) return;
  fail(
    command,
    slots.length === 0
      ? `\`${command.name}\` takes no arguments, and is given ${quote(extra)}.`
      : `${quote(extra)} is one argument too many.`,
  );
}

function fail({ name }: Pick<Command, 'name'>, message: string, hint?: string): never {
  throw new UserError(message, { hint: hint ?? `Run \`waymark ${name} --help\`.` });
}
