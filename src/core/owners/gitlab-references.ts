import type { Finding } from '../diagnostic.ts';
import { quote } from '../wording.ts';
import type { Word } from './owner-lines.ts';

/**
 * Owners among the words behind a pattern or heading, as GitLab finds them: `@user`, `@group/subgroup`, `@@role` and mail addresses,
 * wherever they stand, in what looks like a comment too; anything else is ignored (docs.gitlab.com, “Malformed owners”).
 */
export function readGitlabOwners(words: readonly Word[], file: string): { owners: string[]; findings: Finding[] } {
  const owners = new Set<string>();
  const findings: Finding[] = [];
  let isComment = false;
  for (const word of words) {
    isComment ||= word.text.startsWith('#');
    const found = findReferences(word.text);
    for (const owner of found) owners.add(owner);
    const message = isComment ? explainComment(found) : explainWord(word.text, found);
    if (message !== undefined) findings.push({ rule: 'owner/invalid-owner', ...message, file, range: word.range, actual: word.text });
  }
  return { owners: [...owners], findings };
}

/** A word that is longer holds no name. */
const maxLength = 320;

const roles = /^@@(?:developers?|maintainers?|owners?)$/i;

function findReferences(word: string): string[] {
  if (word.length > maxLength) return [];
  const bare = word.replace(/^[(<"',;:]+|[)>"',;:]+$/g, '');
  if (/^[^\s@,;:<>()[\]"]+@[^\s@,;:<>()[\]"/]+$/.test(bare)) return [bare];
  const references = [...word.matchAll(/(?<![\w@.-])@{1,2}\w[\w.-]*(?:\/[\w.-]+)*/g)].map(([text]) => text.replace(/[.-]+$/, ''));
  return references.filter((text) => !text.startsWith('@@') || roles.test(text));
}

type Explanation = Pick<Finding, 'message' | 'hint'>;

function explainComment(found: readonly string[]): Explanation | undefined {
  if (found.length === 0) return undefined;
  const message = `GitLab has no comments behind a pattern: ${found.map(quote).join(' and ')} counts as an owner.`;
  return { message, hint: 'Write the comment on a line of its own.' };
}

function explainWord(word: string, found: readonly string[]): Explanation | undefined {
  if (found.length > 0) return undefined;
  if (word.startsWith('@@')) {
    return {
      message: `${quote(word)} is no role that can own files; GitLab ignores it.`,
      hint: 'Roles are `@@developer`, `@@maintainer` and `@@owner`.',
    };
  }
  const hint = 'Owners are `@user`, `@group/subgroup`, `@@role` or a mail address; a blank in a pattern is written `\\ `.';
  return { message: `${quote(word)} isn’t an owner; GitLab ignores it.`, hint };
}
