import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { digestLock, findLockFaults, toCanonicalJson } from '../../../src/core/pathways/digest-lock.ts';
import { lockSchema, type Lock } from '../../../src/core/pathways/lock.ts';

const sha256 = (text: string): string => hash('sha256', text);

function makeLock(change: Partial<Lock> = {}): Lock {
  const lock = {
    schemaVersion: 1,
    pathway: 'on-call',
    version: '1.0.0',
    date: '2026-09-01',
    commit: 'a'.repeat(40),
    notes: { summary: 'First release.', units: [], other: [] },
    title: 'On-call engineer',
    roles: [],
    entry: [],
    outcomes: [{ skill: 'incident-response', level: 2 }],
    stages: [{ id: 'start', title: 'Start', units: [{ id: 'https://sre.google/', title: 'SRE', required: true }] }],
    assessments: {},
    units: { 'https://sre.google/': { external: 'https://sre.google/' } },
    digest: '0'.repeat(64),
    ...change,
  } as const satisfies Partial<Lock>;
  return lockSchema.parse(lock);
}

function seal(lock: Lock): Lock {
  return { ...lock, digest: digestLock(lock, sha256) };
}

const place = { path: 'content/pathways/on-call/releases/1.0.0.lock.json', pathway: 'on-call', locate: () => undefined };

describe('canonical JSON', () => {
  test.each<[unknown, string]>([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ 10: 1, 9: 2, a: 3 }, '{"10":1,"9":2,"a":3}'],
    [{ a: undefined, b: { d: 1, c: 2 } }, '{"b":{"c":2,"d":1}}'],
    ['\u2028"', '"\u2028\\""'],
  ])('of %j', (value, json) => {
    expect(toCanonicalJson(value)).toBe(json);
  });
});

describe('the digest of a lock', () => {
  test('doesn’t depend on the order of keys, nor on the digest', () => {
    const lock = makeLock();
    const turned = Object.fromEntries(Object.entries(lock).reverse()) as Lock;
    expect(digestLock({ ...turned, digest: 'f'.repeat(64) }, sha256)).toBe(digestLock(lock, sha256));
  });

  test('is the same tomorrow', () => {
    expect(digestLock(makeLock(), sha256)).toMatchInlineSnapshot(`"ed21e9ce3afc15d2030a1218e8b8bf95df67be83a61bb6cb9cc4c14de87a0430"`);
  });
});

describe('a lock', () => {
  test('as it was released has no fault', () => {
    expect(findLockFaults(seal(makeLock()), place, sha256)).toEqual([]);
  });

  test.each<[string, Lock, string, string]>([
    [
      'with another text',
      { ...seal(makeLock()), title: 'On-call' },
      'on-call',
      'The lock isn’t what was released: its digest doesn’t fit the rest.',
    ],
    ['in another file', seal(makeLock({ version: '1.0.1' })), 'on-call', 'The lock of version `1.0.1` lies in another file.'],
    ['of another pathway', seal(makeLock()), 'sre', 'The lock of the pathway `on-call` lies in the folder of `sre`.'],
  ])('%s has one', (_, lock, pathway, message) => {
    expect(findLockFaults(lock, { ...place, pathway }, sha256).map((finding) => finding.message)).toEqual([message]);
  });
});
