import type { YAMLError } from 'yaml';
import { quote } from './wording.ts';

/** What is wrong and what to do about it. */
interface Explanation {
  code: 'syntax' | 'tag';
  message: string;
  hint?: string;
}

const notAField = syntax(
  'This line is neither `key: value` nor an item of a list.',
  'Check for a missing colon, or for quotes that are not closed.',
);
const quoteIt = 'Put the value in quotes.';

/** Words for an error of the YAML parser, for people who know YAML by example only. `text` is what was parsed. */
export function explainYamlError(error: YAMLError, text: string): Explanation {
  return explanations[error.code]?.(error, text) ?? syntax(sentence(error.message));
}

/** Words for an alias without an anchor, which is nearly always text that starts with an asterisk. */
export function unknownAlias(name: string): Explanation {
  return syntax(`${quote(`*${name}`)} refers to an anchor that doesn’t exist.`, quoteIt);
}

const explanations: Partial<Record<YAMLError['code'], (error: YAMLError, text: string) => Explanation>> = {
  ALIAS_PROPS: ({ pos }, text) => unknownAlias(text.slice(pos[0] + 1, pos[1])),
  BAD_ALIAS: ({ pos }, text) => unknownAlias(text.slice(pos[0] + 1, pos[1])),
  BAD_DQ_ESCAPE: () =>
    syntax('Double quotes hold a backslash sequence that YAML doesn’t know.', 'Write two backslashes for one, or use single quotes.'),
  BAD_INDENT: ({ message }) => explainIndent(message),
  BAD_SCALAR_START: ({ pos }, text) => syntax(`A value without quotes can’t start with ${quote(text.charAt(pos[0]))}.`, quoteIt),
  BLOCK_AS_IMPLICIT_KEY: () => syntax('A value without quotes contains a colon followed by a space.', quoteIt),
  MISSING_CHAR: ({ message }) => explainMissing(message),
  MULTILINE_IMPLICIT_KEY: () => notAField,
  MULTIPLE_DOCS: () => syntax('A second document starts here; it is not read.', 'Remove the `---` line.'),
  NON_STRING_KEY: () => syntax('A list or mapping stands where a key should.', 'Put text that starts with `{` or `[` in quotes.'),
  TAB_AS_INDENT: () => syntax('The line is indented with a tab.', 'YAML is indented with spaces.'),
  TAG_RESOLVE_FAILED: () => ({
    code: 'tag',
    message: 'Tags have no meaning here; the value is read as it stands.',
    hint: 'Remove the tag, the word that starts with `!`.',
  }),
  UNEXPECTED_TOKEN: ({ message }) => explainUnexpected(message),
};

function explainIndent(message: string): Explanation {
  const closing = /end with an? (?<character>[\]}])/.exec(message)?.groups?.['character'];
  if (closing) return syntax(`A \`${closing === ']' ? '[' : '{'}\` is opened and not closed.`, `Add \`${closing}\`.`);
  return syntax('The indentation doesn’t fit the lines above.', 'Fields of one level start in the same column.');
}

function explainMissing(message: string): Explanation {
  if (message.startsWith('Missing closing')) return syntax('Quotes are opened here and not closed.');
  if (message.startsWith('Implicit map keys')) return notAField;
  if (message.startsWith('Missing ,')) return syntax('A comma is missing before this value.');
  const closing = /end with an? (?<character>[\]}])/.exec(message)?.groups?.['character'];
  if (closing) return explainIndent(message);
  return syntax(sentence(message));
}

function explainUnexpected(message: string): Explanation {
  if (message.includes('block-seq-ind on same line'))
    return syntax('A list can’t start on the line of its key.', 'Start it on the next line.');
  if (message.endsWith('at node end')) {
    return syntax('The value ends before this text.', 'Put the whole value in quotes; write single quotes inside single quotes twice.');
  }
  return syntax(sentence(message));
}

function syntax(message: string, hint?: string): Explanation {
  return hint === undefined ? { code: 'syntax', message } : { code: 'syntax', message, hint };
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
