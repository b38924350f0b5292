import type { Rule } from '../rule.ts';
import type { Source } from '../source.ts';
import { quote } from '../wording.ts';

/** Dialects whose pages are named by their file, on purpose. */
const namedByFile = new Set<Source['dialect']>(['github-wiki', 'gitlab-wiki', 'azure-wiki', 'obsidian']);

/** Pages whose title had to be made from the file name. */
export const pageTitle: Rule = {
  id: 'page/title',
  severity: 'warning',
  description: 'A page says its title, in frontmatter or as its first heading.',
  *check({ catalog }) {
    const exempt = new Set(catalog.sources.filter(({ dialect }) => namedByFile.has(dialect)).map(({ id }) => id));
    for (const { path, source, title, document } of catalog.pages) {
      if (exempt.has(source) || document.meta.title !== undefined || document.heading !== undefined || document.words === 0) continue;
      yield {
        rule: 'page/title',
        message: `Cannot find a title, ${quote(title)} is made from the file name.`,
        hint: 'Write `# Title` as the first line, or `title:` in the frontmatter.',
        file: path,
        actual: '',
      };
    }
  },
};
