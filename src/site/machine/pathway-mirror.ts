import type { SiteInfo } from '../../core/catalog.ts';
import type { PathwayView, SkillLink, StageView, UnitView } from '../../core/pathway-views.ts';
import { toLongDay } from '../page-facts.ts';
import { machineTexts, pathwayTexts } from '../texts.ts';
import { escapeMarkdown, toHeading, toLink } from './plain-markdown.ts';
import { toWhole } from './whole-address.ts';
import { writeFrontmatter } from './yaml-block.ts';

/** A pathway as Markdown, for programs and assistants: its release, its owners, and its units in order. */
export function toPathwayMirror(pathway: PathwayView, site: SiteInfo, generated: string | undefined): string {
  const { id, title, summary, url, version, date, level, owners, roles, minutes, freshness, outcomes, stages } = pathway;
  const fields = writeFrontmatter({
    title,
    id,
    canonical: toWhole(url, site),
    release: version ?? machineTexts.unreleased,
    released: date,
    level,
    roles: roles.map((role) => role.id),
    minutes,
    owners: owners.map(({ owner }) => owner),
    freshness: freshness && { state: freshness.state, text: freshness.text, asOf: generated },
    generated,
  });
  const about = version === undefined ? machineTexts.notReleased : machineTexts.release(version, toLongDay(date ?? ''));
  return [
    fields,
    toHeading(title),
    ...(summary === undefined ? [] : [`${escapeMarkdown(summary)}\n`]),
    `${escapeMarkdown(about)}\n`,
    ...(outcomes.length === 0 ? [] : [toHeading(machineTexts.outcomes, 2), ...outcomes.map(writeSkill), '']),
    ...stages.flatMap((stage) => writeStage(stage, site)),
  ].join('\n');
}

function writeSkill({ title, level, levelName }: SkillLink): string {
  return `- ${escapeMarkdown(`${title}, ${pathwayTexts.level(level, levelName)}`)}`;
}

function writeStage({ title, summary, units, elective }: StageView, site: SiteInfo): string[] {
  return [
    toHeading(title, 2),
    ...(summary === undefined ? [] : [`${escapeMarkdown(summary)}\n`]),
    ...units.map((unit) => writeUnit(unit, site)),
    ...(units.length > 0 ? [''] : []),
    ...(elective
      ? [`${machineTexts.choose(elective.choose, elective.of.length)}\n`, ...elective.of.map((unit) => writeUnit(unit, site)), '']
      : []),
  ];
}

function writeUnit({ title, url, required, minutes }: UnitView, site: SiteInfo): string {
  const time = minutes.read + minutes.do;
  const notes = [...(time > 0 ? [pathwayTexts.minutes(time)] : []), ...(required ? [] : [machineTexts.optional])];
  const name = url === undefined ? escapeMarkdown(title) : toLink(title, toWhole(url, site));
  return `- ${name}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}
