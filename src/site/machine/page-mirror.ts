import type { PageView, Portal } from '../../core/portal.ts';
import { sayFacts, sayTurn } from '../freshness-words.ts';
import { machineTexts } from '../texts.ts';
import { toWhole } from './whole-address.ts';
import { toHeading } from './plain-markdown.ts';
import { writeFrontmatter, type YamlValue } from './yaml-block.ts';

/**
 * A page as Markdown, for programs and assistants: what it says, and before that who answers for it, how far it can be trusted, and
 * which releases it belongs to.
 */
export function toPageMirror(view: PageView, portal: Pick<Portal, 'site' | 'freshness' | 'toMarkdown'>): string {
  const url = toWhole(view.url, portal.site);
  const body = portal.toMarkdown(view.html, url);
  return [writeFrontmatter(toFields(view, portal)), toHeading(view.heading), ...(body === '' ? [] : [body])].join('\n');
}

function toFields(view: PageView, { site, freshness }: Pick<Portal, 'site' | 'freshness'>): Record<string, YamlValue> {
  const { id, title, description, path, lang, kind, level, lifecycle, owners, lastChange, contexts, replacedBy, live } = view;
  const url = toWhole(view.url, site);
  return {
    title,
    description: description === '' ? undefined : description,
    id,
    canonical: url,
    source: path,
    lang,
    kind,
    level,
    lifecycle,
    owners: owners.map(({ owner }) => owner),
    freshness: toFreshness(view),
    lastChange: lastChange && { on: lastChange.on, confidence: lastChange.confidence },
    pathways: contexts.map(({ pathway, version }) => ({ id: pathway, release: version ?? machineTexts.unreleased })),
    replacedBy: replacedBy && toWhole(replacedBy.url, site),
    note: live === undefined ? undefined : machineTexts.live,
    generated: freshness?.today,
  };
}

/** What a person reads below the title, with the day that it was said on. */
function toFreshness({ freshness, lifecycle }: PageView): Record<string, YamlValue> {
  if (!freshness) return { state: 'unclaimed', text: lifecycle === 'living' ? machineTexts.unclaimed : machineTexts.notKept };
  const { turns, reviewed, dueOn } = freshness;
  const [now] = turns;
  return {
    state: now.state ?? 'unclaimed',
    text: [...sayFacts(freshness), sayTurn(now, freshness)].filter(Boolean).join(' '),
    asOf: now.from,
    reviewedOn: reviewed?.on,
    reviewedBy: reviewed?.by,
    dueOn,
  };
}
