import { createSignal } from 'solid-js'

export type Look = 'auto' | 'light' | 'dark'
const KEY = 'terrace.look'
const stored = globalThis.localStorage?.getItem(KEY)
const [look, write] = createSignal<Look>(stored === 'light' || stored === 'dark' ? stored : 'auto')

export { look }

/** Light, dark, or as the device says; kept on this device. */
export function setLook(next: Look): void {
  localStorage.setItem(KEY, next)
  write(next)
  applyLook()
}

export function applyLook(): void {
  if (look() === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = look()
}
