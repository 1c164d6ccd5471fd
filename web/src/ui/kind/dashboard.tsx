import { A } from '@solidjs/router'
import { For, type JSX, type ParentComponent, Show } from 'solid-js'
import { formatChange } from '../../i18n/format.ts'
import { words } from '../words.ts'
import style from './dashboard.module.css'

/** One number: what, how much, how it moved, what it should be. */
export interface TileData {
  label: string
  value: string
  /** Change since the period before, and in words since when ("since October"). */
  change?: number
  since?: string
  /** True when a rise is what one wants; false when a fall is; absent when neither. */
  risingIsGood?: boolean
  target?: string
  /** What the number is a part of: "214 of 2,000 households". */
  about?: string | undefined
  href?: string
}

const Tile = (props: { tile: TileData }) => {
  const tone = () => {
    const { change = 0, risingIsGood } = props.tile
    if (change === 0 || risingIsGood === undefined) return undefined
    return change > 0 === risingIsGood ? 'good' : 'soon'
  }
  return (
    <>
      <span class={style.label}>{props.tile.label}</span>
      <span class={style.value}>{props.tile.value}</span>
      <Show when={props.tile.about}>{(about) => <span class={style.change}>{about()}</span>}</Show>
      <Show when={props.tile.change !== undefined}>
        <span class={style.change} data-tone={tone()}>
          {formatChange(props.tile.change ?? 0)} {props.tile.since}
        </span>
      </Show>
      <Show when={props.tile.target}>
        {(target) => <span class={style.change}>{words('tile.target', { value: target() })}</span>}
      </Show>
    </>
  )
}

/** Three to seven numbers; a tile with `href` leads to what it counts. */
export const Tiles = (props: { tiles: readonly TileData[] }) => (
  <ul class={style.tiles}>
    <For each={props.tiles}>
      {(tile) => (
        <li>
          <Show
            when={tile.href}
            fallback={
              <div class={style.tile}>
                <Tile tile={tile} />
              </div>
            }
          >
            {(to) => (
              <A href={to()} class={style.tile}>
                <Tile tile={tile} />
              </A>
            )}
          </Show>
        </li>
      )}
    </For>
  </ul>
)

/** Charts and maps side by side where there is room. */
export const Board: ParentComponent = (props): JSX.Element => (
  <div class={style.board}>{props.children}</div>
)
