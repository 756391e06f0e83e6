import { defineConfig, globalIgnores } from 'eslint/config';
import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';
import regexp from 'eslint-plugin-regexp';

export default defineConfig([
  globalIgnores(['.next*/**', '.data/**', 'lib/core/prisma/**', 'next-env.d.ts', 'test-results/**']),
  ...nextVitals,
  ...nextTypescript,
  {
    // A rule switched off in a comment, or a comment that no longer switches anything off, is an error to be talked about.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      // The image optimiser stays off: what is shown is a private file behind a permission, and nothing may keep a copy.
      '@next/next/no-img-element': 'off',
      'no-else-return': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'oxlint-disable'], location: 'start' }],
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    // Rules that ask for types are in .oxlintrc.json: there they take a quarter of the time.
    files: ['**/*.ts', '**/*.tsx'],
    rules: { '@typescript-eslint/no-explicit-any': 'error', '@typescript-eslint/ban-ts-comment': 'error' },
  },
  {
    // A pattern that reads what others wrote takes linear time, whatever that is. What tests and measurements read, they wrote themselves.
    files: ['**/*.{ts,tsx,mts,mjs,js}'],
    ignores: ['e2e/**', 'prisma/factories/**', 'scripts/bench/**', '**/*.test.{ts,tsx}'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  // A fixture of Playwright is given a function called `use`; it is no React hook.
  { files: ['e2e/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } },
  // Next reads its settings as CommonJS.
  { files: ['next.config.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // Where lines for the log are made, and where a start that cannot go on says why.
  { files: ['lib/core/**', 'lib/boot/**'], rules: { 'no-console': 'off' } },
  // What people run at a terminal speaks to them there.
  { files: ['scripts/**', 'prisma/seed/**', 'e2e/**'], rules: { 'no-console': 'off' } },
]);
