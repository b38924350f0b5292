import { mkdir } from 'node:fs/promises';
import type { Page } from '../../core/catalog.ts';
import { UserError } from '../../core/user-error.ts';
import { quote } from '../../core/wording.ts';
import { toTemplateFolder } from '../../core/verify/template-folder.ts';
import type { VerifyBlock } from '../../core/verify/verify-block.ts';
import type { BlockResult } from '../../core/verify/result.ts';
import { withCleanUp } from '../interrupt.ts';
import type { TrackedFile } from '../tracked-files.ts';
import { copyTemplate } from './copy-template.ts';
import { runScript, type RunningScript, type ScriptResult } from './run-script.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

/** Where pages are run. */
export interface RunContext {
  root: string;
  tracked: ReadonlyMap<string, TrackedFile>;
  /** `PATH` of whoever runs them. */
  searchPath: string | undefined;
  /** Called when a block begins. */
  onBlock(block: VerifyBlock): void;
}

/**
 * Runs the blocks of one page in their order, in temporary folders that are gone afterwards, even when the process is interrupted. Behind
 * a block that fails the others are skipped: they build on it.
 */
export async function runPage(page: Pick<Page, 'path' | 'document'>, context: RunContext): Promise<BlockResult[]> {
  const workplace = await openWorkplace(context.searchPath);
  const running: { script?: RunningScript } = {};
  const cleanUp = (): void => {
    running.script?.kill();
    workplace.remove();
  };
  return withCleanUp(cleanUp, async () => {
    try {
      return await runBlocks(page, context, { workplace, running });
    } finally {
      workplace.remove();
    }
  });
}

interface Run {
  workplace: Workplace;
  /** What has to be ended when the process is. */
  running: { script?: RunningScript };
}

async function runBlocks({ path, document }: Pick<Page, 'path' | 'document'>, context: RunContext, run: Run): Promise<BlockResult[]> {
  const results: BlockResult[] = [];
  let cwd = await run.workplace.begin();
  for (const block of document.blocks ?? []) {
    if (results.some(({ status }) => status !== 'passed')) {
      results.push({ block, status: 'skipped', exitCode: undefined, seconds: 0, output: [] });
      continue;
    }
    if (block.template !== undefined) {
      const begun = await beginLab(path, block.template, context, run.workplace);
      if (typeof begun !== 'string') {
        results.push({ block, status: 'failed', exitCode: undefined, seconds: 0, output: [begun.refusal] });
        continue;
      }
      cwd = begun;
    }
    // A block may have removed the folder that it ran in.
    await mkdir(cwd, { recursive: true });
    context.onBlock(block);
    const { shell, script, timeout } = block;
    run.running.script = runScript({ shell, script, cwd, env: { ...run.workplace.env, PWD: cwd }, timeout: timeout * 1000 });
    results.push(toResult(block, await run.running.script.result));
    delete run.running.script;
  }
  return results;
}

/** A lab with a template begins in a folder of its own. Gives it, or why the template can't be copied. */
async function beginLab(
  pagePath: string,
  template: string,
  { root, tracked }: RunContext,
  workplace: Workplace,
): Promise<string | { refusal: string }> {
  const folder = toTemplateFolder(pagePath, template);
  if (folder === undefined) return { refusal: `The template ${quote(template)} is no folder of the repository.` };
  const to = await workplace.begin();
  const reason = await copyTemplate(root, { folder, to, tracked });
  return reason === undefined ? to : { refusal: `The template ${quote(folder)} can’t be copied: ${reason}.` };
}

/** Lines of output that a report shows. */
const shownLines = 20;

function toResult(block: VerifyBlock, { exitCode, timedOut, isMissing, took, left, output }: ScriptResult): BlockResult {
  if (isMissing) {
    throw new UserError(`There is no ${quote(block.shell)} here, which runs commands.`, {
      hint: 'Run `waymark verify` on Linux or macOS, or where that shell is on the PATH.',
    });
  }
  const status = timedOut ? 'timed-out' : exitCode === block.expectExit && left === 0 ? 'passed' : 'failed';
  const outlived =
    left === 0 ? [] : [`It left ${left === 1 ? 'a process' : `${left} processes`} running in a group of its own, which was ended.`];
  const lines = output.trimEnd() === '' ? [] : output.trimEnd().split(/\r\n|\n|\r/);
  return { block, status, exitCode, seconds: Math.round(took / 10) / 100, output: [...lines, ...outlived].slice(-shownLines) };
}
