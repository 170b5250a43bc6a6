import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './workspace.mjs'

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The Chromium to run browser stories in: `CHROMIUM_PATH`, one in a usual place, Playwright's own; `null` when there is none. */
export function findChromium() {
  const given = process.env['CHROMIUM_PATH']
  if (given) return existsSync(given) ? given : null
  return [...usualPaths, playwrightsOwn()].find((path) => path && existsSync(path)) ?? null
}

function playwrightsOwn() {
  try {
    return createRequire(join(root, 'e2e', 'package.json'))('@playwright/test').chromium.executablePath()
  } catch {
    return null
  }
}
