import { expect, test } from 'vitest';
import { mendAddress } from '../../src/core/mend-address.ts';

test.each([
  ['a file name', 'On-Call.md', 'docs/on-call.md', 'on-call.md'],
  ['a folder', '../Runbooks/restart.md', 'docs/runbooks/restart.md', '../runbooks/restart.md'],
  ['an extension', './on-call.MD', 'docs/on-call.md', './on-call.md'],
  ['a name without extension', 'ON-CALL', 'docs/on-call.md', 'on-call'],
  ['an address from the root', '/Docs/on-call', 'docs/on-call.md', '/docs/on-call'],
  ['query and fragment', 'On-Call.md?x=Y#Steps', 'docs/on-call.md', 'on-call.md?x=Y#Steps'],
  ['an encoded name', 'On%20Call.md', 'docs/on call.md', 'on%20call.md'],
  ['a Unicode form', 'cafe\u0301.md', 'docs/caf\u00e9.md', 'caf\u00e9.md'],
  ['only the segment that is wrong', 'Guide/a%2Db.md', 'docs/guide/a-b.md', 'guide/a%2Db.md'],
])('mends %s', (_, url, path, expected) => {
  expect(mendAddress(url, path)).toBe(expected);
});

test.each([
  ['names another file', 'x.md', 'docs/on-call.md'],
  ['is right already', 'on-call.md', 'docs/on-call.md'],
  ['is only a fragment', '#Steps', 'docs/on-call.md'],
  ['goes through more folders than the file has', 'a/b/On-Call.md', 'on-call.md'],
  ['stands for an index page', 'Runbooks/', 'docs/runbooks/README.md'],
  ['was written with another extension', 'On-Call.html', 'docs/on-call.md'],
  ['would need brackets', 'My\u00a0Page.md', 'docs/my page.md'],
])('leaves alone an address that %s', (_, url, path) => {
  expect(mendAddress(url, path)).toBe(undefined);
});
