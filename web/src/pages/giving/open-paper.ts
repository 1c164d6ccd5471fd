import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { api } from './api.ts'

/** Opens a paper of the books; its address counts for five minutes. */
export async function openPaper(paper: string): Promise<void> {
  try {
    location.assign((await api('GET /papers/{paper}', { paper })).url)
  } catch (refused) {
    toast(problemText(refused), 'late')
  }
}
