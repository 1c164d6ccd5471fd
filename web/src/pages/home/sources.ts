import type { WorkItem } from '../../ui/kind/worklist.tsx'

/**
 * Where duties come from: each package that gives people work adds a loader of what is open for
 * the signed-in person. They are asked in parallel; one that fails hides none of the others.
 */
export const workSources: readonly (() => Promise<readonly WorkItem[]>)[] = []
