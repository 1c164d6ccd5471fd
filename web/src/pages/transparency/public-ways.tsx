import { A } from '@solidjs/router'
import { For, type JSX } from 'solid-js'
import { defineMessages } from '../../i18n/message.ts'
import style from './open.module.css'

const t = defineMessages({
  title: { en: 'For everybody, without a login', zh: '公开页面（无需登录）' },
  open: { en: 'Where the money goes', zh: '资金公开' },
  trace: { en: 'Follow a gift', zh: '追踪一笔捐赠' },
  give: { en: 'The donation page', zh: '捐赠页面' },
  log: { en: 'The transparency log', zh: '公开透明日志' },
})

const addresses = {
  open: (tenant: string) => `/open/${tenant}`,
  trace: (tenant: string) => `/open/${tenant}/trace`,
  give: (tenant: string) => `/give/${tenant}`,
  log: (tenant: string) => `/log/${tenant}`,
} as const
type Way = keyof typeof addresses
const ways = Object.keys(addresses) as Way[]

/** From each page that stands open to everybody, and from the office's, to the others. */
export const PublicWays = (props: { tenant: string; here?: Way }): JSX.Element => (
  <nav class={style.ways} aria-label={t('title')}>
    <For each={ways.filter((way) => way !== props.here)}>
      {(way) => <A href={addresses[way](props.tenant)}>{t(way)}</A>}
    </For>
  </nav>
)

/** The heading over them, where they stand in a part of their own. */
export const publicWaysTitle = (): string => t('title')
