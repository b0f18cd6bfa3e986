import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const restrictImports = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: patterns.map(([regex, message]) => ({ regex, message })) }],
});

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', '.serverless/', '.esbuild/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from where a thing is defined.' },
      ],
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: restrictImports([
      '(^|/)(rules|cli|local|scripts|test)/',
      'shared/ stands below everything and imports from shared/ alone.',
    ]),
  },
  {
    files: ['rules/*/**/*.ts'],
    rules: {
      ...restrictImports(
        ['^\\./|(^|/)rules/', 'No rule imports another; what two rules need is a helper in shared/.'],
        ['(^|/)(cli|local|scripts|test)/', 'Rules import from shared/ and the AWS SDK alone.'],
      ),
      'max-lines': ['error', { max: 60, skipBlankLines: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    },
  },
  {
    files: ['shared/log.ts', 'cli/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    languageOptions: {
      globals: {
        URL: 'readonly',
        process: 'readonly',
        module: 'writable',
        require: 'readonly',
        console: 'readonly',
        performance: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
