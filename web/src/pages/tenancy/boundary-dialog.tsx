import { createSignal, type JSX, Show } from 'solid-js'
import { ApiProblem } from '../../api/problem.ts'
import { formatNumber } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { boxOf, type Geometry, pathOf, projector } from '../../ui/chart/scale.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FileDrop } from '../../ui/form/file-drop.tsx'
import { createForm, Form, FormActions } from '../../ui/form/form.tsx'
import { toast } from '../../ui/toast.tsx'
import type { DeedProps } from './area-dialogs.tsx'
import { geometryIn } from './geojson.ts'
import { t } from './messages.ts'
import { api } from './settings-api.ts'
import style from './tenancy.module.css'

const WIDTH = 320

/** Draws a place from a GeoJSON file; what is in the file is shown before it is saved. */
export const BoundaryDialog = (props: DeedProps): JSX.Element => {
  const [file, setFile] = createSignal<readonly File[]>([])
  const [shape, setShape] = createSignal<Geometry>()
  const form = createForm({})
  const take = async (files: readonly File[]) => {
    setFile(files)
    const text = (await files[0]?.text()) ?? ''
    const found = geometryIn(text)
    setShape(found)
    form.setErrors(found || !text ? [] : [{ path: 'file', text: t('boundary.wrong') }])
  }
  const save = () =>
    form.submit(async (_, action) => {
      const geometry = shape()
      if (!geometry) {
        throw new ApiProblem(422, 'area.boundary', {
          fields: [{ path: 'file', code: 'area.boundary' }],
        })
      }
      const drawn = { area: props.area.area, geometry: geometry as never }
      const { bytes } = await api('PUT /areas/{area}/boundary', drawn, { action })
      toast(t('boundary.saved', { size: formatNumber(Math.ceil(bytes / 1000)) }))
      props.onClose()
      await props.done()
    })
  const drawn = () => {
    const found = shape()
    if (!found) return undefined
    const { height, at } = projector(boxOf([found]), WIDTH)
    return { height, path: pathOf(found, at) }
  }
  return (
    <Dialog open onClose={props.onClose} title={`${t('area.boundary')}: ${props.area.name}`}>
      <Form form={form as never} onSubmit={() => void save()}>
        <FileDrop
          name="file"
          label={t('boundary.file')}
          hint={t('boundary.hint')}
          accept=".json,.geojson,application/geo+json"
          value={file()}
          error={form.error('file') ?? form.error('geometry')}
          onChange={(files) => void take(files)}
        />
        <Show when={drawn()}>
          {(picture) => (
            <svg
              class={style.outline}
              viewBox={`0 0 ${WIDTH} ${Math.ceil(picture().height)}`}
              role="img"
              aria-label={t('boundary.preview', { name: props.area.name })}
            >
              <path d={picture().path} />
            </svg>
          )}
        </Show>
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()} disabled={!shape()}>
            {t('boundary.save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
