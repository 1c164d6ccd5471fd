import { createAsync, useLocation, useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { createForm, Form, FormActions, TextField } from '../../ui/form/index.ts'
import { Menu } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, views } from './api.ts'
import style from './list.module.css'
import { t } from './messages.ts'

/** The filters in an address, without the place in the list and without what was searched for. */
function queryOf(search: string): string {
  const query = new URLSearchParams(search)
  query.delete('cursor')
  query.delete('search')
  return query.toString()
}

const ViewsDialog = (props: { open: boolean; onClose: () => void }) => {
  const location = useLocation()
  const known = createAsync(() => views())
  const form = createForm({ name: '' })
  const save = () =>
    form.submit(async ({ name }, action) => {
      await api('POST /views', { name, query: queryOf(location.search) }, { action })
      toast(t('views.saved', { name }))
      form.set('name', '')
      await refresh('saved-views')
    })
  const remove = async (view: string) => {
    await api('DELETE /views/{view}', { view }).catch((error) =>
      toast(String((error as Error).message), 'late'),
    )
    await refresh('saved-views')
  }
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t('views.title')}>
      <Show when={(known()?.items.length ?? 0) > 0} fallback={<p>{t('views.none')}</p>}>
        <ul class={style.views}>
          <For each={known()?.items}>
            {(view) => (
              <li>
                <span>{view.name}</span>
                <Button
                  look="quiet"
                  small
                  icon="close"
                  label={t('views.remove', { name: view.name })}
                  onClick={() => void remove(view.view)}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Form form={form} onSubmit={() => void save()} label={t('views.save')}>
        <TextField
          label={t('views.name')}
          hint={t('views.hint')}
          maxlength={60}
          {...form.bind('name')}
        />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {t('views.save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** The reader's own ways of looking at the list. */
export const SavedViews = () => {
  const navigate = useNavigate()
  const location = useLocation()
  const known = createAsync(() => views().catch(() => ({ items: [] })))
  const [open, setOpen] = createSignal(false)
  return (
    <>
      <Menu
        trigger={t('views.title')}
        items={[
          ...(known()?.items ?? []).map((view) => ({
            label: view.name,
            checked: view.query === queryOf(location.search),
            run: () => navigate(`${location.pathname}?${view.query}`),
          })),
          {
            label: t('views.manage'),
            line: (known()?.items.length ?? 0) > 0,
            run: () => setOpen(true),
          },
        ]}
      />
      <ViewsDialog open={open()} onClose={() => setOpen(false)} />
    </>
  )
}
