import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server under measurement, in a process of its own. */
export interface ServerProcess {
  readonly url: string
  /** From start to the first answer. */
  readonly startMs: number
  /** Resident memory right after the start. */
  readonly idleMb: number
  /** Resident memory. */
  memoryMb(): Promise<number>
  /** Processor time used so far. */
  cpuMs(): Promise<number>
  stop(): Promise<void>
}

/** Starts a server and waits until `probe` answers. */
export async function startServer(options: {
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly probe: string
}): Promise<ServerProcess> {
  const port = await freePort()
  const started = performance.now()
  const [program = process.execPath, ...parameters] = options.command
  const child = spawn(program, parameters, {
    env: { ...process.env, ...options.environment, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await answers(url + options.probe, child)
  const startMs = performance.now() - started
  return {
    url,
    startMs,
    idleMb: await memoryOf(child),
    memoryMb: () => memoryOf(child),
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    stop: () => stop(child),
  }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1500; attempt++) {
    if (child.exitCode !== null) throw new Error(`The server for ${url} ended with code ${child.exitCode}.`)
    const response = await fetch(url).catch(() => null)
    if (response !== null) return
    await sleep(20)
  }
  throw new Error(`No answer from ${url} within 30 s.`)
}

/** `VmRSS` of the process, proc(5). */
async function memoryOf(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024
}

/** `utime` and `stime` of a process in ticks of 10 ms, proc(5); 0 when it is not there. */
export async function cpuMsOf(processId: number): Promise<number> {
  const status = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '')
  const [, fields = ''] = /\) (.*)$/s.exec(status) ?? []
  const [utime = 0, stime = 0] = fields.split(' ').slice(11, 13).map(Number)
  return (utime + stime) * 10
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
