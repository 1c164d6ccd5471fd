import { type Component, splitProps } from 'solid-js'
import style from './icon.module.css'

/** Line icons, 24 units square: drawn here so that no icon font or package is shipped. */
const paths = {
  add: 'M12 5v14M5 12h14',
  alert: 'M12 4 2.5 20h19L12 4Zm0 6v4m0 3v.01',
  area: 'M12 21s7-6.2 7-11a7 7 0 1 0-14 0c0 4.8 7 11 7 11Zm0-8.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  back: 'M15 5l-7 7 7 7',
  bars: 'M5 20V11m7 9V4m7 16v-6',
  building: 'M4 20V8l8-4 8 4v12M4 20h16M9 20v-5h6v5M9 10.500h.01M15 10.500h.01',
  chart: 'M4 4v16h16M8 15l4-5 3 3 5-7',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2',
  close: 'M6 6l12 12M18 6 6 18',
  columns: 'M4 5h16v14H4zM10 5v14M15 5v14',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  device: 'M4 5h16v11H4zM9 20h6m-3-4v4',
  down: 'M6 9l6 6 6-6',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
  filter: 'M4 6h16M7 12h10m-7 6h4',
  gear: 'M12 15.200a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.400ZM12 2.800v3m0 12.400v3M2.8 12h3m12.4 0h3M5.5 5.500l2.1 2.100m8.8 8.8 2.1 2.100m0-13-2.1 2.100m-8.8 8.8-2.1 2.1',
  give: 'M4 13h4l3 3h4.500a1.5 1.5 0 0 0 0-3H13m2.5 3 4-3a1.6 1.6 0 0 1 1.5 2.500L16 20H8l-4-2zM12 4v6m-3-3h6',
  hand: 'M8 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm8.5 0a2.5 2.5 0 1 0 0-5M3 19c0-3 2-5 5-5s5 2 5 5m3-5c3 0 5 1.8 5 4.5',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5m0-8.500v.01',
  key: 'M15 9a4 4 0 1 0-3.6 4L13 14.500h2V17h2.500v2.500H21V16l-6.3-6.300M8 9h.01',
  language: 'M4 6h10M9 4v2m3 0c-1 4-3.5 7-7 9m2-6c1.5 2.5 3.5 4.5 6 6m-1 5 4.5-10L21 20m-7.5-3h6',
  list: 'M4 6h.01M4 12h.01M4 18h.01M8 6h12M8 12h12M8 18h12',
  mail: 'M3 6h18v12H3zM3 7l9 6 9-6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  next: 'M9 5l7 7-7 7',
  out: 'M14 4h5v16h-5M4 12h11m-4-4 4 4-4 4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8c.500-4 3.5-6 7.5-6s7 2 7.5 6',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5 5',
  target: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-4a5 5 0 1 0 0-10 5 5 0 0 0 0 10Zm0-4.900v-.01',
  upload: 'M12 16V4m-5 5 5-5 5 5M4 16v4h16v-4',
} as const
export type IconName = keyof typeof paths

/** A decorative icon: it never speaks, so a control that has only an icon needs its own label. */
export const Icon: Component<{ name: IconName; class?: string }> = (props) => {
  const [own] = splitProps(props, ['name', 'class'])
  return (
    <svg class={`${style.icon} ${own.class ?? ''}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[own.name]} />
    </svg>
  )
}
