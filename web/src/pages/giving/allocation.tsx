import { createAsync, useParams } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney, spellDay } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts, Page, PageHeader } from '../../ui/page.tsx'
import { View } from '../../ui/state.tsx'
import { allocation } from './api.ts'
import { b } from './office-messages.ts'
import { openPaper } from './open-paper.ts'

/** One allocation: its notice, and what of it still stands in the fund. */
export default function AllocationPage(): JSX.Element {
  const params = useParams<{ allocation: string }>()
  const found = createAsync(() => allocation(params.allocation))
  return (
    <Page>
      <View of={found} whole again={() => refresh('allocation')}>
        {(one) => (
          <>
            <PageHeader
              title={one().number}
              crumbs={[
                { label: b('alloc.title'), href: href('/allocations') },
                { label: one().number },
              ]}
              aside={
                <Badge tone={one().overdue ? 'late' : 'plain'}>
                  {b(`alloc.state.${one().overdue ? 'overdue' : one().state}`)}
                </Badge>
              }
            >
              <Button icon="file" onClick={() => void openPaper(one().paper)}>
                {b('paper.open')}
              </Button>
            </PageHeader>
            <Facts
              facts={[
                { label: b('alloc.issuer'), value: one().issuer },
                { label: b('alloc.level'), value: b(`level.${one().level}`) },
                { label: b('fund'), value: one().fundName },
                {
                  label: b('alloc.amount'),
                  value: formatMoney(one().amount, one().currency),
                  numeric: true,
                },
                {
                  label: b('alloc.left'),
                  value: formatMoney(one().left, one().currency),
                  numeric: true,
                },
                { label: b('alloc.date'), value: spellDay(one().date) },
                { label: b('alloc.received'), value: spellDay(one().received) },
                { label: b('alloc.deadline'), value: spellDay(one().deadline) },
                { label: b('alloc.purpose'), value: one().purpose },
                { label: b('one.by'), value: one().by.name },
              ]}
            />
          </>
        )}
      </View>
    </Page>
  )
}
