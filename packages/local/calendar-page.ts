import type { IncomingMessage, ServerResponse } from 'node:http'
import { addDays, dayIn, daysBetween, isDay } from '@terrace/platform/dates'
import type { Db } from '@terrace/platform/db'
import { listTenants, settingsOf } from '@terrace/tenancy'
import { type Calendar, MOST } from './calendar.ts'
import { readBody } from './http-event.ts'
import { page, pageHeaders, plain } from './plain-page.ts'

/** A tenant and its day now, in its own zone. */
export type TenantDay = { name: string; day: string }

export type CalendarPage = {
  calendar: Calendar
  /** The days of all tenants; a date that is typed is the first one's. */
  days: () => Promise<TenantDay[]>
  /** Runs the schedules, as the night would have. */
  tick: () => Promise<void>
  /** The only origin from which the calendar is moved. */
  base: string
}

/** The day of every tenant; of the world where there is none yet. */
export async function tenantDays(db: Db, now: Date): Promise<TenantDay[]> {
  const days: TenantDay[] = []
  for await (const { tenant, name } of listTenants(db)) {
    const { zone } = await settingsOf({ db, tenant })
    days.push({ name, day: dayIn(now, zone) })
  }
  return days.length > 0 ? days : [{ name: 'UTC', day: dayIn(now, 'UTC') }]
}

const TITLE = 'Calendar · 日历'
const both = (en: string, zh: string) => `${en} <span lang="zh-Hans">${zh}</span>`

/** How many days a form asks for; undefined when it asks for nothing that can be done. */
export function askedDays(form: URLSearchParams, today: string, ahead: number): number | undefined {
  const to = form.get('to') ?? ''
  if (form.get('days') === null && !isDay(to)) return undefined
  const days = form.get('days') === null ? daysBetween(today, to) : Number(form.get('days'))
  return Number.isInteger(days) && days >= 1 && ahead + days <= MOST ? days : undefined
}

function spelled(day: string, lang: 'en-GB' | 'zh-CN'): string {
  const format = new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00Z`))
}

function body(days: readonly TenantDay[], ahead: number, refused: boolean): string {
  const today = days[0]?.day ?? ''
  const rows = days.map(
    ({ name, day }) =>
      `<tr><td>${plain(name)}</td><td><time datetime="${day}">${spelled(day, 'en-GB')} · ` +
      `<span lang="zh-Hans">${spelled(day, 'zh-CN')}</span></time></td></tr>`,
  )
  const from = `<input type="hidden" name="from" value="${ahead}">`
  const form = (inner: string) => `<form method="post" action="/calendar">${from}${inner}</form>`
  const button = (days: number, en: string, zh: string) =>
    `<button name="days" value="${days}">${both(en, zh)}</button>`
  const wrong = both('Choose a later day.', '请选择更晚的日期。')
  const gone =
    ahead === 0
      ? both('As on this machine.', '与本机日期一致。')
      : both(`Days ahead of this machine: ${ahead}.`, `比本机日期快 ${ahead} 天。`)
  return [
    `<h1>Calendar · <span lang="zh-Hans">日历</span></h1>`,
    `<p class="note">${both(
      'For training: moves the day of the whole service on, so that notices end, reminders go ' +
        'out and terms pass. Sign-ins stay. It cannot be turned back.',
      '供培训演练使用：将整个系统的日期向后推移，公示期满、催办提醒、期限届满随之发生。登录不受影响。' +
        '日期只能向后，不能退回。',
    )}</p>`,
    `<table><thead><tr><th>Tenant · 租户</th><th>Today · 今天</th></tr></thead>`,
    `<tbody>${rows.join('')}</tbody></table>`,
    `<p>${gone}</p>`,
    refused ? `<p role="alert">${wrong}</p>` : '',
    form(button(1, 'One day on', '后推一天') + button(7, 'One week on', '后推一周')),
    form(
      `<label><span>${both('Date', '日期')}</span><input type="date" name="to" required ` +
        `min="${addDays(today, 1)}" max="${addDays(today, MOST - ahead)}"></label>` +
        `<button>${both('On to this date', '推到该日期')}</button>`,
    ),
    '<p><a href="/">Terrace · 梯田</a> · <a href="/outbox">Outbox · 发件箱</a></p>',
  ].join('')
}

/** Serves `/calendar`: what day it is here, and moves it on. For development only. */
export function calendarPage({ calendar, days, tick, base }: CalendarPage) {
  const show = async (request: IncomingMessage, out: ServerResponse, status = 200) => {
    const text = page(TITLE, body(await days(), calendar.ahead(), status !== 200))
    out.writeHead(status, pageHeaders(text))
    out.end(request.method === 'HEAD' ? undefined : text)
  }
  return async (request: IncomingMessage, out: ServerResponse): Promise<void> => {
    if (request.method !== 'POST') return show(request, out)
    // Another page that the same browser has open may not move it.
    if (request.headers.origin !== new URL(base).origin) return show(request, out, 403)
    const form = new URLSearchParams(`${await readBody(request)}`)
    const asked = askedDays(form, (await days())[0]?.day ?? '', calendar.ahead())
    if (asked === undefined) return show(request, out, 422)
    // A button pressed twice moves once: the second form knows an older day.
    if (form.get('from') === `${calendar.ahead()}`) {
      calendar.moveOn(asked)
      await tick()
    }
    out.writeHead(303, { location: '/calendar' }).end()
  }
}
