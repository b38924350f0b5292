import { z } from 'zod';
import type { Finding } from '../diagnostic.ts';
import { explainIssues } from '../explain-schema.ts';
import { findFrontmatterBlock } from '../frontmatter-block.ts';
import { listingLimits, parseYaml, type LocatedYaml } from '../locate-yaml.ts';
import { prepareSuggestions } from '../suggest.ts';
import { didYouMean, quote } from '../wording.ts';
import { writeField } from '../write-yaml.ts';
import type { Impact } from './fingerprint.ts';
import type { DraftedNotes } from './draft-notes.ts';
import type { Lock } from './lock.ts';

/** Name of the file beside `pathway.yml` that holds notes for the next release; the release uses it up. */
export const nextNotesName = 'next.md';

const schema = z.strictObject({
  units: z
    .record(
      z.string().min(1),
      z.strictObject({
        impact: z.enum(['none', 'review', 'redo']).optional().describe('What the change asks of somebody who has completed the unit.'),
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

/** The draft with what somebody wrote instead. Faults are units that didn’t change, and impacts without a reason. */
export function applyNotes(draft: DraftedNotes, written: WrittenNotes): { notes: Lock['notes']; findings: Finding[] } {
  const known = new Set(draft.units.map(({ unit }) => unit));
  const suggest = prepareSuggestions(known);
  const findings = Object.keys(written.units)
    .filter((id) => !known.has(id))
    .map((id) => explainUnknown(id, suggest(id), written));
  const units = draft.units.map((drafted) => {
    const own = Object.hasOwn(written.units, drafted.unit) ? written.units[drafted.unit] : undefined;
    const { impact = drafted.impact, reason, text = drafted.text } = own ?? {};
    if (impact !== drafted.impact && reason === undefined) findings.push(explainReason(drafted.unit, impact, drafted.impact, written));
    return { ...drafted, impact, text, ...(reason === undefined ? {} : { reason }) };
  });
  return { notes: { summary: written.summary ?? draft.summary, units, other: written.other ?? draft.other }, findings };
}

function explainUnknown(id: string, candidates: string[], { path, locate }: WrittenNotes): Finding {
  return {
    rule: 'config/invalid-value',
    message: `The unit ${quote(id)} hasn’t changed since the last release.`,
    hint: didYouMean(candidates) ?? 'Take it out of the notes.',
    file: path,
    range: locate(['units', id], 'key'),
    actual: id,
    expected: candidates,
  };
}

function explainReason(id: string, impact: Impact, usual: Impact, { path, locate }: WrittenNotes): Finding {
  return {
    rule: 'config/invalid-value',
    message: `${quote(id)} has the impact ${quote(impact)} instead of ${quote(usual)}, and no reason.`,
    hint: 'Write a `reason` beside it: learners read it.',
    file: path,
    range: locate(['units', id, 'impact']),
    actual: impact,
  };
}

/** Notes as a file that people edit. Reading it again gives the same notes. */
export function formatNotes({ summary, units, other }: Pick<Lock['notes'], 'summary' | 'other'> & Pick<DraftedNotes, 'units'>): string {
  const fields = Object.fromEntries(
    units.map(({ unit, impact, reason, text }) => [unit, { impact, ...(reason === undefined ? {} : { reason }), text }]),
  );
  const layout = { indent: '', eol: '\n' };
  const lines = [
    ...(units.length === 0 ? [] : [writeField('units', fields, layout)]),
    ...(other.length === 0 ? [] : [writeField('other', other, layout)]),
  ];
  return `${lines.length === 0 ? '' : `---\n${lines.join('')}---\n\n`}${summary}\n`;
}
