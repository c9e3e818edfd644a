/** Reads how many tests passed and failed from the reports of the test runners. */
import { existsSync, readFileSync } from 'node:fs';

/** What counts for a stage whose runner left no report, or found no tests: that is a failure, not nothing. */
const broken = { passed: 0, failed: 1 };

function read(file, pick) {
  if (!existsSync(file)) return broken;
  const counts = pick(JSON.parse(readFileSync(file, 'utf8')));
  return counts.passed + counts.failed === 0 ? broken : counts;
}

/** A file that cannot even be loaded has no tests to fail, so it counts as one. */
export const vitestCounts = (file) =>
  read(file, ({ numPassedTests, numFailedTests, testResults }) => {
    const unloadable = testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
    return { passed: numPassedTests, failed: numFailedTests + unloadable.length };
  });

export const playwrightCounts = (file) =>
  read(file, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (stats.unexpected === 0 ? errors.length : 0),
  }));
