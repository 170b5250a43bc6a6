import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { add, nothing, readPlaywrightReport, readVitestReport, summary } from '../test-results.mjs'

const folder = mkdtempSync(join(tmpdir(), 'recto-results-'))
afterAll(() => rmSync(folder, { recursive: true }))

const counts = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 }
const failedTest = { status: 'failed', assertionResults: [{ status: 'failed' }] }
const brokenFile = { status: 'failed', assertionResults: [] }

describe('the last line of npm test', () => {
  it('counts a file that does not load as a failure', () => {
    expect(readVitestReport(written({ ...counts, testResults: [failedTest, brokenFile] }), 1)).toEqual({ passed: 5, failed: 2, skipped: 2 })
  })

  it('counts a run that breaks outside of its tests as a failure', () => {
    expect(readVitestReport(written({ ...counts, numFailedTests: 0, testResults: [] }), 1)).toEqual({ passed: 5, failed: 1, skipped: 2 })
    expect(readVitestReport(join(folder, 'missing.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(readPlaywrightReport(join(folder, 'missing.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('adds the browser stories', () => {
    const stories = readPlaywrightReport(written({ stats: { expected: 2, flaky: 1, unexpected: 0, skipped: 0 } }), 0)
    expect(summary(add(stories, { ...nothing, passed: 4 }))).toBe('7 passed, 0 failed')
    expect(summary({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped')
  })
})

function written(report) {
  const path = join(folder, `${Math.random()}.json`)
  writeFileSync(path, JSON.stringify(report))
  return path
}
