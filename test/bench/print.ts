import { operations } from './operations.ts'
import type { Rate } from './rates.ts'
import type { Started } from './start.ts'

const n = (value: number, digits = 0) => value.toFixed(digits)
export function printStart({ took, memory }: Started): void {
  console.log(
    `start to health, demo seed: ${n(took / 1000, 1)} s; memory ${memory.runner} + ${memory.table} MB`,
  )
}
export function printRate(r: Rate): void {
  console.log(
    `${operations[r.operation].title.padEnd(22)} ${n(r.perSecond)}/s p50 ${n(r.p50, 1)} p99 ${n(r.p99, 1)} | raw ${n(r.raw)}/s p50 ${n(r.rawP50, 1)} p99 ${n(r.rawP99, 1)} | ratio ${n(r.ratio * 100)} % [${r.ratios.map((x) => n(x * 100)).join(' ')}] | cpu ${n(r.cpu, 2)} / ${n(r.rawCpu, 2)} ms | ${r.calls} calls ${r.steps} steps ${r.cost} | failed ${r.failed} ${r.words ?? ''}`,
  )
}
