import { countCompletion, decideUpgrade, deriveState, findRelease, openJudge, unitResolver } from 'virtual:waymark/progress';
import type { Completion } from '../../core/progress/completion.ts';
import type { ProgressState } from '../../core/progress/derive-state.ts';
import type { ReleaseIndex } from '../../core/progress/release-index.ts';
import type { Judge } from '../../core/progress/standing.ts';
import type { Upgrade } from '../../core/progress/upgrade.ts';
import { build } from '../search/build.ts';
import type { Log } from './log.ts';
import { wayTexts } from '../texts.ts';

/** One reader's way through one pathway, as the log says now. */
export interface Way {
  index: ReleaseIndex;
  state: ProgressState;
  judge: Judge;
  /** The version that the log names; undefined while the pathway isn't started. */
  version: string | undefined;
  /** Places of the reader's own release, or the current one while there is none, and of the current. */
  own: number;
  current: number;
}

/** Reads it. */
export function readWay(index: ReleaseIndex, log: Log): Way {
  const state = deriveState(log.records, unitResolver(index));
  const judge = openJudge(index, state);
  const version = state.pathways.get(index.pathway)?.version;
  const current = index.releases.length - 1;
  const own = version === undefined ? current : findRelease(index, version);
  return { index, state, judge, version, own, current };
}

/** What becomes of the reader's version, today. */
export function judgeUpgrade({ index, state, judge }: Way): Upgrade {
  return decideUpgrade(index, state, judge, new Date().toISOString().slice(0, 10));
}

/** Takes the reader along where that costs nothing. Gives the versions when it happened. */
export async function followUpgrades(index: ReleaseIndex, log: Log): Promise<{ from: string; to: string } | undefined> {
  const way = readWay(index, log);
  const [upgrade, from] = [judgeUpgrade(way), way.version];
  if (upgrade.kind !== 'automatic' || from === undefined) return undefined;
  await log.write({ event: 'upgraded', pathway: `${index.pathway}@${upgrade.to}` });
  return { from, to: upgrade.to };
}

/** Version of the release at a place. */
export function versionAt({ releases }: ReleaseIndex, at: number): string {
  return releases[at]?.version ?? '';
}

/** A number with its bar: `Your version, 1.2.0: 5 of 9`. */
export function drawNumber(label: string, { done, total }: Completion): HTMLElement {
  const bar = build('progress', { value: done, max: Math.max(total, 1) });
  const count = wayTexts.count(done, total);
  bar.setAttribute('aria-label', label);
  return build('p', { className: 'progress-number' }, `${label}: `, build('strong', {}, count), bar);
}

/** The link that leads on, or that everything is done. */
export function drawNext({ index, judge, own, version }: Way): HTMLElement {
  const completion = countCompletion(index, own, judge);
  const { next, minutesLeft, done, total } = completion;
  const exits = (index.releases[own]?.exits ?? []).map((exit) => exit.title);
  if (next === undefined) return build('p', {}, wayTexts.finished(versionAt(index, own), exits));
  const { title = next, url } = index.units[next] ?? {};
  const isPage = url !== undefined && !/^https?:/.test(url);
  const href = isPage ? `${url}?in=${index.pathway}` : (url ?? index.url);
  const words = done === 0 || version === undefined ? wayTexts.begin(title) : wayTexts.resume(title);
  const left = `${wayTexts.count(done, total)}, ${wayTexts.left(minutesLeft)}`;
  return build(
    'p',
    { className: 'progress-next' },
    build('a', { className: 'lead-on', href }, words),
    ' ',
    build('span', { className: 'count' }, left),
  );
}
