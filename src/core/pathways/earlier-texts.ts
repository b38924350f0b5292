import type { Catalog } from '../catalog.ts';
import type { Document } from '../document.ts';
import type { Body } from '../body.ts';
import type { Lock, LockedUnit } from './lock.ts';
import type { Pathway } from './pathway.ts';
import type { EarlierAsset } from '../pathway-views.ts';
import type { LockedText } from './pathway-shape.ts';

/** Texts of units as earlier releases had them. */

/** A file as it was: its path then, and its git blob. */
export interface EarlierFile {
  path: string;
  blob: string;
}

/** What was read of such files. What the clone lacks, or limits stopped, is in none of them. */
export interface EarlierTexts {
  text(file: EarlierFile): EarlierText | undefined;
  /** Identity of what a file of today says, where a release may have the same. */
  identityNow(path: string): string | undefined;
  /** Files that are published as they were. */
  assets: EarlierAsset[];
  /** Path below the base of an image that is published as it was; undefined where it isn't. */
  asset(file: EarlierFile): string | undefined;
  readBody(file: EarlierFile): Promise<Body | undefined>;
}

/** A text that was read. */
export interface EarlierText {
  document: Document;
  /** Equal for texts that look the same: frontmatter alone, such as the stamp of a review, makes no other one. */
  identity: string;
}

/** Where there is none. */
export const noEarlierTexts: EarlierTexts = {
  text: () => undefined,
  identityNow: () => undefined,
  assets: [],
  asset: () => undefined,
  readBody: () => Promise.resolve(undefined),
};

/** An earlier release, and whether its texts may be shown. */
export interface EarlierRelease {
  lock: Lock;
  show: 'text' | 'structure';
}

/** All releases but the newest, oldest first. */
export function listEarlierReleases({ releases, file }: Pathway): EarlierRelease[] {
  return releases.slice(0, -1).map(({ lock }) => ({ lock, show: showOf(file, lock.version) }));
}

/** How the texts of a release are shown. */
export function showOf({ releases }: Pathway['file'], version: string): 'text' | 'structure' {
  return (Object.hasOwn(releases, version) ? releases[version]?.show : undefined) ?? 'text';
}

/** Every page that earlier releases show as it was, with what it embeds, each once: what has to be read. Retracted blobs are none. */
export function listEarlierFiles({ curriculum }: Pick<Catalog, 'curriculum'>): EarlierFile[] {
  const files = new Map<string, EarlierFile>();
  const add = ({ path, blob }: EarlierFile): void => {
    if (!Object.hasOwn(curriculum.retired.retracted, blob)) files.set(keyOf({ path, blob }), { path, blob });
  };
  for (const pathway of curriculum.pathways) {
    for (const { lock, show } of listEarlierReleases(pathway)) {
      if (show === 'structure') continue;
      for (const unit of Object.values(lock.units)) {
        if (!('blob' in unit) || Object.hasOwn(curriculum.retired.retracted, unit.blob)) continue;
        add(unit);
        unit.embeds.forEach(add);
      }
    }
  }
  return [...files.values()];
}

/** Both states of every text that a release changed: what its differences are made of, as far as they may be shown. */
export function listComparedFiles({ curriculum }: Pick<Catalog, 'curriculum'>): EarlierFile[] {
  const files = new Map<string, EarlierFile>();
  for (const { releases, file } of curriculum.pathways) {
    for (const [at, { lock }] of releases.entries()) {
      const before = releases[at - 1]?.lock;
      if (!before || [lock, before].some(({ version }) => showOf(file, version) === 'structure')) continue;
      const known = new Set(Object.values(before.units).map((unit) => ('blob' in unit ? unit.blob : '')));
      const now = new Set(Object.values(lock.units).map((unit) => ('blob' in unit ? unit.blob : '')));
      for (const unit of [...Object.values(before.units), ...Object.values(lock.units)]) {
        if (!('blob' in unit) || (known.has(unit.blob) && now.has(unit.blob))) continue;
        if (!Object.hasOwn(curriculum.retired.retracted, unit.blob)) files.set(keyOf(unit), { path: unit.path, blob: unit.blob });
      }
    }
  }
  return [...files.values()];
}

/** Whether a text of then, or something that it embedded, may not be shown any more: nor may what tells of its words. */
export function isWithdrawn(unit: LockedUnit | undefined, retracted: Readonly<Record<string, unknown>>): boolean {
  return unit !== undefined && 'blob' in unit && [unit, ...unit.embeds].some(({ blob }) => Object.hasOwn(retracted, blob));
}

/** What a release calls a unit. The title of a retracted text is withheld like its words: its id stands for it. */
export function titleThen(
  { id, title }: { id: string; title: string },
  { units }: Pick<Lock, 'units'>,
  retracted: Readonly<Record<string, unknown>>,
): string {
  const unit = Object.hasOwn(units, id) ? units[id] : undefined;
  return unit && 'blob' in unit && Object.hasOwn(retracted, unit.blob) ? id : title;
}

/** One file at one state of it. */
export function keyOf({ path, blob }: EarlierFile): string {
  return `${blob} ${path}`;
}

/**
 * Identity of a unit's text with all that it embeds; undefined where it can't be read. Embeds that are retracted are no part of it: they
 * aren't shown.
 */
export function identityOf(unit: LockedText, texts: EarlierTexts, retracted: Readonly<Record<string, unknown>>): string | undefined {
  const own = texts.text(unit)?.identity;
  if (own === undefined) return undefined;
  const embeds = unit.embeds
    .filter(({ blob }) => !Object.hasOwn(retracted, blob))
    .map((embed) => `${embed.path} ${texts.text(embed)?.identity ?? embed.blob}`);
  return [own, ...embeds.sort()].join('\n');
}

/** The same of a page of today, with today's state of what the release embedded. */
export function identityToday(
  path: string,
  unit: LockedText,
  texts: EarlierTexts,
  retracted: Readonly<Record<string, unknown>>,
): string | undefined {
  const own = texts.identityNow(path);
  if (own === undefined) return undefined;
  const embeds = unit.embeds
    .filter(({ blob }) => !Object.hasOwn(retracted, blob))
    .map((embed) => `${embed.path} ${texts.identityNow(embed.path) ?? ''}`);
  return [own, ...embeds.sort()].join('\n');
}
