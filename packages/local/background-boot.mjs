/** Teaches the worker thread TypeScript: it does not inherit that from every parent. */
import { register } from 'tsx/esm/api'

register()
await import('./background-thread.ts')
