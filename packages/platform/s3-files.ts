import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { fault } from './fault.ts'
import type { FileStore } from './files.ts'

/** Files in S3. Stands apart from `files.ts` so that a function which touches no file loads no S3. */
export class S3Files implements FileStore {
  private readonly client: S3Client
  private readonly bucket: string
  private readonly links: S3Client
  /** @param links how a browser reaches the same files, where that is another way */
  constructor(config: S3ClientConfig, bucket: string, links: S3ClientConfig = config) {
    this.client = new S3Client(config)
    this.bucket = bucket
    this.links = new S3Client(links)
  }

  /** An address from which a browser may download for five minutes, under the given file name. */
  link(key: string, name: string): Promise<string> {
    const command = new GetObjectCommand({
      Bucket: this.bucket,
      Key: key,
      ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    })
    return getSignedUrl(this.links, command, { expiresIn: 300 })
  }

  async put(key: string, body: Uint8Array | string, type: string): Promise<void> {
    await this.client.send(
      new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: body, ContentType: type }),
    )
  }

  /** Stores a stream of any length: through a file of this machine, so that memory stays flat. */
  async putStream(key: string, chunks: AsyncIterable<Uint8Array>, type: string): Promise<number> {
    const directory = await mkdtemp(join(tmpdir(), 'terrace-'))
    try {
      const path = join(directory, 'file')
      await pipeline(chunks, createWriteStream(path))
      const { size } = await stat(path)
      await this.client.send(
        new PutObjectCommand({
          Bucket: this.bucket,
          Key: key,
          Body: createReadStream(path),
          ContentLength: size,
          ContentType: type,
        }),
      )
      return size
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  }

  /** Bytes `start` to `end` (not included), or the whole. @throws Fault missing `file.missing` */
  async get(key: string, start?: number, end?: number): Promise<Uint8Array> {
    const range = start === undefined ? {} : { Range: `bytes=${start}-${(end ?? 0) - 1}` }
    try {
      const answer = await this.client.send(
        new GetObjectCommand({ Bucket: this.bucket, Key: key, ...range }),
      )
      return (await answer.Body?.transformToByteArray()) ?? new Uint8Array()
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') throw fault('missing', 'file.missing')
      throw error
    }
  }

  async *stream(key: string, start = 0): AsyncIterable<Uint8Array> {
    const range = start ? { Range: `bytes=${start}-` } : {}
    const answer = await this.client.send(
      new GetObjectCommand({ Bucket: this.bucket, Key: key, ...range }),
    )
    if (answer.Body) yield* answer.Body as unknown as AsyncIterable<Uint8Array>
  }

  /** Size in bytes. @throws Fault missing `file.missing` */
  async size(key: string): Promise<number> {
    try {
      const answer = await this.client.send(
        new HeadObjectCommand({ Bucket: this.bucket, Key: key }),
      )
      return answer.ContentLength ?? 0
    } catch (error) {
      const name = (error as Error).name
      if (name === 'NotFound' || name === 'NoSuchKey') throw fault('missing', 'file.missing')
      throw error
    }
  }

  async remove(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }))
  }
}
