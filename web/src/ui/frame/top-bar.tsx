import { A, useNavigate } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { signOut } from '../../api/auth.ts'
import type { Me } from '../../api/me.ts'
import { forgetRecent } from '../../api/recent.ts'
import { href } from '../../api/tenant.ts'
import { lang, setLanguage } from '../../i18n/language.ts'
import { Icon } from '../icon.tsx'
import { Menu, type MenuItem } from '../menu.tsx'
import style from './frame.module.css'
import { FrameArea } from './frame-area.tsx'
import { type Look, look, setLook } from './look.ts'
import { t } from './places.ts'

/** English and Chinese, each in its own words. */
export const LanguageMenu = () => (
  <Menu
    label={`${t('person.language')}: ${lang() === 'zh' ? '中文' : 'English'}`}
    trigger={
      <>
        <Icon name="language" />
        <span class={style.hideSmall}>{lang() === 'zh' ? '中文' : 'English'}</span>
      </>
    }
    items={[
      { label: 'English', checked: lang() === 'en', run: () => setLanguage('en') },
      { label: '中文', checked: lang() === 'zh', run: () => setLanguage('zh') },
    ]}
  />
)

const looks: readonly Look[] = ['auto', 'light', 'dark']

/** Where I am (workspace, area), in which language, and who I am. */
export const TopBar = (props: {
  me: Me | undefined
  tenant: string
  /** A household that signs in for itself looks at no area. */
  own: boolean
}): JSX.Element => {
  const navigate = useNavigate()
  const name = () =>
    props.me?.tenants.find((one) => one.tenant === props.tenant)?.name ?? props.tenant
  const tenants = (): MenuItem[] =>
    (props.me?.tenants ?? []).map((one) => ({
      label: one.name,
      icon: 'building',
      checked: one.tenant === props.tenant,
      // A full load: nothing that one workspace knew stays in memory for the next.
      run: () => window.location.assign(`/t/${one.tenant}`),
    }))
  const person = (): MenuItem[] => [
    { label: t('person.account'), icon: 'device', run: () => navigate('/account') },
    ...looks.map((one, at) => ({
      label: t(`look.${one}`),
      checked: look() === one,
      line: at === 0,
      run: () => setLook(one),
    })),
    {
      label: t('person.out'),
      icon: 'out',
      line: true,
      run: () =>
        void signOut().then(() => {
          forgetRecent()
          // Drafts of forms: the next person at this machine must not find them.
          sessionStorage.clear()
          window.location.assign('/sign-in')
        }),
    },
  ]
  return (
    <header class={style.top}>
      <A href={href()} class={style.brand} aria-label="Terrace">
        <img src="/terrace.svg" alt="" />
        <span>Terrace</span>
      </A>
      <Menu
        label={t('tenant.switch', { name: name() })}
        trigger={
          <>
            <span class={style.name}>{name()}</span>
            <Icon name="down" />
          </>
        }
        items={tenants()}
      />
      <Show when={!props.own}>
        <FrameArea />
      </Show>
      <span class={style.gap} />
      <LanguageMenu />
      <Menu
        label={t('person.menu', { name: props.me?.user.name ?? '' })}
        trigger={
          <>
            <Icon name="person" />
            <Show when={props.me}>
              {(me) => <span class={style.hideSmall}>{me().user.name}</span>}
            </Show>
          </>
        }
        items={person()}
      />
    </header>
  )
}
