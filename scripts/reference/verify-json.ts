import { block, code, table } from './markdown.ts';

/** The page of the example: what is listed needs no running. */
export const verifyExample = {
  'waymark.yml': 'sources:\n  - { id: labs, path: labs }\n',
  'labs/count-the-jobs.md': '# Count the jobs\n\n```sh verify=make-a-folder timeout=5s\nmkdir jobs\n```\n',
};

/** What the fields of a block mean. */
const blockFields: Record<string, string> = {
  name: 'As its author named it, else `block-3` for the third of the page.',
  kind: '`fence`, or `lab` for the command of a lab.',
  line: 'Line of the page on which it begins.',
  shell: '`sh` or `bash`.',
  script: 'What is run.',
  template: 'Address of the folder that a new lab begins with, else `null`.',
  timeout: 'Seconds that it may take.',
  expectExit: 'Exit code that means success.',
  status: '`passed`, `failed`, `timed-out`, `skipped` (one before it failed), or `listed` with `--list`.',
  exitCode: 'Exit code; `null` for what didn’t end by itself or wasn’t run.',
  seconds: 'How long it ran.',
  output: 'The last lines of what it wrote, at most 20.',
};

/** Section about `waymark verify`. `printed` is what it prints for the example. Throws when it prints a field that isn't explained. */
export function verifySection(printed: string): string[] {
  const { pages } = JSON.parse(printed) as { pages: { blocks: object[] }[] };
  const rows = Object.keys(pages[0]?.blocks[0] ?? {}).map((name) => {
    const meaning = blockFields[name];
    if (meaning === undefined) throw new Error(`A block has the field ${name}, which the reference doesn't explain.`);
    return [code(name), meaning];
  });
  return [
    '\n## waymark verify\n',
    block('sh', 'waymark verify --list --format json'),
    '',
    block('json', printed),
    '\n`recorded` says whether the record names this run. `refused` lists pages of untrusted sources, each with `path` and `reason`. `faults` lists what a page marks and what can’t be run as it is meant, each with `line`, `message` and `hint`: such a page isn’t recorded, and the exit code is 1.\n',
    '### Block\n',
    table(['Field', 'Meaning'], rows),
  ];
}
