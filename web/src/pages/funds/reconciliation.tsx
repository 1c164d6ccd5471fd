import { createAsync, useSearchParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/form/index.ts'
import { Facts, Page, PageHeader } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { type Bank, banks, useMay } from './api.ts'
import { BankDialog } from './bank-dialog.tsx'
import { BankFeed } from './bank-feed.tsx'
import { Files } from './bank-files.tsx'
import { Unmatched } from './bank-lines.tsx'
import { k } from './bank-messages.ts'

const One = (props: { bank: Bank }): JSX.Element => {
  const may = useMay()
  return (
    <>
      <Facts
        facts={[
          { label: k('bank.name'), value: props.bank.name },
          { label: k('bank.holder'), value: props.bank.holder },
          { label: k('bank.account'), value: props.bank.account },
          { label: k('bank.currency'), value: props.bank.currency },
          { label: k('bank.format'), value: k(`bank.format.${props.bank.format}`) },
        ]}
      />
      <Show when={may('book')}>
        <BankFeed bank={props.bank.bank} />
      </Show>
      <Unmatched bank={props.bank} />
      <Files bank={props.bank.bank} />
    </>
  )
}

/** What banks say: their files, the movements that nobody knows, and what was read before. */
export default function Reconciliation(): JSX.Element {
  const may = useMay()
  const [search, setSearch] = useSearchParams()
  const [adding, setAdding] = createSignal(false)
  const page = createAsync(() => banks())
  const all = () => page()?.items ?? []
  const chosen = () => all().find(({ bank }) => bank === search.bank) ?? all()[0]
  const Add = () => (
    <Show when={may('book')}>
      <Button icon="add" onClick={() => setAdding(true)}>
        {k('bank.add')}
      </Button>
    </Show>
  )
  return (
    <Page wide>
      <PageHeader title={k('title')} lead={k('lead')}>
        <Add />
      </PageHeader>
      <View of={page} skeleton={<Skeleton rows={6} />} again={() => void refresh('banks')}>
        {() => (
          <>
            <Show when={all().length > 1}>
              <SelectField
                name="bank"
                label={k('bank')}
                optional
                value={chosen()?.bank ?? ''}
                onChange={(bank) => setSearch({ bank })}
                options={all().map(({ bank, name, account }) => ({
                  value: bank,
                  label: `${name} · ${account}`,
                }))}
              />
            </Show>
            <Show
              when={chosen()?.bank}
              keyed
              fallback={<Empty icon="building" title={k('bank.none')} text={k('bank.none.text')} />}
            >
              {(_) => <Show when={chosen()}>{(bank) => <One bank={bank()} />}</Show>}
            </Show>
          </>
        )}
      </View>
      <BankDialog
        open={adding()}
        onClose={() => setAdding(false)}
        onOpened={(bank) => setSearch({ bank })}
      />
    </Page>
  )
}
