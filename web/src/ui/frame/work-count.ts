import { createSignal } from 'solid-js'

/** How many duties are open for this person: the worklist sets it, the menu shows it. */
export const [workCount, setWorkCount] = createSignal(0)
