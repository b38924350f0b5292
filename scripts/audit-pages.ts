import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditHtml } from '../plugins/audit-html.ts';
import { UserError } from '../src/core/user-error.ts';
import { count } from '../src/core/wording.ts';
import { mapAtOnce } from '../src/node/at-once.ts';

/** Judges the HTML that was written, whatever wrote it. A fault here is one of ours, so nothing is published: throws `UserError`. */
export async function auditPages(staging: string, paths: readonly string[]): Promise<void> {
  const pages = paths.filter((path) => path.endsWith('.html'));
  const found = await mapAtOnce(pages, (page) => auditPage(staging, page));
  const faults = found.flat();
  if (faults.length === 0) return;
  throw new UserError(`The audit refuses ${count(faults.length, 'place')} in the generated pages:\n  ${faults.slice(0, 20).join('\n  ')}`, {
    hint: 'This protects readers from content that would act in their browser. If the content is harmless, report it as a bug.',
  });
}

/** What the audit refuses in one page: where and why. */
export async function auditPage(staging: string, page: string): Promise<string[]> {
  const html = await readFile(join(staging, page), 'utf8');
  return auditHtml(html).map(
    ({ element, attribute, reason, line }) => `${page}:${line} <${element}${attribute === undefined ? '' : ` ${attribute}`}> ${reason}`,
  );
}
