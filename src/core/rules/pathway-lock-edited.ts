import { addDays } from '../interval.ts';
import { ruleFromFindings, type Rule } from '../rule.ts';

const noticed = ruleFromFindings({
  id: 'pathway/lock-edited',
  severity: 'error',
  description: 'A lock is what its release wrote, and lies where the release put it.',
});

/**
 * Noticed when locks are read, but for their day: a release of a day to come was never made. Days are UTC days; as with reviews, tomorrow
 * is let pass.
 */
export const pathwayLockEdited: Rule = {
  ...noticed,
  *check(context) {
    yield* noticed.check(context);
    const { catalog, today } = context;
    if (today === undefined) return;
    const tomorrow = addDays(today, 1);
    for (const { lock, path } of catalog.curriculum.pathways.flatMap(({ releases }) => releases)) {
      if (lock.date <= tomorrow) continue;
      yield {
        rule: noticed.id,
        message: `The release is dated ${lock.date}; today is ${today}.`,
        hint: 'Remove the lock, and let `waymark pathway release` write it on the day of the release.',
        file: path,
        actual: lock.date,
      };
    }
  },
};
