/** The part of s3rver 3.7 that is used here; the package has no types of its own. */
declare module 's3rver' {
  type Options = {
    address: string
    port: number
    silent: boolean
    directory: string
    vhostBuckets: boolean
  }
  export default class S3rver {
    constructor(options: Options)
    httpServer?: import('node:http').Server
    run(): Promise<import('node:net').AddressInfo>
    close(): Promise<void>
  }
}
