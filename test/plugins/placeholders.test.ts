import { expect, test } from 'vitest';
import { renderHtml } from './rendering.ts';

/** What is marked in a page, in order. */
function blanks(markdown: string): string[] {
  return [...renderHtml(markdown).matchAll(/<var class="blank">(.*?)<\/var>/g)].map(([, text = '']) =>
    text.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<'),
  );
}

const fence = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\`\n`;

test.each([
  ['sh', 'oc logs -n <namespace> <pod-name>', ['<namespace>', '<pod-name>']],
  ['bash', 'oc debug node/<any node name>', ['<any node name>']],
  ['console', '$ kubectl exec <read-pod> -- ls', ['<read-pod>']],
  ['', 'oc rsh <rook-ceph-tools pod name from previous step>', ['<rook-ceph-tools pod name from previous step>']],
  ['yaml', 'namespace: <namespace>', ['<namespace>']],
  ['sh', 'cat <<EOF > file', []],
  ['sh', 'diff <(sort a) <(sort b) <in >out', []],
  ['', 'NAME  NODE\npod   <none>\nlb    <pending>', []],
  ['', '<div class="x"></div>', []],
  ['html', 'a <namespace> b', []],
  ['ts', 'const all: Promise<string> = get<Page>();', []],
  ['sh', 'curl <https://example.com>', []],
])('in %s, %s has the blanks %j', (language, code, expected) => {
  expect(blanks(fence(language, code))).toEqual(expected);
});

test.each([
  ['Run `oc get pods -n <namespace>` now.', ['<namespace>']],
  ['Use the `<div>` element.', []],
  ['Where `<namespace>` is yours.', []],
  ['An `Array<string>` of `Map<Key, Value>`.', []],
])('inline, %s has the blanks %j', (markdown, expected) => {
  expect(blanks(markdown)).toEqual(expected);
});

test('a blank that colours divide is marked whole, and the text stays', () => {
  const html = renderHtml(fence('bash', 'echo "<user name>" # for <you>'));
  expect(html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<')).toContain('echo "<user name>" # for <you>');
  expect(blanks(fence('bash', 'echo "<user name>" # for <you>'))).toEqual(['<user name>', '<you>']);
});

test('twenty thousand of them are marked in one go', () => {
  const started = performance.now();
  expect(blanks(fence('sh', 'x <a-b> '.repeat(20_000)))).toHaveLength(20_000);
  expect(performance.now() - started).toBeLessThan(5000);
});
