import { describe, expect, test } from 'vitest';
import { nearestPages } from '../../src/site/nearest-pages.ts';

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
    ['another script', '/learn/wiki/übung/', 'Übungen'],
  ])('with %s is found', (_name, address, title) => {
    expect(nearestPages(address, pages)[0]?.title).toBe(title);
  });

  test('is nothing where nothing is like it', () => {
    expect(nearestPages('/learn/zzz/qqq/', pages)).toEqual([]);
  });

  test('comes with at most four others', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ title: `Guide ${String(at)}`, url: `/guide-${String(at)}/` }));
    expect(nearestPages('/guide/', many)).toHaveLength(5);
  });
});
