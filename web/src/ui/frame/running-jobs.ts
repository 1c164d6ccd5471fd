import { createSignal } from 'solid-js'

/** How much background work is under way for this person: the menu shows it beside "Jobs". */
export const [runningJobs, setRunningJobs] = createSignal(0)
