import { expect, test } from 'vitest';
import { listReleaseChanges } from '../../../src/core/pathways/compare-releases.ts';
import { toWorkingState, type PathwayState } from '../../../src/core/pathways/working-state.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';
import { contextOf } from './pathway-state.ts';

function stateWith(task: string, criterion: string): PathwayState {
  const catalog = catalogOf({
    'docs/a.md': '# A\n',
    'pathways/way/pathway.yml': `id: way
title: The way
stages: [{ id: one, title: One }]
exit: { evidence: drill }
assessments:
  drill:
    title: A drill
    task: ${JSON.stringify(task)}
    criteria: [{ id: zeal, text: Zeal. }, { id: calm, text: ${JSON.stringify(criterion)}, levels: { good: "Al\\n ways" } }]
`,
  });
  const [pathway] = catalog.curriculum.pathways;
  if (!pathway) throw new Error('There is no pathway.');
  const none = '0'.repeat(16);
  const fingerprint = { fpv: 1, text: none, code: none, outline: none, tasks: [], assess: none };
  return toWorkingState(pathway, { catalog, blobOf: () => undefined, fingerprintOf: () => fingerprint });
}

test('a state holds its rubrics in words, whatever their blanks, in the order of the file', () => {
  const { assessments } = stateWith('Do  it\nwell.\n \n\nHand it in.', 'Cafe\u0301  calm');
  expect(assessments['drill']).toEqual({
    title: 'A drill',
    task: 'Do it well.\n\nHand it in.',
    skills: [],
    criteria: { zeal: { text: 'Zeal.' }, calm: { text: 'Caf\u00e9 calm', levels: { good: 'Al ways' } } },
  });
  expect(Object.keys(assessments['drill']?.criteria ?? {})).toEqual(['zeal', 'calm']);
});

test('blanks alone change no rubric', () => {
  const [from, to] = [stateWith('Do it.', 'Calm.'), stateWith('Do\n   it. ', ' Calm.\n')];
  expect(listReleaseChanges(from, to, contextOf())).toEqual([]);
});
