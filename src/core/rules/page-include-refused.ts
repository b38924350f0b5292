import type { Catalog, Page, Resolution } from '../catalog.ts';
import { judgeIncludes, mostDeep, mostIncludes } from '../includes/include-graph.ts';
import { mayInclude } from '../includes/may-include.ts';
import type { Rule } from '../rule.ts';
import { listWritten } from '../site-texts.ts';
import { quote } from '../wording.ts';

/** Includes in whose place readers get a link. */
export const pageIncludeRefused: Rule = {
  id: 'page/include-refused',
  severity: 'error',
  description: 'What a page includes is a page that may be shown there, and not too much of it.',
  *check({ catalog }) {
    for (const page of listWritten(catalog)) {
      for (const link of page.document.links) {
        const fault = link.kind === 'include' ? judge(catalog, page, catalog.resolve(page, link)) : undefined;
        if (!fault) continue;
        const message = `${quote(link.url)} is not included: it ${fault.reason}.`;
        yield { rule: 'page/include-refused', message, hint: fault.hint, file: page.path, range: link.range, actual: link.url };
      }
    }
    for (const { page, link, reason } of judgeIncludes(catalog).heavy) {
      const message =
        reason === 'deep'
          ? `${quote(link.url)} is not included whole: what it includes goes more than ${mostDeep} levels deep.`
          : `${quote(link.url)} is not included whole: with it, the page includes more than ${mostIncludes} others.`;
      const hint = 'Include the sections that are needed, or link to the page.';
      yield { rule: 'page/include-refused', message, hint, file: page.path, range: link.range, actual: link.url };
    }
  },
};

function judge(catalog: Catalog, page: Page, resolution: Resolution): { reason: string; hint: string } | undefined {
  switch (resolution.type) {
    case 'page':
      if (resolution.page.document.format === 'live') {
        return { reason: 'is live MDX, whose text is known only when its code has run', hint: 'Link to it.' };
      }
      return mayInclude(page, resolution.page, catalog)
        ? undefined
        : { reason: 'belongs to an untrusted source, and this page to a trusted one', hint: 'Link to it.' };
    case 'asset':
    case 'repository':
      return { reason: 'is a file, and only pages can be included', hint: 'Show code with `::code-from-repo`, and images with `![…](…)`.' };
    case 'external':
      return { reason: 'is on another site', hint: 'Link to it.' };
    case 'ambiguous':
    case 'scheme':
    case 'outside':
    case 'missing':
    case 'empty':
      return undefined;
  }
}
