import { describe, expect, it, test } from 'vitest';
import { findParts } from '../../src/core/find-parts.ts';
import { partsOfKind, partWords } from '../../src/core/part-words.ts';

/** Headings from `## Symptoms | ### Details`; ids are numbers. */
function find(outline: string, kind: Parameters<typeof findParts>[1]['kind'] = 'runbook', lang = 'en'): string[] {
  const headings = outline.split('|').map((line, at) => {
    const [, signs = '', text = ''] = /^\s*(#+) (.*?)\s*$/.exec(line) ?? [];
    return { depth: signs.length, id: String(at), text };
  });
  return findParts(headings, { kind, lang }).map(({ name, text }) => `${name}: ${text}`);
}

describe('parts of a runbook', () => {
  test.each([
    [
      '## Symptoms | ## Impact | ## Steps | ## Verify | ## Roll back | ## Escalate',
      ['symptoms', 'impact', 'steps', 'verify', 'rollback', 'escalate'],
    ],
    ['## Meaning | ## Impact | ## Diagnosis | ## Mitigation', ['symptoms', 'impact', 'diagnose', 'steps']],
    ['## Alert Description | ## Troubleshooting steps | ## Resolution', ['symptoms', 'diagnose', 'steps']],
    ['## 1. Before you begin | ## Step 2: Fix | ## 3 – Verification', ['need', 'steps', 'verify']],
    ['## Possible causes | ## How to fix it | ## Is it over? | ## Who to contact', ['diagnose', 'steps', 'verify', 'escalate']],
    ['## Rollback plan | ## Escalation path | ## Pre-requisites', ['rollback', 'escalate', 'need']],
    ['## Reverting the release | ## Contacts & support', ['rollback', 'escalate']],
    ['## Diagnosis and mitigation', ['diagnose', 'steps']],
    ['## Impact / Severity', ['impact']],
    ['## ROLL BACK', ['rollback']],
    ['## Verify cluster access | ## Check alerts', []],
    ['## Steps | ## Verify that it worked | ## Undo the change', ['steps', 'verify', 'rollback']],
    ['## Notes | ## See also | ## The stepping stones | ## Access logs', []],
  ])('of %s', (outline, names) => {
    expect(find(outline).map((line) => line.split(':')[0])).toEqual(names);
  });

  it('are what the upper level says before what stands inside a section', () => {
    expect(find('## Diagnosis | ### Verify | ## Mitigation | ### Roll back the node | ### Escalation | ## Verification')).toEqual([
      'diagnose: Diagnosis',
      'steps: Mitigation',
      'escalate: Escalation',
      'verify: Verification',
    ]);
  });

  it('are found once each', () => {
    expect(find('## Steps | ## Resolution | ## Steps')).toEqual(['steps: Steps']);
  });

  it('leave out headings that nothing can lead to', () => {
    expect(findParts([{ depth: 2, id: '', text: 'Steps' }], { kind: 'runbook', lang: 'en' })).toEqual([]);
  });
});

test.each([
  ['de', '## Anzeichen | ## Auswirkungen | ## Schritte | ## Überprüfung | ## Rollback | ## Eskalation'],
  ['de-AT', '## Bedeutung | ## Schweregrad | ## Behebung | ## Prüfen | ## Zurückrollen | ## Ansprechpartner'],
  ['fr', '## Symptômes | ## Impact | ## Étapes à suivre | ## Vérifier | ## Retour arrière | ## Escalade'],
  ['es', '## Síntomas | ## Impacto | ## Pasos | ## Comprobación | ## Deshacer | ## Escalamiento'],
  ['ja', '## Symptoms | ## Impact | ## Steps | ## Verify | ## Rollback | ## Escalation'],
])('headings in %s are looked up in their language, then in English', (lang, outline) => {
  expect(find(outline, 'runbook', lang).map((line) => line.split(':')[0])).toEqual([
    'symptoms',
    'impact',
    'steps',
    'verify',
    'rollback',
    'escalate',
  ]);
});

test.each([
  [
    'lab',
    '## Goal | ## What you need | ## Exercise 1 | ## Check your work | ## Hints | ## Solution',
    'objective need steps verify hint solution',
  ],
  ['how-to', '## Prerequisites | ## Steps | ## Impact | ## Undo it', 'need steps rollback'],
  ['case-study', '## The situation | ## Timeline of the night', 'timeline'],
  ['concept', '## Steps | ## Prerequisites', ''],
] as const)('a page of kind %s has the parts of its kind', (kind, outline, names) => {
  expect(
    find(outline, kind)
      .map((line) => line.split(':')[0])
      .join(' '),
  ).toBe(names);
});

test('a heading without end costs no more than its first words', () => {
  const started = performance.now();
  find(`## ${'steps and '.repeat(200_000)}`);
  expect(performance.now() - started).toBeLessThan(2000);
});

test.each(Object.keys(partWords))('no name of %s is another part’s, within one kind', (lang) => {
  const clashes = Object.entries(partsOfKind).flatMap(([kind, parts]) => {
    const names = parts.flatMap((part) => (partWords[lang]?.names[part] ?? '').split(',').map((name) => name.replace('…', '').trim()));
    return names.filter((name, at) => name !== '' && names.indexOf(name) !== at).map((name) => `${kind}: ${name}`);
  });
  // What is compared with at the end of a lab is called as what is done in a runbook; the later part wins.
  expect(clashes.filter((clash) => !/^(?:lab|tutorial): (?:solutions?|lösung|lösungen|soluciones)$/.test(clash))).toEqual([]);
});
