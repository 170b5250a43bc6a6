import type { Readable } from 'node:stream'
import { forbidden } from '@recto/errors'
import type { Files } from '@recto/files'
import {
  type Asset,
  type AssetPlan,
  assertSignature,
  assetKey,
  type ByteRange,
  findAnyAsset,
  findAsset,
  type OpenedFile,
  parseByteRange,
  planAsset,
} from '@recto/files/assets'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { queryOf } from '../../request/request-to-input.ts'
import { pipelineContext, type RestContext } from '../../rest-context.ts'
import { assetHeaders, entityTag } from './asset-headers.ts'

interface AssetRoutesOptions {
  readonly rest: RestContext
  readonly files: Files
}

/** `/assets/:id`: contents of files, and pictures made of them. */
export function assetRoutes(app: FastifyInstance, { rest, files }: AssetRoutesOptions): void {
  const handler = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => sendAsset(request, reply, { rest, files })
  // The HEAD that goes with every GET would say a length of 0.
  for (const url of ['/assets/:id', '/assets/:id/:filename']) app.route({ method: ['GET', 'HEAD'], url, handler })
}

async function sendAsset(request: FastifyRequest, reply: FastifyReply, { rest, files }: AssetRoutesOptions): Promise<FastifyReply> {
  const { id, filename } = request.params as { readonly id: string; readonly filename?: string }
  const query = queryOf(request)
  const asset = await readableAsset(id, request, { rest, files })
  const plan = await planAsset(asset, { query, accept: request.headers.accept ?? '' }, files)
  const { user, share, isAdmin } = rest.accountOf(request)
  const answer = {
    asset,
    plan,
    name: filename ?? asset.name ?? asset.id,
    isDownload: query['download'] !== undefined,
    isPublic: user === null && share === null && !isAdmin && query['signature'] === undefined,
  }
  const headers = assetHeaders(answer, rest.assets ?? {})
  // What the client has already is neither opened nor made.
  if (isUnchanged(request, asset)) return reply.headers(headers).code(304).send()
  return await sendContent({ asset, plan, headers }, request, reply)
}

/** @throws {RectoError} FORBIDDEN when there is no such file, or neither the caller nor the address may read it */
async function readableAsset(id: string, request: FastifyRequest, { rest, files }: AssetRoutesOptions): Promise<Asset> {
  const key = assetKey(id)
  if (key === null) throw forbidden()
  const { expires, signature } = queryOf(request)
  if (signature === undefined) return await findAsset(key, pipelineContext(request, rest), files)
  assertSignature(key, { expires, signature }, files)
  return await findAnyAsset(key, files)
}

/** Whether the client has it already (RFC 9110 §13.2.2). */
function isUnchanged({ headers }: FastifyRequest, { modified }: Asset): boolean {
  if (modified === null) return false
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim() === entityTag(modified))
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return since >= Math.floor(modified.getTime() / 1000) * 1000
}

interface SentContent {
  readonly asset: Asset
  readonly plan: AssetPlan
  readonly headers: Readonly<Record<string, string>>
}

async function sendContent({ asset, plan, headers }: SentContent, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const content = await plan.open()
  try {
    const { size } = content
    const range = plan.hasRanges && mayBePart(request, asset) ? parseByteRange(request.headers.range, size) : null
    reply.headers(headers).header('content-length', range === null ? size : range.end - range.start + 1)
    if (range !== null) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    if (request.method !== 'HEAD') return await reply.send(await bodyOf(content, range))
  } catch (error) {
    await content.close()
    throw error
  }
  await content.close()
  return await reply.send()
}

async function bodyOf(content: OpenedFile, range: ByteRange | null): Promise<Buffer | Readable> {
  if (content.bytes === null) return await content.read(range === null ? {} : { range })
  return range === null ? content.bytes : content.bytes.subarray(range.start, range.end + 1)
}

/** A part is only of use to who has the rest of the same content. */
function mayBePart({ headers }: FastifyRequest, { modified }: Asset): boolean {
  const condition = headers['if-range']
  if (condition === undefined || typeof condition !== 'string') return true
  return modified !== null && (condition === entityTag(modified) || condition === modified.toUTCString())
}
