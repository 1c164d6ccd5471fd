import { createAsync } from '@solidjs/router'
import { createEffect } from 'solid-js'
import { cached } from '../../api/cached.ts'
import { setWorkCount } from '../../ui/frame/work-count.ts'
import { Worklist } from '../../ui/kind/worklist.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { View } from '../../ui/state.tsx'
import { t } from './messages.ts'
import { workSources } from './sources.ts'

const work = cached('work', async () => {
  const answers = await Promise.allSettled(workSources.map((load) => load()))
  const items = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  const failed = answers.find((one) => one.status === 'rejected')
  if (failed && items.length === 0) throw failed.reason
  return { items }
})

/** Home: the next thing to do comes first. */
export default function Home() {
  const found = createAsync(() => work())
  createEffect(() => setWorkCount(found.latest?.items.length ?? 0))
  return (
    <Page>
      <PageHeader title={t('home.title')} lead={t('home.lead')} />
      <View of={found}>{(value) => <Worklist items={value().items} />}</View>
    </Page>
  )
}
