import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A room and what it may not import: the table in content/wiki/contributing/architecture.md. */
function room(files, forbidden) {
  const patterns = forbidden.map(({ group, message }) => ({ group, message }));
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const world = { group: ['node:*', 'astro', 'astro/*', 'astro:*', 'virtual:*'], message: 'This room is pure: no I/O, no Astro.' };
const to = (...group) => ({ group, message: 'The import table of the architecture says no.' });

export default defineConfig(
  { ignores: ['dist/**', 'lib/**', 'node_modules/**', '.waymark/**', '**/.waymark/**', '.astro/**', '**/*.astro', 'coverage/**'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.mjs', 'astro.config.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Plain objects of functions are what we pass around; none of them needs `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }, 'string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': 'error',
    },
  },
  { files: ['**/*.cjs', '**/*.mjs', '**/*.js'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off', 'no-var': 'off', 'prefer-const': 'off' } },
  room(['plugins/**/*.ts'], [world, to('**/src/**', '**/scripts/**')]),
  room(['src/core/**/*.ts'], [world, to('**/node/**', '**/report/**', '**/site/**', '**/scripts/**', '**/src/index.ts', '../index.ts')]),
  room(['src/report/**/*.ts'], [world, to('**/node/**', '**/site/**', '**/scripts/**', '**/plugins/**')]),
  room(['src/node/**/*.ts'], [to('astro', 'astro/*', 'astro:*', 'virtual:*', '**/site/**', '**/report/**', '**/scripts/**')]),
  room(['src/site/**/*.ts'], [to('node:*', '**/node/**', '**/scripts/**', '**/report/**')]),
  {
    // The package holds the site's templates as they are, for Vite, and the core compiled: there is no value to import.
    files: ['src/site/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/core/**', '**/plugins/**'], allowTypeImports: true, message: 'The site takes types from here, no values.' },
          ],
        },
      ],
    },
  },
  room(['src/*.ts'], [to('**/scripts/**')]),
  room(['scripts/**/*.ts'], [to('**/site/**')]),
  // The benchmark of search asks through the site's own code, so that it measures what readers get.
  { files: ['scripts/bench-search.ts'], rules: { 'no-restricted-imports': 'off' } },
);
