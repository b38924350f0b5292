import type { PageSummary, Portal } from '../../core/portal.ts';
import { toLongDay } from '../page-facts.ts';
import { machineTexts, pathwayTexts } from '../texts.ts';
import { escapeMarkdown, toHeading, toLink } from './plain-markdown.ts';
import { mirrorOf, toWhole } from './whole-address.ts';

/** Pages that the file names. More would not fit what an assistant reads at once; `pages.json` names all. */
const mostPages = 300;

/** Pathways that it names. */
const mostPathways = 50;

/** Characters of a description. */
const longestNote = 200;

/**
 * `llms.txt` (https://llmstxt.org): what is on this site, for assistants. A title, a summary, what to make of what they read, then lists
 * of links to Markdown: pathways first, then each source by its uppermost pages.
 */
export function toLlmsText(portal: Portal): string {
  const { site, sources, pages, curriculum, freshness } = portal;
  const states = Object.entries(machineTexts.states).map(([state, text]) => `- \`${state}\`: ${text}`);
  const lists = [
    { title: pathwayTexts.title, lines: curriculum.pathways.slice(0, mostPathways).map(({ id }) => writePathway(portal, id)) },
    ...sources.map(({ id, title }) => ({ title, lines: listSource(portal, id) })),
    { title: machineTexts.files, lines: listFiles(portal) },
  ];
  return [
    toHeading(site.title),
    ...(site.description === undefined ? [] : [`> ${escapeMarkdown(site.description)}\n`]),
    ...machineTexts.how.map((text) => `${text}\n`),
    `${machineTexts.stateTitle}\n`,
    ...states,
    '',
    ...(freshness && pages.length > 0 ? [`${machineTexts.judged(toLongDay(freshness.today))}\n`] : []),
    ...lists.filter(({ lines }) => lines.length > 0).flatMap(({ title, lines }) => [toHeading(title, 2), ...lines, '']),
  ].join('\n');
}

function writePathway({ site, curriculum }: Portal, id: string): string {
  const { title, url, summary, version, date } = curriculum.readPathway(id);
  const release = version === undefined ? machineTexts.notReleased : machineTexts.release(version, toLongDay(date ?? ''));
  return writeLine(title, toWhole(mirrorOf(url), site), [clip(summary ?? ''), release].filter(Boolean).join(' '));
}

/** A source's share of all pages that are named: those nearest to its root, in reading order. */
function listSource({ site, sources, pages }: Portal, source: string): string[] {
  const own = pages.filter((page) => page.source === source);
  const share = Math.max(5, Math.floor(mostPages / sources.length));
  const depth = ({ address }: PageSummary): number => address.split('/').length;
  const uppermost = new Set([...own].sort((a, b) => depth(a) - depth(b)).slice(0, share));
  const lines = own
    .filter((page) => uppermost.has(page))
    .map(({ title, url, description }) => writeLine(title, toWhole(mirrorOf(url), site), clip(description)));
  const rest = own.length - uppermost.size;
  return rest === 0 ? lines : [...lines, writeLine(machineTexts.morePages(rest), toWhole(`${site.base}pages.json`, site), '')];
}

function listFiles({ site, pages, curriculum }: Portal): string[] {
  const address = (name: string): string => toWhole(`${site.base}${name}`, site);
  return [
    writeLine('pages.json', address('pages.json'), machineTexts.allPages(pages.length)),
    ...(curriculum.pathways.length > 0 ? [writeLine('pathways.json', address('pathways.json'), machineTexts.allPathways)] : []),
    writeLine('feed.xml', address('feed.xml'), machineTexts.feed),
  ];
}

function writeLine(title: string, url: string, note: string): string {
  return `- ${toLink(title, url)}${note === '' ? '' : `: ${escapeMarkdown(note)}`}`;
}

function clip(text: string): string {
  const signs = Array.from(text);
  return signs.length <= longestNote
    ? text
    : `${signs
        .slice(0, longestNote - 1)
        .join('')
        .trimEnd()}…`;
}
