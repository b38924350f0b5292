import { nameChanges } from '../../src/core/pathways/change-names.ts';
import { describeText } from '../../src/core/pathways/describe-change.ts';
import { diffTexts, type DiffBlock } from '../../src/core/pathways/diff-texts.ts';
import type { Lock } from '../../src/core/pathways/lock.ts';
import type { Pathway } from '../../src/core/pathways/pathway.ts';
import { toDelta, type ReleaseDelta } from '../../src/core/pathways/release-delta.ts';
import { impactsOf } from '../../src/core/pathways/release-notes.ts';
import { UserError } from '../../src/core/user-error.ts';
import { listQuoted, quote } from '../../src/core/wording.ts';
import { loadCatalog, type LoadedCatalog } from '../../src/node/load-catalog.ts';
import { prepareTexts, readNextReleases, type NextRelease } from '../../src/node/read-next-release.ts';
import { createIdNow, readReleaseDifference, type ReleaseDifference } from '../../src/node/read-release-difference.ts';
import { stringifySafely } from '../../src/report/json.ts';
import { formatDelta } from '../../src/report/pathway-delta.ts';
import { text } from '../command.ts';
import { wantsJson, type PathwayInput } from '../commands/pathway.ts';
import { rootOf } from '../find-root.ts';
import { styleFor, withProgress } from '../terminal.ts';
import { findPathway } from './find-pathway.ts';

/** `waymark pathway diff`: what learners see who go from one version to another. */
export async function showDifference({ positionals: [id = '', from, to = 'next'], values, io }: PathwayInput): Promise<number> {
  const root = await rootOf(values, io);
  const config = text(values, 'config');
  const loaded = await withProgress(io, 'Reading pages', (onProgress) => loadCatalog(root, { config, bodies: false, onProgress }));
  const pathway = findPathway(loaded.catalog, id);
  const older = findRelease(pathway, from ?? pathway.releases.at(-1)?.lock.version);
  const [next] = await readNextReleases(loaded, [pathway]);
  const newer = to === 'next' ? undefined : findRelease(pathway, to);
  if (!next) throw new Error(`Nobody told the next release of ${id}.`);
  const { delta, words } = await readDelta({ loaded, next, older, newer });
  const version = newer?.version ?? 'next';
  const shown = values['words'] === true ? words : undefined;
  if (wantsJson(values)) {
    const told = newer ? {} : { version: next.version ?? null, bump: next.bump ?? null };
    const facts = { schemaVersion: 1, pathway: pathway.id, from: older.version, to: version, ...told };
    io.out(`${stringifySafely({ ...facts, ...delta, ...(shown ? { words: Object.fromEntries(shown) } : {}) })}\n`);
  } else {
    const heading = `${pathway.id}: ${older.version} to ${newer ? version : `next${next.version === undefined ? '' : ` (${next.version})`}`}`;
    io.out(formatDelta(delta, { heading, words: shown, style: styleFor(io, 'out') }));
  }
  return 0;
}

function findRelease({ id, releases }: Pathway, version: string | undefined): Lock {
  if (version === undefined) {
    throw new UserError(`${quote(id)} has no release yet.`, { hint: `\`waymark pathway release ${id}\` makes the first.` });
  }
  const found = releases.find(({ lock }) => lock.version === version);
  if (found) return found.lock;
  const known = releases.map(({ lock }) => lock.version);
  throw new UserError(`${quote(id)} has no release ${quote(version)}.`, { hint: `There is ${listQuoted([...known, 'next'], 'and')}.` });
}

interface Asked {
  loaded: LoadedCatalog;
  next: NextRelease;
  older: Lock;
  /** Undefined for the working state. */
  newer: Lock | undefined;
}

async function readDelta({ loaded, next, older, newer }: Asked): Promise<{ delta: ReleaseDelta; words: Map<string, DiffBlock[]> }> {
  const { pathway } = next;
  const to = newer ?? next.state;
  const at = (lock: Lock): number => pathway.releases.findIndex((release) => release.lock.version === lock.version);
  const released = pathway.releases.slice(at(older) + 1, newer ? at(newer) + 1 : undefined).map(({ lock }) => lock);
  const difference: ReleaseDifference = await readReleaseDifference(loaded, pathway, { from: older, to, between: released });
  const idNow = createIdNow(loaded.catalog, pathway);
  const textsOf = prepareTexts(older, to, difference, idNow);
  const changed = difference.changes.filter((change) => change.class !== undefined && change.unit !== undefined);
  const words = new Map(
    changed.flatMap(({ unit = '' }): [string, DiffBlock[]][] => {
      const texts = textsOf(unit);
      return texts?.from && texts.to ? [[unit, diffTexts(texts.from, texts.to)]] : [];
    }),
  );
  const delta = toDelta({
    to,
    changes: difference.changes,
    released,
    impacts: impactsOf(next.notes),
    latest: newer ? [] : next.changes,
    names: nameChanges([older, ...released, to], loaded.catalog.curriculum.framework, idNow),
    idNow,
    describeText({ unit = '', reason = '' }) {
      const texts = textsOf(unit);
      return (texts?.from && texts.to ? describeText(texts.from, texts.to) : undefined) ?? reason;
    },
  });
  return { delta, words };
}
