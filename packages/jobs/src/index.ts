export type { Job, JobHandle, JobOutcome, JobRequest, JobResult } from './jobs/job.ts'
export { type JobNotificationOptions, notifyOfJob } from './jobs/job-notification.ts'
export { createJobs, type Jobs, type JobsOptions } from './jobs/jobs.ts'
export { type DeletedRecords, deleteExpiredAnswers, deleteExpiredRecords, type Retention } from './retention/delete-expired.ts'
