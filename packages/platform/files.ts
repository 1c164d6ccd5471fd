/** Where files of tenants are kept: uploads, exports, error files. Keys begin with their purpose. */
export interface FileStore {
  /** An address from which a browser may download for five minutes, under the given file name. */
  link(key: string, name: string): Promise<string>
  put(key: string, body: Uint8Array | string, type: string): Promise<void>
  /** Stores a stream of any length with flat memory; answers its size. */
  putStream(key: string, chunks: AsyncIterable<Uint8Array>, type: string): Promise<number>
  /** Bytes `start` to `end` (not included), or the whole. @throws Fault missing `file.missing` */
  get(key: string, start?: number, end?: number): Promise<Uint8Array>
  stream(key: string, start?: number): AsyncIterable<Uint8Array>
  /** Size in bytes. @throws Fault missing `file.missing` */
  size(key: string): Promise<number>
  remove(key: string): Promise<void>
}

/** A store that is loaded when the first file is touched: most requests touch none. */
export class Files implements FileStore {
  private readonly load: () => Promise<FileStore>
  private store: Promise<FileStore> | undefined
  constructor(load: () => Promise<FileStore>) {
    this.load = load
  }

  private open(): Promise<FileStore> {
    this.store ??= this.load()
    return this.store
  }

  async link(key: string, name: string) {
    return (await this.open()).link(key, name)
  }
  async put(key: string, body: Uint8Array | string, type: string) {
    return (await this.open()).put(key, body, type)
  }
  async putStream(key: string, chunks: AsyncIterable<Uint8Array>, type: string) {
    return (await this.open()).putStream(key, chunks, type)
  }
  async get(key: string, start?: number, end?: number) {
    return (await this.open()).get(key, start, end)
  }
  async *stream(key: string, start?: number) {
    yield* (await this.open()).stream(key, start)
  }
  async size(key: string) {
    return (await this.open()).size(key)
  }
  async remove(key: string) {
    return (await this.open()).remove(key)
  }
}
