import { A } from '@solidjs/router'
import { type JSX, type ParentComponent, Show, splitProps } from 'solid-js'
import style from './button.module.css'
import { Icon, type IconName } from './icon.tsx'

export type ButtonLook = 'plain' | 'main' | 'quiet' | 'danger'

interface Look {
  /** `main`: the one thing to do here; `plain`; `quiet`: no frame; `danger`: cannot be undone. */
  look?: ButtonLook
  icon?: IconName
  small?: boolean
  /** Shows only the icon; the label is still spoken and shown as a tip. */
  label?: string
}

export interface ButtonProps extends Look, JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** Work is under way: says so and ignores clicks, but keeps its place and focus. */
  busy?: boolean
}

const classes = (props: Look & { class?: string; children?: JSX.Element }) =>
  [
    style.button,
    style[props.look ?? 'plain'],
    props.small ? style.small : '',
    props.label ? style.square : '',
    props.class ?? '',
  ].join(' ')

/** A button; its words are a verb ("Publish notice"). Does not submit unless `type="submit"`. */
export const Button: ParentComponent<ButtonProps> = (props) => {
  const [own, rest] = splitProps(props, [
    'look',
    'icon',
    'small',
    'label',
    'busy',
    'class',
    'children',
    'onClick',
  ])
  return (
    <button
      type="button"
      {...rest}
      class={classes(own)}
      aria-label={own.label}
      title={rest.title ?? own.label}
      aria-busy={own.busy || undefined}
      aria-disabled={own.busy || undefined}
      onClick={(event) => {
        if (own.busy) event.preventDefault()
        else if (typeof own.onClick === 'function') own.onClick(event)
      }}
    >
      <Show when={own.icon}>{(name) => <Icon name={name()} />}</Show>
      {own.children}
    </button>
  )
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export const ButtonLink: ParentComponent<
  Look & { href: string; download?: string; class?: string }
> = (props) => (
  <A
    href={props.href}
    class={classes(props)}
    aria-label={props.label}
    title={props.label}
    {...(props.download === undefined ? {} : { download: props.download, rel: 'external' })}
  >
    <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
    {props.children}
  </A>
)
