import type { SharedRead, SharedReads } from '../../connection/shared-reads.ts'
import type { Statement } from '../../sql.ts'
import type { NamedStatement } from './pipelined-read.ts'
import { ReadPipeline, type ReadPipelineOptions } from './read-pipeline.ts'
import { type MakeWriter, type RowWriter, TextRowWriter } from './row-receiver.ts'
import { JsonRowWriter } from './row-writer.ts'

/** Reads that join others in pipelined sessions once their timings prove them cheap. */
export interface PipelinedReads extends SharedReads {
  /** Reads under way are answered. */
  close(): Promise<void>
}

/** How the rows of a read become its answer. */
interface RowForm<Writer extends RowWriter, Answer> {
  readonly makeWriter: MakeWriter<Writer>
  readonly finish: (writer: Writer) => Answer
}

const textForm: RowForm<TextRowWriter, readonly (string | null)[]> = {
  makeWriter: () => new TextRowWriter(),
  finish: ({ texts }) => texts,
}

export function createPipelinedReads(options: ReadPipelineOptions): PipelinedReads {
  const pipeline = new ReadPipeline(options)
  const run = async <Writer extends RowWriter, Answer>(read: SharedRead<Answer>, form: RowForm<Writer, Answer>): Promise<Answer> => {
    const { options: runOptions, alone } = read
    const statement = runOptions?.mayBeSlow === true ? null : namedStatement(read.statement)
    if (statement === null) return await alone()
    return await (pipeline.read({ statement, alone, signal: runOptions?.signal, ...form }) ?? alone())
  }
  return {
    texts: (read) => run(read, textForm),
    list: (read, layout) =>
      run(read, { makeWriter: (scratch) => new JsonRowWriter(layout, scratch), finish: (writer: JsonRowWriter) => writer.list() }),
    close: () => pipeline.close(),
  }
}

const reads = /^\s*SELECT\b/i

/** As it is sent to a pipeline; `null` when it may change something, is not kept prepared, or has a parameter that only the driver can write. */
function namedStatement({ name, sql, parameters }: Statement): NamedStatement | null {
  if (name === undefined || !reads.test(sql)) return null
  const texts: (string | null)[] = []
  for (const parameter of parameters) {
    if (parameter === null || typeof parameter === 'string') texts.push(parameter)
    else if (typeof parameter === 'number' || typeof parameter === 'boolean') texts.push(String(parameter))
    else return null
  }
  return { name, sql, parameters: texts }
}
