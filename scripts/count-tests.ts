import { readFileSync } from 'node:fs';

/** Prints `N passed, N failed, N skipped` from Vitest's JSON report and ends as the tests did. */
const [, , code = '1'] = process.argv;
const report = JSON.parse(readFileSync('.waymark/test-report.json', 'utf8')) as Record<
  'numPassedTests' | 'numFailedTests' | 'numPendingTests',
  number
>;
process.stdout.write(`${report.numPassedTests} passed, ${report.numFailedTests} failed, ${report.numPendingTests} skipped\n`);
process.exitCode = Number(code) || (report.numPassedTests === 0 ? 1 : 0);
