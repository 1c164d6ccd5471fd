import { createAsync, useSearchParams } from '@solidjs/router'
import { createResource, createSignal, type JSX, onMount, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { me } from '../../api/me.ts'
import { useSettings } from '../../api/settings.ts'
import { tenant } from '../../api/tenant.ts'
import { Wizard, type WizardStep } from '../../ui/kind/wizard.tsx'
import { Failure, Skeleton } from '../../ui/state.tsx'
import {
  api,
  changed,
  type FieldView,
  fields,
  type ImportView,
  type Inspection,
  inspection,
  type Mapping,
} from './api.ts'
import { type Desk, type Origin, refusal, spelled, tidied } from './desk.ts'
import { isOpen } from './job-progress.tsx'
import { t } from './messages.ts'
import { OpenedFile } from './opened.tsx'
import { r } from './result-messages.ts'
import { sketchOf } from './sketch.ts'
import { CheckStep } from './step-check.tsx'
import { ColumnsStep } from './step-columns.tsx'
import { checkRows, RowsStep } from './step-rows.tsx'
import { ValuesStep } from './step-values.tsx'
import { w } from './wizard-messages.ts'

interface Props {
  view: ImportView
  setView: (view: ImportView) => void
}

/** Everything between an opened file and its start, kept on the server at each step. */
export const Prepare = (props: Props): JSX.Element => {
  const [ready, { mutate, refetch }] = createResource(
    () => props.view.import,
    async (id) => {
      const [seen, known] = await Promise.all([inspection(id), fields()])
      return { seen, fields: known.items }
    },
  )
  const setSeen = (seen: Inspection) => mutate((had) => had && { ...had, seen })
  return (
    <Show
      when={!ready.error}
      fallback={<Failure error={ready.error} again={() => void refetch()} />}
    >
      <Show when={ready.latest} fallback={<Skeleton rows={8} />}>
        {(found) => (
          <Steps {...props} seen={found().seen} setSeen={setSeen} fields={found().fields} />
        )}
      </Show>
    </Show>
  )
}

/** The mapping to begin with: the saved one, the one of last time, or what is suggested. */
function startOf(view: ImportView, seen: Inspection): [Mapping, Origin] {
  if (view.mapping) return [view.mapping, 'saved']
  const [last] = seen.remembered
  return last ? [last, 'remembered'] : [sketchOf(seen), 'suggested']
}

const Steps = (
  props: Props & {
    seen: Inspection
    setSeen: (seen: Inspection) => void
    fields: readonly FieldView[]
  },
): JSX.Element => {
  const [search, setSearch] = useSearchParams()
  const person = createAsync(() => me())
  // Asked for before the first amount is shown, so that no step waits for it.
  useSettings()
  const [start, origin] = startOf(props.view, props.seen)
  const [mapping, setMapping] = createSignal<Mapping>(start)
  const [from, setFrom] = createSignal(origin)
  let saved = props.view.mapping ? JSON.stringify(tidied(props.view.mapping)) : ''

  const desk: Desk = {
    view: () => props.view,
    seen: () => props.seen,
    fields: () => props.fields,
    mapping,
    from,
    set: (change) => setMapping((now) => ({ ...now, ...change })),
    put: setMapping,
    replace: (next, as) => {
      setMapping(next)
      setFrom(as)
    },
    setView: props.setView,
    county: () =>
      person()?.tenants.some((one) => one.tenant === tenant() && one.roles.includes('county')) ??
      false,
    reopen: async (options) => {
      const id = props.view.import
      const seen = await api('POST /imports/{import}/open', { import: id, ...options })
      await refresh('inspection', 'import-values')
      const [next, as] = startOf(seen.import, seen)
      saved = ''
      desk.replace(next, as)
      props.setSeen(seen)
      props.setView(seen.import)
    },
  }
  const keep = async () => {
    const next = tidied(mapping())
    if (JSON.stringify(next) === saved) return
    try {
      const id = props.view.import
      props.setView(await api('PUT /imports/{import}/mapping', { import: id, mapping: next }))
      saved = JSON.stringify(next)
      void changed()
    } catch (refused) {
      throw spelled(refused)
    }
  }
  const look = async () => {
    await api('POST /imports/{import}/check', { import: props.view.import })
    props.setView(await api('GET /imports/{import}', { import: props.view.import }))
  }
  onMount(() => {
    // Somebody who comes back stands where the work stands.
    if (!search.step && props.view.check) setSearch({ step: 'check' }, { replace: true })
    else if (!search.step && props.view.mapping) setSearch({ step: 'columns' }, { replace: true })
  })
  return <Wizard onDone={() => undefined} steps={stepsOf(desk, keep, look)} />
}

function stepsOf(
  desk: Desk,
  keep: () => Promise<void>,
  look: () => Promise<void>,
): readonly WizardStep[] {
  const incoming = () => {
    const { new: fresh = 0, changed: other = 0 } = desk.view().check?.counts ?? {}
    return fresh + other
  }
  const check = () => desk.view().check
  const begin = async () => {
    if (isOpen(check())) throw refusal(r('check.wait'))
    if (check()?.state !== 'done' || incoming() === 0) return look()
    const id = desk.view().import
    await api('POST /imports/{import}/start', { import: id })
    desk.setView(await api('GET /imports/{import}', { import: id }))
    await changed()
  }
  const sums = () => {
    if (desk.mapping().sums.some((sum) => sum.field === '' && sum.expression.trim() !== '')) {
      throw refusal(w('sums.field.none'))
    }
  }
  return [
    {
      id: 'file',
      title: t('step.file'),
      wide: true,
      content: () => <OpenedFile desk={desk} />,
    },
    {
      id: 'rows',
      title: t('step.rows'),
      content: () => <RowsStep desk={desk} />,
      save: async () => {
        checkRows(desk.mapping())
        await keep()
      },
    },
    {
      id: 'columns',
      title: t('step.columns'),
      wide: true,
      content: () => <ColumnsStep desk={desk} />,
      save: async () => {
        sums()
        await keep()
      },
    },
    {
      id: 'values',
      title: t('step.values'),
      wide: true,
      content: () => <ValuesStep desk={desk} />,
      action: r('check.start'),
      save: async () => {
        await keep()
        if (check()?.state !== 'done') await look()
      },
    },
    {
      id: 'check',
      title: t('step.check'),
      wide: true,
      content: () => <CheckStep desk={desk} />,
      action:
        check()?.state === 'done' && incoming() > 0
          ? r('start', { count: incoming() })
          : check()
            ? r('check.again')
            : r('check.start'),
      save: begin,
    },
  ]
}
