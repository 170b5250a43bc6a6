import { createJobs } from '@recto/jobs'
import { silentLog } from '@recto/pipeline'

const jobs = createJobs({ log: silentLog })
const { id } = jobs.start({
  kind: 'export',
  collection: 'books',
  user: null,
  run: async ({ report }) => {
    report({ rowsRead: 10, progress: 0.5 })
    return null
  },
  ended: async ({ error }) => console.log(error === null ? 'done' : error.message), // done
})
console.log(jobs.find(id)?.state) // running
await jobs.close()
