import type { PullReport } from '../../core/pull-report/pull-report.ts';
import { compareUrl, fileUrl, type RepositoryHost } from '../../core/repository-links.ts';
import { count } from '../../core/wording.ts';
import { summarize } from '../comment.ts';
import { showHidden } from '../visible-text.ts';
import { formatBlocks } from './html-blocks.ts';
import { escapeHtml, htmlCode, htmlLink, htmlList, htmlProse, section } from './html-parts.ts';
import { styles, stylesDigest } from './html-styles.ts';

type Page = PullReport['pages'][number];

/** One file without scripts, which loads nothing: everything that the report knows, for people without a host. */
export function formatPullHtml(report: PullReport, repo: RepositoryHost | undefined): string {
  const headline = summarize(report, htmlCode);
  const { since, head } = report;
  const compare = repo && head !== null ? compareUrl(repo, since.commit, head) : undefined;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${stylesDigest}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>What this change means for learners and owners</title>
<style>${styles}</style>
</head>
<body>
<main>
<h1>What this change means</h1>
<p class="summary">${headline.charAt(0).toUpperCase()}${headline.slice(1)}.</p>
<p class="note">Compared with ${htmlCode(since.ref)}, at ${htmlLink(compare, htmlCode(since.commit.slice(0, 10)))}.</p>
${[faults(report, repo), concerns(report, repo), pages(report, repo), pathways(report), owners(report), gaps(report)].join('')}</main>
</body>
</html>
`;
}

function file(path: string, repo: RepositoryHost | undefined, line?: number | null): string {
  return htmlLink(repo && fileUrl(repo, path), htmlCode(line ? `${path}:${line}` : path));
}

function faults({ diagnostics }: PullReport, repo: RepositoryHost | undefined): string {
  const shown = diagnostics.map(({ severity, rule, message, hint, file: path, range, elsewhere }) => {
    const place = `${file(path, repo, range?.start.line)}${elsewhere ? ', which this change doesn’t touch' : ''}`;
    const advice = hint === undefined ? '' : ` <span class="note">${htmlProse(hint)}</span>`;
    return `<strong class="${severity}">${severity}</strong> in ${place}: ${htmlProse(message)}${advice} ${htmlCode(rule)}`;
  });
  return section('New faults', htmlList(shown));
}

function concerns({ contradicted, touched, overdue }: PullReport, repo: RepositoryHost | undefined): string {
  const whose = (list: readonly string[]): string => (list.length === 0 ? '' : ` (${list.map(htmlCode).join(', ')})`);
  return section(
    'Pages to look at',
    htmlList([
      ...contradicted.map(({ path, owners: who, contradictions }) => {
        const names = contradictions.map(({ text, movedTo }) => `${htmlCode(text)}${movedTo === null ? '' : `, now ${htmlCode(movedTo)}`}`);
        return `${file(path, repo, contradictions[0]?.line)} names ${names.join(', ')}, which this change removes${whose(who)}`;
      }),
      ...touched.map(({ path, owners: who, changes }) => {
        return `${file(path, repo)} describes ${changes.map((change) => file(change.path, repo, change.line)).join(', ')}${whose(who)}`;
      }),
      ...overdue.map(
        ({ path, owners: who }) => `${file(path, repo)} was overdue for a review: does the rest of it still hold?${whose(who)}`,
      ),
    ]),
  );
}

function pages({ pages: all }: PullReport, repo: RepositoryHost | undefined): string {
  return section(`Pages`, all.map((page) => describePage(page, repo)).join(''));
}

function describePage(page: Page, repo: RepositoryHost | undefined): string {
  const { change, path, from, title, words, blocks } = page;
  const where = from === null ? htmlCode(path) : `${htmlCode(from)} → ${htmlCode(path)}`;
  const size = words.added + words.removed === 0 ? '' : ` <span class="note">+${words.added} −${words.removed} words</span>`;
  const label = change === 'details' ? 'said elsewhere about' : change;
  const isLong = change === 'added' || change === 'removed';
  const body = blocks.length === 0 ? '' : formatBlocks(blocks);
  const link = repo && change !== 'removed' ? `<p>${htmlLink(fileUrl(repo, path), 'The file')}</p>` : '';
  return `<details${isLong ? '' : ' open'}><summary><span class="change ${change}">${label}</span> ${where} <bdi>${escapeHtml(title)}</bdi>${size}</summary>
${htmlList(listFacts(page))}${link}${body}</details>
`;
}

function listFacts({ change, from, id, formerId, leadsOn, fields, links, pathways: ids, owners: who, reads }: Page): string[] {
  const value = (text: string | null): string => (text === null ? 'not set' : htmlCode(text));
  const moved =
    formerId === null
      ? `its id stays ${htmlCode(id)}`
      : `its id was ${htmlCode(formerId)} and is ${htmlCode(id)}: ${leadsOn ? 'the old one leads on' : 'the old one leads nowhere'}`;
  const isSame = change === 'changed' && reads === 'same' && fields.length + links.added.length + links.removed.length === 0;
  return [
    ...(from === null && formerId === null ? [] : [moved]),
    ...(isSame ? ['reads the same'] : reads === 'unknown' ? ['a text can’t be read'] : []),
    ...fields.map(({ name, from: was, to }) => `${htmlCode(name)}: ${value(was)} → ${value(to)}`),
    ...(links.added.length > 0 ? [`leads to ${links.added.map(htmlCode).join(', ')} now`] : []),
    ...(links.removed.length > 0 ? [`no longer leads to ${links.removed.map(htmlCode).join(', ')}`] : []),
    ...(ids.length > 0 ? [`unit of ${ids.map(htmlCode).join(', ')}`] : []),
    ...(who.length > 0 ? [`owned by ${who.map(htmlCode).join(', ')}`] : []),
  ];
}

function pathways({ pathways: all }: PullReport): string {
  const shown = all.map(({ id, title, current, next, bump, reason, quiet, touched }) => {
    const what =
      current === null
        ? 'has no release yet'
        : next === null
          ? `stays ${htmlCode(current)}: there is nothing to release`
          : `${quiet ? 'would be' : 'becomes'} ${htmlCode(next)} after ${htmlCode(current)}${quiet ? ', with nothing that learners read about' : `, ${bump ?? ''} ${htmlProse(reason ?? '')}`}`;
    const units = touched.length === 0 ? '' : ` This change has a part in ${touched.map(htmlCode).join(', ')}.`;
    return `${htmlCode(id)} <bdi>${escapeHtml(title)}</bdi> ${what.trimEnd()}.${units}`;
  });
  return section('Pathways', htmlList(shown));
}

const whyWords = {
  edits: 'edited',
  removes: 'removed',
  breaks: 'with a link that breaks',
  contradicts: 'that names what is removed',
  touches: 'that describes touched code',
} as const;

function owners({ owners: all }: PullReport): string {
  const shown = all.map(({ owner, pages: own }) => {
    const named = own.map(({ path, why }) => `${htmlCode(path)} (${whyWords[why]})`);
    return `${htmlCode(owner)}, ${count(own.length, 'page')}: ${named.join(', ')}`;
  });
  return section('Owners to ask', htmlList(shown));
}

function gaps({ gaps: all }: PullReport): string {
  return section('Not looked at', htmlList(all.map((gap) => htmlProse(showHidden(gap)))));
}
