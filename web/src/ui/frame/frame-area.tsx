import { createAsync, useSearchParams } from '@solidjs/router'
import { Suspense } from 'solid-js'
import { area, areas } from '../../api/areas.ts'
import { AreaPicker } from '../area-picker.tsx'

/** The area that the pages look at, in the address (`?area=`): lists and dashboards follow it. */
export const FrameArea = () => {
  const [search, setSearch] = useSearchParams()
  const chosen = () => String(search.area ?? '')
  const name = createAsync(async () => {
    if (!chosen()) return ''
    // An area that is not there, or not theirs, is shown by its id; the page itself says why.
    return area(chosen()).then(
      (found) => found.name,
      () => chosen(),
    )
  })
  return (
    <Suspense>
      <AreaPicker
        source={areas}
        value={chosen()}
        name={name() ?? ''}
        onChange={(picked) => setSearch({ area: picked?.area ?? null, cursor: null })}
      />
    </Suspense>
  )
}
