import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { root } from './workspace.mjs'

// Names and sentences use the field's terms (docs/glossary.md). These were replaced once and must not come back.
const banned = [
  [
    'take up, take back, go ahead, insist',
    /\btake-?up\b|\btakeUp|\btakeBack|\bgoAhead\b|\binsist\b/,
    'recover, rollback, rollForward, retry',
  ],
  ['kept step, step table', /\bkept-?step|\bkeptStep|\bKeptStep|step-table/, 'change log, undo and redo entries'],
  ['ModelWork', /ModelWork|(compensating|recording|transactional)-work/, 'schema-change executor'],
  ['creatingField, applyingDiff …', /\b(creating|updating|deleting|renaming|applying|generating)[A-Z]\w*\(/, 'createField, applyDiff …'],
  ['exclusively', /\bexclusively\b/, 'withLock'],
  ['side reader, side thread', /side-?(reader|thread)/i, 'read worker'],
  ['statement pace', /statement-?pace/i, 'statement timings'],
  ['row tap', /row-?tap\b|tappedClient|\btapOf\b/i, 'raw-row client'],
  ['counterPast, passCounters', /counter-?past|pass-?counters/i, 'advance sequence'],
  ['late value', /late-?values?\b/i, 'runtime value, bound parameter'],
  ['sent key, plain key', /\b(sent|plain)-?key\b/i, 'payload key, event key'],
  ['journal', /\bjournal(?!_mode|Mode| mode)\w*/i, 'activity log'],
  ['shown delta', /shown-?delta/i, 'revision delta'],
  [
    'ruleCreated, CollectionRules …',
    /\brule(Sent|Create|Created|Update|Updated|Delete|Deleted)\b|CollectionRules|collection-rules/,
    'collection hooks',
  ],
  ['WriteScope, spend', /WriteScope|\bspend\(/, 'WriteContext, consumeBudget'],
  ['demand…', /\bdemand[A-Z]\w*|\bdemand\(|demand-[a-z]/, 'require…, assert…'],
  ['door, Exchange', /\bdoors?\b|\bExchange\b/, 'transport, RestContext'],
  [
    'forgetter, stall, post',
    /\bforgetter|\bstall(Ms)?\b|demand-turn|\bcaller-?gone\b/i,
    'cache invalidation, minimum duration, consume rate limit, abort signal',
  ],
  [
    'share changes, front routes, first start',
    /share-?changes|front-?routes|first-?start|server-?facts/i,
    'sync caches, root routes, bootstrap admin, server info',
  ],
  ['oracle, for the reference model', /\b(by|the) oracle\b|mutation-oracle|ByOracle/i, 'reference model'],
  ['tell, told', /\b(tell|told)\(|\b(is|are|be) told\b(?! *apart|$)/i, 'notify, show, describe'],
  ['modelReader, visibleModel', /\bmodelReader|\bModelReader|visibleModel|read-structure/, 'createSchemaReader, visibleCollections'],
  [
    'FilterPlace, underSubject, isWayBack, plan.touched',
    /FilterPlace|\bunder(Subject|Field|Json)\b|isWayBack|\b(plan|resolve|context)\.touched/,
    'FilterLocation, resolveTest, isBacklink, dependsOn',
  ],
  [
    "nobody in particular, nobody's wish, as … would have it, keeps quiet",
    /nobody in particular|nobody's wish|hooks would have (it|them)|log that keeps quiet/i,
    'not logged in, not configured, after the hooks, writes nothing',
  ],
  ['whoever', /\bwho(m)?ever\b/i, 'callers who, anyone who'],
  ['recall, gather, covers, remember', /\b(recall|gather|remember|covers)[A-Z]?\w*\(/, 'cached…, collect, allows, memoize'],
]

/** Texts of others, lists of translated words, and what is written about the past. */
const exempt =
  /^\.changeset\/|(^|\/)(pnpm-lock\.yaml|CHANGELOG\.md|check-words\.mjs)$|^docs\/decisions\/|^apps\/studio\/src\/i18n\/|\/golden\/|\.snap$|^packages\/testing\/src\/fixtures\/|words\.ts$/
const looked = /\.(ts|tsx|mjs|js|md|jsonc|yaml|yml)$/

const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n')
let count = 0
for (const file of files.filter((name) => looked.test(name) && !exempt.test(name))) {
  for (const [index, line] of [file, ...readFileSync(new URL(file, `file://${root}/`), 'utf8').split('\n')].entries()) {
    for (const [word, pattern, instead] of banned) {
      if (!pattern.test(line)) continue
      count += 1
      process.stderr.write(`${file}:${index} says "${word}": ${instead}\n    ${line.trim().slice(0, 120)}\n`)
    }
  }
}
process.exit(count === 0 ? 0 : 1)
