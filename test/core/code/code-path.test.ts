import { expect, test } from 'vitest';
import { holdsSecrets, looksSecret, normaliseCodePath } from '../../../src/core/code/code-path.ts';

test.each([
  ['src/a.ts', 'src/a.ts'],
  ['./src//a.ts', 'src/a.ts'],
  ['src/[id]/a b.ts', 'src/[id]/a b.ts'],
  ['..hidden/a', '..hidden/a'],
])('%j means %j', (written, path) => {
  expect(normaliseCodePath(written)).toBe(path);
});

test.each([
  ...[
    '/etc/passwd',
    '//etc/passwd',
    '../a',
    'a/../../b',
    'a/..',
    '..',
    '.',
    '',
    './',
    '~/.ssh/id_rsa',
    'C:/a',
    'c:a',
    '\\\\host\\a',
    'a\\..\\b',
  ],
  ...['file:///etc/passwd', 'https://example.com/a', 'a\0b', 'a\nb'],
])('%j is no path below the root', (written) => {
  expect(normaliseCodePath(written)).toBeUndefined();
});

test.each([
  ...[
    '.env',
    'prod.env',
    'deploy/api.env.production',
    '.envrc',
    'terraform.tfstate.backup',
    'default.tfvars',
    'dist.pem',
    '.docker/config.json',
    'a/.env.local',
    '.ENV',
    'x.pem',
    'tls.KEY',
    'id_rsa',
    '.ssh/config',
    '.git/config',
    '.waymark/x',
    '.aws/credentials',
    '.npmrc',
  ],
  ...['terraform.tfstate', 'prod.tfvars', 'credentials.json', 'config/secrets.yml', 'kubeconfig', '.netrc'],
])('%j holds secrets', (path) => {
  expect(holdsSecrets(path)).toBe(true);
});

test.each([
  '.env.example',
  'secrets.example.yml',
  'src/secrets.ts',
  'src/key.ts',
  'docs/pem.md',
  'environment.ts',
  'prod.tfvars.sample',
  'prod.env.example',
  'src/env.ts',
  'vite-env.d.ts',
  '.docker/Dockerfile',
])('%j does not', (path) => {
  expect(holdsSecrets(path)).toBe(false);
});

test('a key in any text is seen', () => {
  const key = 'a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n';
  const tokens = `token = "ghp_${'a'.repeat(36)}"`;
  expect(looksSecret(key, key)).toBe(true);
  // The lines between have no mark of their own.
  expect(looksSecret('MIIE', key)).toBe(true);
  expect(looksSecret(tokens, tokens)).toBe(true);
  expect(looksSecret('const a = 1', `const a = 1\n${tokens}`)).toBe(false);
  expect(looksSecret('-----BEGIN PUBLIC KEY-----\nghp_short', '-----BEGIN PUBLIC KEY-----\nghp_short')).toBe(false);
});
