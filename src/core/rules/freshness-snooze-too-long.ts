import { addInterval, parseInterval } from '../interval.ts';
import type { Rule } from '../rule.ts';

/** Reviews that are put off for longer than `freshness.snooze.max`, counted from today: what was too long gets allowed by waiting. */
export const freshnessSnoozeTooLong: Rule = {
  id: 'freshness/snooze-too-long',
  severity: 'warning',
  description: 'A review is put off for no longer than the configuration allows.',
  *check({ catalog, today }) {
    const { max } = catalog.config.freshness.snooze;
    const longest = parseInterval(max);
    if (today === undefined || longest === undefined) return;
    const last = addInterval(today, longest);
    for (const { path, meta } of catalog.pages) {
      if (meta.snooze === undefined || meta.snooze.until <= last) continue;
      yield {
        rule: 'freshness/snooze-too-long',
        message: `The review is put off until ${meta.snooze.until}, longer than ${max} from today.`,
        hint: `Write ${last} or an earlier day, or raise \`freshness.snooze.max\` in \`waymark.yml\`.`,
        file: path,
        actual: meta.snooze.until,
      };
    }
  },
};
