import { loadCatalog } from '../../src/node/load-catalog.ts';
import { planMove } from '../../src/node/plan-move.ts';
import { listMove, listProblems, summarizeMove } from '../../src/report/move.ts';
import { chooseMoves } from '../choose-moves.ts';
import { readingOptions, text, type Command } from '../command.ts';
import { rootOf } from '../find-root.ts';
import { withProgress } from '../terminal.ts';
import { writeMove } from '../write-move.ts';

/** `waymark mv`. */
export const command: Command = {
  name: 'mv',
  summary: 'move a page or a folder, and mend what refers to it',
  positionals: 'FROM TO',
  details: `Moves a page, a folder of pages or a picture as \`git mv\` does, and changes what refers to it: links in every
page and in what is moved, in the way each of them is written; includes, templates of labs and code from the
repository; navigation files; pathways; \`covers\`, \`replacedBy\`, the glossary and the sidecar. The old ids of
pages go into the sidecar, so that their addresses stay valid. What leads to the right place as it is stays as it
is.

  waymark mv docs/deploy.md docs/how-to/
  waymark mv docs/howto docs/how-to --dry-run

All of it is worked out first. Where it would leave errors or warnings behind that weren’t there before, they are
listed, and nothing is written unless --force says so. Infos are listed and hold nothing up, and so are pages that
somebody else answers for afterwards. A file is never overwritten.

Exit code 0: moved. 1: it would leave faults, or did. 2: wrong usage or configuration.`,
  options: {
    ...readingOptions,
    'dry-run': { type: 'boolean', short: 'n', help: 'print every file and place instead of changing them' },
    force: { type: 'boolean', help: 'move even where faults are left' },
  },
  async run({ values, positionals: [from = '', to = ''], io }) {
    const root = await rootOf(values, io);
    const config = text(values, 'config');
    const plan = await withProgress(io, 'Reading pages', async (onProgress) => {
      const loaded = await loadCatalog(root, { config, bodies: false, onProgress });
      return planMove(loaded, await chooseMoves(loaded, { from, to, cwd: io.cwd }));
    });
    const problems = plan.stuck.length + plan.faults.length;
    const isDry = values['dry-run'] === true;
    if (isDry) io.out(listMove(plan));
    if (problems + plan.infos.length > 0) io.err(listProblems(plan));
    if (isDry) return problems > 0 ? 1 : 0;
    if (problems > 0 && values['force'] !== true) {
      io.err(`Nothing was moved. Mend what is listed, or move with \`--force\` and mend it afterwards.\n`);
      return 1;
    }
    await writeMove(root, plan);
    io.err(summarizeMove(plan));
    return problems > 0 ? 1 : 0;
  },
};
