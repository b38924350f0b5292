import { readCommand } from './read-command.ts';
import { readPath } from './read-path.ts';
import type { Name } from './reference.ts';

/**
 * Reads inline code. Plain words name nothing for sure, and what holds blanks is a phrase unless it is a command that says which
 * target or script it runs.
 */
export function readSpan(text: string): Name[] {
  const trimmed = text.trim();
  const isCall = /^[\w$.:#]+\([^()]*\)$|^<\/?[A-Z][\w.]*[^<>]*>$/.test(trimmed);
  if (/\s/.test(trimmed) && !isCall) return readCommand(trimmed);
  return readFlag(trimmed) ?? readPath(trimmed) ?? readIdentifier(trimmed) ?? [];
}

/** Reads `--dry-run`, with a value perhaps. Short flags are too short to be looked up. */
export function readFlag(text: string): Name[] | undefined {
  const [, written = '', name] = /^(--(?:no-)?([a-z][a-z\d]*(?:-[a-z\d]+)*))(?:=.*)?$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  return name.length < 3 ? [] : [{ kind: 'flag', text: written, names: [name] }];
}

/** Parts of a name are divided by dots, `::` or `#`; around it may stand what a language writes there. */
function readIdentifier(text: string): Name[] | undefined {
  const bare = text
    .replace(/\([^()]*\)$/, '')
    .replace(/^<\/?/, '')
    .replace(/[\s/>].*$/, '')
    .replace(/^[@$]\{?/, '')
    .replace(/\}$/, '');
  const parts = bare.replace(owner, '').split(/\?\.|\.|::|#/);
  if (!parts.every((part) => /^[A-Za-z_$][\w$]*$/.test(part))) return undefined;
  // What is qualified by a plain word (`client.UpdateOption`) is a member of anything, of another package as well.
  return parts.every(isTelling) ? [{ kind: 'identifier', text, names: parts }] : undefined;
}

/** What stands before names that are the repository's own. */
const owner = /^(?:this|self|process\.env|import\.meta\.env|os\.environ|env|ENV)\./;

/** Whether a word is one that somebody made up for code: camelCase, PascalCase of two words, snake_case or CONSTANT_CASE. */
function isTelling(word: string): boolean {
  if (word.length < 5) return false;
  const isMixed = /[a-z\d][A-Z]/.test(word) && /[a-z]{2}/.test(word);
  return isMixed || /[A-Za-z\d]_[A-Za-z\d]/.test(word);
}
