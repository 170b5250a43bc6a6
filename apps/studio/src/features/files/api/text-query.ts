import type { FileRow } from '@recto/sdk'
import { queryOptions } from '@tanstack/react-query'
import { assetAddress } from '../../../library/model/asset-address.ts'

const previewBytes = 65_536

/** The beginning of a file as text. */
export function textQuery(file: FileRow) {
  const address = assetAddress(file)
  return queryOptions({
    queryKey: ['files', 'text', address],
    queryFn: async ({ signal }) => {
      const answer = await fetch(address, { headers: { range: `bytes=0-${previewBytes - 1}` }, credentials: 'include', signal })
      if (!answer.ok) throw new Error(answer.statusText)
      return answer.text()
    },
    retry: false,
  })
}
