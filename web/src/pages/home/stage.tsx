import { A, createAsync, useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { me } from '../../api/me.ts'
import { href, tenant } from '../../api/tenant.ts'
import { placesFor, stages, t } from '../../ui/frame/places.ts'
import { Icon } from '../../ui/icon.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import style from './home.module.css'
import NotFound from './not-found.tsx'

/** One of the six stages: what it brings, its steps, and the pages that are there. */
export default function StagePage() {
  const params = useParams()
  const person = createAsync(() => me())
  const roles = () => person()?.tenants.find((one) => one.tenant === tenant())?.roles ?? []
  const stage = () => stages.find((one) => one.id === params.stage)
  return (
    <Show when={stage()} fallback={<NotFound />}>
      {(found) => (
        <Page>
          <PageHeader title={t(found().label)} lead={t(found().output)} />
          <Section title={t('stage.pages')}>
            <Show
              when={placesFor(found().places, roles()).length > 0}
              fallback={<p>{t('stage.none')}</p>}
            >
              <ul class={style.places}>
                <For each={placesFor(found().places, roles())}>
                  {(place) => (
                    <li>
                      <A href={href(place.path)} class={style.tenant}>
                        <span>{t(place.label)}</span>
                        <Icon name={place.icon} />
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Section>
          <Section title={t('stage.steps')}>
            <ol class={style.steps}>
              <For each={found().steps}>
                {(step) => (
                  <li>
                    <span class={style.number}>{step}</span>
                    {t(`step.${step}` as 'step.1')}
                  </li>
                )}
              </For>
            </ol>
          </Section>
        </Page>
      )}
    </Show>
  )
}
