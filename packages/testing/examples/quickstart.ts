import { findServers, testDatabase } from '@recto/testing'

const { running, skipped } = await findServers({ RECTO_TEST_DATABASES: 'sqlite' })
console.log(skipped.map(({ name, reason }) => `${name}: ${reason}`))

for (const server of running) {
  const database = testDatabase(server)
  await database.create()
  console.log(database.name, Object.keys(database.config))
  await database.drop()
}
