import { bumps, greaterBump, findBump, nextVersion, type Bump } from '../../src/core/pathways/bump.ts';
import { compareVersions } from '../../src/core/pathways/parse-lock.ts';
import { impactsOf, type WrittenNotes } from '../../src/core/pathways/release-notes.ts';
import { UserError } from '../../src/core/user-error.ts';
import { quote } from '../../src/core/wording.ts';
import type { NextRelease } from '../../src/node/read-next-release.ts';

/** What a release is called, and why. */
export interface ChosenVersion {
  version: string;
  /** The bump that was made; undefined for the first release, and where a version was given. */
  bump: Bump | undefined;
  /** The smallest honest one; `null` for the first release. */
  honest: Bump | null;
}

/**
 * The version of the next release: what the changes ask for, or what somebody asks for beyond that. Undefined when there is nothing to
 * release. Throws a `UserError` for less than the changes ask for.
 */
export function chooseVersion(
  { pathway, last, changes }: Pick<NextRelease, 'pathway' | 'last' | 'changes'>,
  notes: WrittenNotes | undefined,
  { bump: asked, draft }: { bump: string | undefined; draft: boolean },
): ChosenVersion | undefined {
  const isDrafted = last?.version.startsWith('0.') === true;
  if (last && draft && !isDrafted) {
    throw new UserError(`${quote(pathway.id)} has been released: after ${last.version} there is no draft.`, {
      hint: 'Leave out `--draft`.',
    });
  }
  const honest = findBump(changes, impactsOf(notes));
  // To be released is news for a draft, whatever else changed.
  if (last && honest === undefined && (draft || !isDrafted)) return undefined;
  const least = nextVersion(last?.version, honest ?? 'patch', { draft });
  if (asked === undefined) return { version: least, bump: last && honest, honest: honest ?? null };
  const isBump = (bumps as readonly string[]).includes(asked);
  if (isBump && last) refuseLess(asked as Bump, honest);
  const version = isBump ? nextVersion(last?.version, greaterBump(asked as Bump, honest ?? 'patch'), { draft }) : asked;
  refuseOdd(version, { least, last: last?.version, draft });
  return { version, bump: isBump && last ? (asked as Bump) : undefined, honest: honest ?? null };
}

function refuseLess(asked: Bump, honest: Bump | undefined): void {
  if (honest === undefined || greaterBump(asked, honest) === asked) return;
  throw new UserError(`The changes ask for ${quote(honest)}: \`--bump ${asked}\` would promise too much.`, {
    hint: 'A bump can be raised, not lowered. Where a change asks for less than its class, say so in the notes: `impact`, with a `reason`.',
  });
}

function refuseOdd(version: string, { least, last, draft }: { least: string; last: string | undefined; draft: boolean }): void {
  if (!/^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/.test(version)) {
    throw new UserError(`\`--bump\` is ${quote(version)}, expected patch, minor, major, or a version such as 2.0.0.`);
  }
  if (version.startsWith('0.') !== draft) {
    throw new UserError(draft ? `A draft is 0.x, not ${version}.` : `${version} is a draft: add \`--draft\`.`);
  }
  if (last !== undefined && compareVersions(version, least) < 0) {
    throw new UserError(`The next version is ${least} at least; ${version} would promise too much.`, {
      hint: 'A bump can be raised, not lowered.',
    });
  }
}
