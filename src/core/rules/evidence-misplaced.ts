import { civilDate } from '../interval.ts';
import { evidenceName } from '../pathways/evidence-file.ts';
import type { Rule } from '../rule.ts';
import { quote } from '../wording.ts';

/** Evidence that lies in the folder of somebody else, or whose name doesn't say when. */
export const evidenceMisplaced: Rule = {
  id: 'evidence/misplaced',
  severity: 'error',
  description: 'Evidence lies in the folder of whose it is, under its day.',
  *check({ catalog }) {
    for (const { path, file, locate } of catalog.curriculum.evidence) {
      const [person = '', name = ''] = path.split('/').slice(-2);
      const subject = file.subject.replace(/^@/, '');
      if (subject !== person) {
        yield {
          rule: 'evidence/misplaced',
          message: `The evidence of ${quote(subject)} lies in the folder of ${quote(person)}.`,
          hint: `Move the file, or write ${quote(`subject: ${person}`)}.`,
          file: path,
          range: locate(['subject']),
          actual: file.subject,
          expected: [person],
        };
      }
      const date = evidenceName.exec(name)?.groups?.['date'];
      if (civilDate.safeParse(date).success) continue;
      const hint = 'Call it `2027-03-01-what-it-is.md`.';
      yield { rule: 'evidence/misplaced', message: `The name ${quote(name)} doesn’t begin with a day.`, hint, file: path, actual: name };
    }
  },
};
