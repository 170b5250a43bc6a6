import type { Readable } from 'node:stream'

/**
 * One place where files are kept. Paths are relative to its root, with `/` between names; none may lead out of the root.
 * All methods fail with a `StorageError`; a path that isn't there fails as `not-found`, except where it says otherwise.
 * When the content given to a method fails, the method fails with the content's own error.
 */
export interface StorageDriver {
  /** The bytes of a file, or of a part of it. The stream fails with a `StorageError`. */
  read(path: string, options?: ReadOptions): Promise<Readable>
  /**
   * A file to be read whose size has to be known first, in as few requests to the backend as there can be. It is read once or closed.
   */
  open(path: string): Promise<OpenedFile>
  /** Writes a file as a whole: it is there under its name only when all has come. What was there before is replaced. */
  write(path: string, content: Readable, options?: WriteOptions): Promise<void>
  stat(path: string): Promise<FileStat>
  exists(path: string): Promise<boolean>
  /** Replaces what is at `to`. */
  copy(from: string, to: string): Promise<void>
  /** Replaces what is at `to`. */
  move(from: string, to: string): Promise<void>
  /** A file that isn't there is no error. */
  delete(path: string): Promise<void>
  /** Paths of all files that begin with `prefix`, in folders too, in no particular order. Case counts. */
  list(prefix?: string): AsyncIterable<string>
  /** An address that anybody may read a file from for a time; absent where the backend has none. */
  signedUrl?(path: string, options: SignedUrlOptions): Promise<string>
  /** Uploads that come in several requests, perhaps to several instances; absent where the backend can't. */
  readonly resumable?: ResumableUploads
  /** Ends connections. */
  close?(): Promise<void>
}

export interface ReadOptions {
  /** First and last byte, both included; without `end` to the end of the file. A start behind the last byte gives no bytes. */
  readonly range?: { readonly start: number; readonly end?: number }
  /** Ends the reading. */
  readonly signal?: AbortSignal
}

export interface WriteOptions {
  /** MIME type, kept where the backend keeps one. */
  readonly type?: string
  /** Size in bytes where it is known. */
  readonly size?: number
  /** Ends the writing; nothing is left of it. */
  readonly signal?: AbortSignal
}

export interface FileStat {
  /** Bytes. */
  readonly size: number
  readonly modified: Date
}

/** A file that was opened. */
export interface OpenedFile extends FileStat {
  /** All of it, where the backend gave a small file as a whole. */
  readonly bytes: Buffer | null
  /** Its bytes, or a part of them. At their end the file is closed. */
  read(options?: ReadOptions): Promise<Readable>
  /** Ends it unread. */
  close(): Promise<void>
}

export interface SignedUrlOptions {
  readonly expiresInSeconds: number
  /** `Content-Disposition` of the answer. */
  readonly disposition?: string
  /** `Content-Type` of the answer. */
  readonly type?: string
}

/**
 * Uploads part by part. Parts may be of any size. Their state is plain JSON, kept by the caller between requests, so that any
 * instance can go on; it may hold an address of the backend that lets its holder write, so it is no answer to a client. One part of an
 * upload is written at a time: the caller sees to that.
 */
export interface ResumableUploads {
  /** @param options.size bytes in all */
  create(path: string, options: { readonly size: number; readonly type?: string }): Promise<UploadState>
  /**
   * Appends at `offset`. When the content ends or fails early, what came of it is kept. When the backend fails or the signal
   * aborts, the method fails and the state from before is the one to go on with.
   * @returns how many bytes there are now, and the state to go on with
   * @throws {StorageError} `denied` when `offset` isn't where the upload stands, or the content is longer than the upload
   */
  writePart(path: string, content: Readable, part: UploadPart): Promise<WrittenPart>
  /**
   * Makes the file out of its parts; before that there is nothing new under its name.
   * @throws {StorageError} `denied` when bytes are missing
   */
  finish(path: string, state: UploadState): Promise<void>
  /** Removes what was written. An upload that isn't there any more is no error. */
  abort(path: string, state: UploadState): Promise<void>
}

export type UploadState = Readonly<Record<string, unknown>>

export interface UploadPart {
  readonly offset: number
  readonly state: UploadState
  readonly signal?: AbortSignal
}

export interface WrittenPart {
  readonly offset: number
  readonly state: UploadState
}
