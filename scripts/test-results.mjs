import { existsSync, readFileSync } from 'node:fs'

/** How many tests did what. */
export const nothing = { passed: 0, failed: 0, skipped: 0 }

/** Adds two counts. */
export function add(one, other) {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped }
}

/** `N passed, N failed`, and what was skipped if anything was. */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Counts of vitest's JSON report. A file that does not load, and a run that breaks outside of its tests, is one failure. */
export function readVitestReport(path, exitCode) {
  const report = readReport(path)
  if (!report) return { ...nothing, failed: 1 }
  const broken = report.testResults.filter((file) => file.status === 'failed' && !hasFailedTest(file)).length
  const counted = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  return withExitCode(counted, exitCode)
}

/** Counts of Playwright's JSON report. A flaky story passed. */
export function readPlaywrightReport(path, exitCode) {
  const report = readReport(path)
  if (!report) return { ...nothing, failed: 1 }
  const { expected, flaky, unexpected, skipped } = report.stats
  return withExitCode({ passed: expected + flaky, failed: unexpected, skipped }, exitCode)
}

function hasFailedTest(file) {
  return file.assertionResults.some((test) => test.status === 'failed')
}

function withExitCode(counted, exitCode) {
  return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}
