import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../src/core/check.ts';
import { catalogOf } from '../helpers/example-catalog.ts';
import { packageFolder } from '../helpers/package-folder.ts';

const guides = ['pathways', 'skills', 'handing-in-evidence'];

/** Fences of the guides that say which file they show, by its path. */
function readExamples(): Record<string, string> {
  const texts = guides.map((name) => readFileSync(join(packageFolder, `content/wiki/author/${name}.md`), 'utf8'));
  return Object.fromEntries(
    texts.flatMap((text) =>
      [...text.matchAll(/^```\w+ title="([^"]+)"\n([^]*?)^```$/gm)].map(([, path = '', content = '']): [string, string] => [path, content]),
    ),
  );
}

/** What the examples speak of and don't show. */
const around = {
  'waymark.yml': 'sources: [{ id: wiki, path: content/wiki }, { id: runbooks, path: content/runbooks }]\n',
  'content/wiki/architecture.md': '---\nteaches: [{ skill: incident-response, level: 1 }]\n---\n\n# Architecture\n\nText.\n',
  'content/wiki/linux.md': '---\nteaches: [{ skill: linux, level: 1 }]\n---\n\n# Linux\n\nText.\n',
  'content/runbooks/pager.md': '# Pager\n\nText.\n',
  'content/runbooks/database.md': '# Database\n\nText.\n',
  'content/runbooks/queue.md': '# Queue\n\nText.\n',
};

describe('the examples of the guides about pathways', () => {
  const examples = readExamples();
  const catalog = catalogOf({ ...around, ...examples });
  const { pathways, framework, evidence, retired } = catalog.curriculum;

  test('are a pathway, a framework, retired units and evidence', () => {
    expect(Object.keys(examples)).toHaveLength(5);
    expect(pathways.flatMap(({ stages }) => stages.flatMap(({ units, elective }) => [...units, ...(elective?.of ?? [])]))).toHaveLength(6);
    expect([framework.skills.length, framework.roles.length, Object.keys(retired.units).length]).toEqual([2, 1, 1]);
  });

  test('have no fault but that nothing was released', () => {
    const faults = runChecks(catalog, { severities: {}, hash: (text) => text }).map(({ rule, actual }) => [rule, actual]);
    expect(faults).toEqual([
      ['pathway/unknown-replaced', 'wiki/shift-book'],
      ['evidence/unknown-release', 'on-call@1.0.0'],
    ]);
  });

  test('belong together', () => {
    const assessment = pathways[0]?.assessments[evidence[0]?.file.assessment ?? ''];
    expect(evidence[0]?.file.rubric.map(({ criterion }) => criterion)).toEqual(assessment?.criteria.map(({ id }) => id));
  });
});
