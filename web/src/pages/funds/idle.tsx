import { useSearchParams } from '@solidjs/router'
import { origins } from '@terrace/funds/origins'
import type { JSX } from 'solid-js'
import { For } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href, tenant } from '../../api/tenant.ts'
import { formatMoney, spellDay } from '../../i18n/format.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type Asked, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { type IdlePlace, type Input, idleMoney } from './api.ts'
import { families } from './families.ts'
import style from './funds.module.css'
import { i } from './idle-messages.ts'
import { t } from './messages.ts'
import { accountHref, Money, Whole } from './money.tsx'

const kinds = ['suspense', 'fund', 'earmark', 'line', 'batch'] as const

type Filter = Input<'GET /idle-money/table.csv'>
const filterOf = ({ year, origin, family, kind }: Record<string, string | undefined>): Filter => ({
  ...(year ? { year } : {}),
  ...(origin ? { origin: origin as IdlePlace['origin'] } : {}),
  ...(family ? { family: family as IdlePlace['family'] } : {}),
  ...(kind ? { kind: kind as IdlePlace['kind'] } : {}),
})

/** Where somebody moves it on; the entries of an account where nothing has a page of its own. */
function placeHref({ kind, id, fund, account }: IdlePlace): string {
  if (kind === 'fund') return href(`/funds/${id}`)
  if (kind === 'earmark' && fund) return href(`/funds/${fund}`)
  if (kind === 'line') return href(`/lines/${id}`)
  if (kind === 'batch') return href(`/batches/${id}`)
  return kind === 'suspense' ? href('/reconciliation') : accountHref(account)
}

const nextOf = (row: IdlePlace): string[] => [
  i(`next.${row.next}`),
  ...(row.overSecond > 0 ? [i('next.give-back')] : []),
]

function columns(limits: { first: number; second: number }) {
  const sum = (of: 'stands' | 'overFirst' | 'overSecond', label: string) => ({
    ...{ id: of, label, numeric: true },
    cell: (row: IdlePlace) => <Money of={row[of]} currency={row.currency} />,
    text: (row: IdlePlace) => formatMoney(row[of], row.currency),
  })
  const words = (id: string, label: string, text: (row: IdlePlace) => string) => ({
    ...{ id, label, text },
    cell: text,
  })
  return [
    words('name', t('name'), (row) => row.name),
    sum('stands', i('stands')),
    {
      ...{ id: 'since', label: i('since') },
      cell: (row: IdlePlace) => <Whole>{row.since ? spellDay(row.since) : ''}</Whole>,
      text: (row: IdlePlace) => row.since ?? '',
    },
    sum('overFirst', i('over', { months: limits.first })),
    sum('overSecond', i('over', { months: limits.second })),
    {
      ...{ id: 'next', label: i('next') },
      cell: (row: IdlePlace) => (
        <For each={nextOf(row)}>{(text) => <span class={style.act}>{text}</span>}</For>
      ),
      text: (row: IdlePlace) => nextOf(row).join('; '),
    },
    words('where', i('where'), (row) => i(`kind.${row.kind}`)),
    {
      ...{ id: 'fund', label: i('fund') },
      cell: (row: IdlePlace) => <span class={style.act}>{row.fundName ?? ''}</span>,
      text: (row: IdlePlace) => row.fundName ?? '',
    },
    words('origin', i('level'), (row) => (row.origin ? t(`origin.${row.origin}`) : '')),
    words('year', t('year'), (row) => String(row.year ?? '')),
    words('family', i('family'), (row) => (row.family ? t(`family.${row.family}`) : '')),
    words('area', t('area'), (row) => row.areaName ?? ''),
  ]
}

/** Where money stands and since when, the oldest first. */
export default function IdleMoney(): JSX.Element {
  const words = useSettings()
  const limits = () => words.known()?.idleMonths ?? { first: 12, second: 24 }
  const years = () => {
    const now = Number(words.today().slice(0, 4))
    return Array.from({ length: 8 }, (_, at) => String(now + 1 - at))
  }
  const load = async ({ filters, cursor }: Asked) =>
    idleMoney({ ...filterOf(filters), ...(cursor ? { cursor } : {}) })
  const [search] = useSearchParams()
  const file = () => {
    const asked = new URLSearchParams(
      filterOf(search as Record<string, string>) as Record<string, string>,
    )
    return `/api/t/${tenant()}/idle-money/table.csv?${asked}`
  }
  return (
    <Page wide>
      <PageHeader title={i('title')} lead={i('lead')}>
        <ButtonLink icon="file" href={file()} download="idle-money.csv">
          {i('file')}
        </ButtonLink>
      </PageHeader>
      <List
        id="idle-money"
        title={i('title')}
        columns={columns(limits())}
        filters={[
          {
            ...{ id: 'year', label: t('year') },
            options: years().map((value) => ({ value, label: value })),
          },
          {
            ...{ id: 'origin', label: i('level') },
            options: origins.map((value) => ({ value, label: t(`origin.${value}`) })),
          },
          {
            ...{ id: 'family', label: i('family') },
            options: families.map((value) => ({ value, label: t(`family.${value}`) })),
          },
          {
            ...{ id: 'kind', label: i('where') },
            options: kinds.map((value) => ({ value, label: i(`kind.${value}`) })),
          },
        ]}
        load={load}
        again={() => void refresh('idle-money')}
        rowKey={(row) => row.account}
        rowHref={placeHref}
        rowName={(row) => row.name}
        empty={<Empty icon="check" title={i('none.title')} text={i('none.text')} />}
      />
    </Page>
  )
}
