import { expect, test } from 'vitest';
import { locateFailure } from '../../src/node/locate-failure.ts';

test.each(['file://evil.example/share/x.js:1:1', 'file:///%2f/x.js:1:1', 'file:///%/x.js:1:1', 'file:///gone/x.js:1:1'])(
  'an error that names %s in its stack stays the error that it is',
  (address) => {
    const error = new Error('boom');
    error.stack = `Error: boom\n    at ${address}`;
    expect(locateFailure('/root', error)).toEqual([]);
  },
);
