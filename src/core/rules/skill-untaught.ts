import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** Skills that nobody can learn here. */
export const skillUntaught: Rule = {
  id: 'skill/untaught',
  severity: 'info',
  description: 'Some page teaches every skill of the framework.',
  *check({ catalog: { pages, curriculum } }) {
    const taught = new Set(pages.flatMap(({ meta }) => (meta.teaches ?? []).map(({ skill }) => skill)));
    for (const { id, path, locate } of curriculum.framework.skills) {
      if (taught.has(id)) continue;
      const hint = 'Name the skill in `teaches` of the pages that teach it.';
      yield { rule: 'skill/untaught', message: `No page teaches ${quote(id)}.`, hint, file: path, range: locate(['id']), actual: id };
    }
  },
};
