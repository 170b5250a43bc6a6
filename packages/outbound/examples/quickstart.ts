import { createOutbound } from '@recto/outbound'

const outbound = createOutbound()

try {
  await outbound.fetch('http://127.0.0.1:8055/server/info')
} catch (error) {
  console.log(String(error)) // Service "external-file" is unavailable …
}

await outbound.close()
