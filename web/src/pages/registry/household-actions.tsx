import { createSignal, Show } from 'solid-js'
import { Icon } from '../../ui/icon.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import type { HouseholdView } from './api.ts'
import { d } from './dialog-messages.ts'
import { HolderDialog } from './holder-dialog.tsx'
import { h } from './household-messages.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { SplitDialog } from './split-dialog.tsx'
import { useOffers } from './use-offers.ts'
import { YearDialog } from './year-dialog.tsx'

type Deed = 'move' | 'split' | 'merge' | 'year' | 'holder'

/** What may be done to a household as a whole, by role. */
export const HouseholdActions = (props: { household: HouseholdView }) => {
  const may = useOffers()
  const [doing, setDoing] = createSignal<Deed>()
  const item = (deed: Deed): MenuItem => ({
    label: h(`action.${deed}`),
    run: () => setDoing(deed),
  })
  const items = () => [
    ...(may('edit') ? [item('year')] : []),
    ...(may('keep') ? [item('move'), item('split'), item('merge')] : []),
    ...(may('decide') ? [item('holder')] : []),
  ]
  const dialog = (deed: Deed) => ({
    household: props.household,
    open: doing() === deed,
    onClose: () => setDoing(undefined),
  })
  return (
    <Show when={items().length > 0}>
      <Menu
        trigger={
          <>
            {d('more')} <Icon name="down" />
          </>
        }
        items={items()}
      />
      <MoveDialog {...dialog('move')} />
      <SplitDialog {...dialog('split')} />
      <MergeDialog {...dialog('merge')} />
      <YearDialog {...dialog('year')} />
      <HolderDialog {...dialog('holder')} />
    </Show>
  )
}
