import type { Finding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { findUnknownFields } from '../unknown-fields.ts';
import { quote } from '../wording.ts';

/** Fields of other tools. They are kept, so that those tools go on working; each is mentioned once a source. */
export const frontmatterForeignField: Rule = {
  id: 'frontmatter/foreign-field',
  severity: 'info',
  description: 'Fields of frontmatter mean something here.',
  *check({ catalog }) {
    const groups = new Map<string, { first: Finding; name: string; pages: Set<string> }>();
    for (const { finding, name, source } of findUnknownFields(catalog)) {
      if (finding.expected !== undefined) continue;
      const key = `${source}\0${name}`;
      const group = groups.get(key) ?? { first: finding, name, pages: new Set<string>() };
      group.pages.add(finding.file);
      groups.set(key, group);
    }
    for (const { first, name, pages } of groups.values()) {
      const where = pages.size === 1 ? '' : ` of ${pages.size} pages`;
      const message = `Field ${quote(name)}${where} is kept but means nothing here.`;
      yield { rule: 'frontmatter/foreign-field', message, file: first.file, range: first.range, actual: name };
    }
  },
};
