import { describe, expect, test } from 'vitest';
import { decode, nearestPages, wordsOf } from '../../src/site/nearest-pages.ts';

const pages = [
  { title: 'On call', url: '/learn/wiki/on-call/' },
  { title: 'On-call drills', url: '/learn/wiki/on-call/drills/' },
  { title: 'Restart the broker', url: '/learn/runbooks/broker-restart/' },
  { title: 'Übungen', url: '/learn/wiki/%C3%BCbungen/' },
  { title: 'Style', url: '/learn/wiki/contributing/style/' },
];

describe('the nearest page', () => {
  test.each([
    ['a letter missing', '/learn/wiki/oncall/', 'On call'],
    ['letters swapped', '/learn/runbooks/borker-restart/', 'Restart the broker'],
    ['another folder', '/learn/handbook/style/', 'Style'],
    ['the file’s name', '/learn/runbooks/broker-restart.html', 'Restart the broker'],
    ['words of the title', '/learn/restart-the-broker/', 'Restart the broker'],
    ['the file’s name in the repository', '/learn/wiki/On-Call/Drills.md', 'On-call drills'],
    ['the name of the folder’s file', '/learn/wiki/on-call/README.md', 'On call'],
    ['capitals', '/Learn/WIKI/ON-CALL', 'On call'],
    ['another script', '/learn/wiki/übung/', 'Übungen'],
  ])('with %s is found', (_name, address, title) => {
    expect(nearestPages(address, pages)[0]?.title).toBe(title);
  });

  test('of equally good ones is the one whose folders are alike', () => {
    const styles = ['/docs/en/api/style/', '/docs/de/web/style/'].map((url) => ({ title: 'Style', url }));
    expect(nearestPages('/docs/de/style/', styles)[0]?.url).toBe('/docs/de/web/style/');
  });

  test('is nothing where nothing is like it', () => {
    expect(nearestPages('/learn/zzz/qqq/', pages)).toEqual([]);
  });

  test('comes with at most four others', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ title: `Guide ${String(at)}`, url: `/guide-${String(at)}/` }));
    expect(nearestPages('/guide/', many)).toHaveLength(5);
  });
});

test.each([
  ['/learn/wiki/Deploy_to-prod.html', 'deploy to prod'],
  ['/learn/wiki/on-call/index.md', 'on call'],
  ['/', ''],
])('the words of %s are “%s”', (address, words) => {
  expect(wordsOf(address)).toBe(words);
});

test('an address that was typed wrongly is taken as it is', () => {
  expect([decode('/50%/'), decode('/%C3%BCbung/')]).toEqual(['/50%/', '/übung/']);
});
