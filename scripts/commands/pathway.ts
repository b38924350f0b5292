import { UserError } from '../../src/core/user-error.ts';
import { quote } from '../../src/core/wording.ts';
import { readingOptions, text, type Command, type Io, type Values } from '../command.ts';
import { checkPathways } from '../pathway/check-pathways.ts';
import { makeRelease } from '../pathway/make-release.ts';
import { showDifference } from '../pathway/show-difference.ts';

/** What each part of the command takes beside the options of all. */
const parts = {
  check: { run: checkPathways, takes: [0, 1], options: [] },
  diff: { run: showDifference, takes: [1, 3], options: ['words'] },
  release: { run: makeRelease, takes: [1, 1], options: ['bump', 'draft', 'notes', 'dry-run', 'now'] },
} as const satisfies Record<string, { run: (input: PathwayInput) => Promise<number>; takes: [number, number]; options: string[] }>;

/** What a part of the command is run with. */
export interface PathwayInput {
  /** Positional arguments behind the name of the part. */
  positionals: string[];
  values: Values;
  io: Io;
}

/** `waymark pathway`. */
export const command: Command = {
  name: 'pathway',
  summary: 'check pathways, show what changed in one, and release it',
  positionals: 'check|diff|release [ID] [FROM] [TO]',
  details: `check [ID] reports the faults of pathways, and what their next releases would be.

diff ID [FROM] [TO] shows what learners see who go from one version to another: what is kept, what wants
another look, what is new or gone. FROM is the last release, TO is \`next\`, the working state, unless given.

release ID compares the working state with the last release, finds the smallest bump that is honest, drafts the
notes, and writes the lock of the new version. Nothing is committed. Notes come from --notes, else from next.md
beside pathway.yml, which the release uses up; what they don’t say is drafted. The first release is 1.0.0, with
--draft 0.1.0; after a draft, --draft makes the next draft, and a release without it is 1.0.0.

  waymark pathway diff on-call 1.2.0 next --words
  waymark pathway release on-call --dry-run > notes.md
  waymark pathway release on-call --notes notes.md

Exit code 0: done, or nothing to do. 1: faults. 2: wrong usage, or something that has to be done first.`,
  options: {
    ...readingOptions,
    format: { type: 'string', help: 'how to print (default: pretty)', value: 'FORMAT', choices: ['pretty', 'json'] },
    words: { type: 'boolean', help: 'diff: show the words that changed' },
    bump: { type: 'string', help: 'release: raise the version further: patch, minor, major, or the version', value: 'BUMP' },
    draft: { type: 'boolean', help: 'release: a draft, 0.x: nothing can be claimed' },
    notes: { type: 'string', help: 'release: file with edited notes', value: 'FILE' },
    'dry-run': { type: 'boolean', help: 'release: print the notes instead of writing anything' },
    now: { type: 'string', help: 'release: the UTC day of the release (default: today)', value: 'DATE' },
  },
  async run({ values, positionals, io }) {
    const [name, ...rest] = positionals;
    const hint = 'Run `waymark pathway --help`.';
    if (name === undefined || !isPart(name)) {
      throw new UserError(name === undefined ? '`pathway` needs `check`, `diff` or `release`.' : `There is no \`pathway ${name}\`.`, {
        hint,
      });
    }
    const part = parts[name];
    const [least, most] = part.takes;
    if (rest.length < least) throw new UserError(`\`pathway ${name}\` needs the id of a pathway.`, { hint });
    if (rest.length > most) throw new UserError(`\`pathway ${name}\` doesn’t take ${quote(rest[most] ?? '')}.`, { hint });
    const others = Object.values(parts).flatMap(({ options }): readonly string[] => options);
    const own: readonly string[] = part.options;
    const foreign = others.find((option) => values[option] !== undefined && !own.includes(option));
    if (foreign !== undefined) throw new UserError(`\`pathway ${name}\` has no option \`--${foreign}\`.`, { hint });
    return await part.run({ positionals: rest, values, io });
  },
};

function isPart(name: string): name is keyof typeof parts {
  return Object.hasOwn(parts, name);
}

/** Whether one document is wanted instead of words for people. */
export function wantsJson(values: Values): boolean {
  return text(values, 'format') === 'json';
}
