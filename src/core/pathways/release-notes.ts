import { z } from 'zod';
import type { Finding } from '../diagnostic.ts';
import { explainIssues } from '../explain-schema.ts';
import { findFrontmatterBlock } from '../frontmatter-block.ts';
import { listingLimits, parseYaml, type LocatedYaml } from '../locate-yaml.ts';
import { writeField } from '../write-yaml.ts';
import { impactOf, type Impact } from './fingerprint.ts';
import type { DraftedNotes } from './draft-notes.ts';
import type { Lock } from './lock.ts';
import type { ReleaseChange } from './release-change.ts';

const schema = z.strictObject({
  units: z
    .record(
      z.string().min(1),
      z.strictObject({
        impact: z.enum(['none', 'review', 'redo']).optional().describe('What the change asks of somebody who has completed the unit.'),
        revision: z
          .string()
          .regex(/^[0-9a-f]{16}$/, 'expected 16 hexadecimal digits, in quotation marks')
          .optional()
          .describe('State of the unit that the impact was judged in; `waymark pathway check` says which.'),
        reason: z.string().trim().min(1).optional().describe('Why the impact isn’t the one of the class.'),
        text: z.string().trim().min(1).optional().describe('What learners read about the change.'),
      }),
    )
    .default({})
    .describe('Units by id.'),
  other: z.array(z.string().trim().min(1)).optional().describe('Other changes, one line each, instead of those of the draft.'),
});

/** Notes as somebody wrote them: what they don’t say, the draft does. */
export interface WrittenNotes extends z.output<typeof schema> {
  summary: string | undefined;
  path: string;
  locate: LocatedYaml['locate'];
}

/** Reads notes: Markdown with frontmatter that may be absent. Every fault is a located finding; with one there are no notes. */
export function parseNotes(text: string, path: string): { notes: WrittenNotes | undefined; findings: Finding[] } {
  const block = findFrontmatterBlock(text);
  const { data, locate, problems } = parseYaml(block?.content ?? '', { line: block?.fenceLine ?? 0, limits: listingLimits });
  const findings = problems.map(({ message, hint, range }): Finding => ({ rule: 'config/yaml', message, hint, file: path, range }));
  const result = schema.safeParse(data ?? {});
  if (!result.success) {
    const rules = { unknownField: 'config/unknown-field', invalidValue: 'config/invalid-value' } as const;
    findings.push(...explainIssues(result.error.issues, { file: path, schema, data: data ?? {}, locate, rules }));
  }
  const summary = (block ? text.slice(block.end) : text).trim();
  if (!result.success || findings.length > 0) return { notes: undefined, findings };
  return { notes: { ...result.data, summary: summary === '' ? undefined : summary, path, locate }, findings };
}

/** Impacts that notes give, by unit. They count in the bump. */
export function impactsOf(notes: Pick<WrittenNotes, 'units'> | undefined): Map<string, Impact> {
  return new Map(Object.entries(notes?.units ?? {}).flatMap(([id, { impact }]) => (impact === undefined ? [] : [[id, impact]])));
}

/** Changes with what notes ask for: texts of units that the notes name have an impact, all others have none. */
export function withImpacts(changes: readonly ReleaseChange[], notes: Pick<WrittenNotes, 'units'> | undefined): ReleaseChange[] {
  const units = new Map(Object.entries(notes?.units ?? {}));
  return changes.map(({ impact: _impact, ...change }) => {
    const own = change.unit === undefined ? undefined : units.get(change.unit);
    return own && change.class ? { ...change, impact: own.impact ?? impactOf[change.class] } : change;
  });
}

/** The draft with what somebody wrote instead. */
export function applyNotes(draft: DraftedNotes, written: WrittenNotes): Lock['notes'] {
  const units = draft.units.map((drafted) => {
    const own = Object.hasOwn(written.units, drafted.unit) ? written.units[drafted.unit] : undefined;
    const { impact = drafted.impact, reason, text = drafted.text } = own ?? {};
    return { ...drafted, impact, text, ...(reason === undefined ? {} : { reason }) };
  });
  return { summary: written.summary ?? draft.summary, units, other: written.other ?? draft.other };
}

/** Notes as a file that people edit. Reading it again gives the same notes, and binds each impact to the unit as it is. */
export function formatNotes(
  { summary, units, other }: Pick<Lock['notes'], 'summary' | 'other'> & Pick<DraftedNotes, 'units'>,
  revisionOf: (unit: string) => string | undefined,
): string {
  const fields = Object.fromEntries(
    units.map(({ unit, class: changeClass, impact, reason, text }) => {
      const revision = changeClass === undefined ? undefined : revisionOf(unit);
      return [unit, { impact, ...(revision === undefined ? {} : { revision }), ...(reason === undefined ? {} : { reason }), text }];
    }),
  );
  const layout = { indent: '', eol: '\n' };
  const lines = [
    ...(units.length === 0 ? [] : [writeField('units', fields, layout)]),
    ...(other.length === 0 ? [] : [writeField('other', other, layout)]),
  ];
  return `${lines.length === 0 ? '' : `---\n${lines.join('')}---\n\n`}${summary}\n`;
}
