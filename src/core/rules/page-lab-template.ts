import { toTemplateFolder } from '../verify/template-folder.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** Folders that labs begin with: they are copied, by learners and by `waymark verify`. */
export const pageLabTemplate: Rule = {
  id: 'page/lab-template',
  severity: 'warning',
  description: 'Labs begin with a folder of the repository.',
  *check({ catalog }) {
    for (const page of catalog.pages) {
      for (const { url, range } of page.document.templates ?? []) {
        const folder = toTemplateFolder(page.path, url);
        const place = { rule: this.id, file: page.path, range, actual: url } as const;
        if (folder === undefined) {
          const hint = 'Name a folder relative to the page, or to the root after a `/`.';
          yield { ...place, message: `The template ${quote(url)} is no folder of the repository.`, hint };
        } else if (catalog.resolve(page, { kind: 'html', url }).type === 'missing') {
          yield {
            ...place,
            message: `Cannot find the template ${quote(url)}.`,
            hint: `Correct the address, or add the folder ${quote(folder)}.`,
          };
        }
      }
    }
  },
};
