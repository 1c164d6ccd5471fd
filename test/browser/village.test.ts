import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { confirm, follow, moveOn, PHOTO, photo, press } from './hand.ts'
import { at, browserOfFile, picture, settled, url, visit, wordsOf } from './kit.ts'

/*
 * What the README promises a newcomer: a village from application through objection to cards in one
 * sitting, with the logins of the demo and its calendar. Only what is the same for each household goes
 * through the API. In a cloud of its own, since the days that pass are gone for everybody.
 */

const desk = browserOfFile()
const NAMES = ['欧阳秋实', '司马长风', '诸葛明月'] as const
const [STAYS, OBJECTED, REJECTED] = NAMES
const cases = new Map<string, string>()
let list = ''

/** Asks the API as the person whose page it is. */
async function ask(page: Page, method: string, path: string, data: unknown): Promise<never> {
  const headers = { origin: url }
  const answer = await page.request.fetch(`/api${at(path)}`, { method, headers, data })
  if (!answer.ok()) throw new Error(`${method} ${path}: ${await answer.text()}`)
  return (await answer.json()) as never
}

const upload = async (page: Page, area: string): Promise<string> => {
  const { evidence }: { evidence: string } = await ask(
    page,
    'PUT',
    `/evidence/${area}/paper.png`,
    PHOTO,
  )
  return evidence
}

async function putUp(page: Page, act: string): Promise<void> {
  await visit(page, list)
  await follow(page, act)
  await page.getByLabel('Where people ask and object').fill('上坪村村委会 0000-12317')
  await photo(page, 'Photos of the board with the notice')
  await press(page, 'Put the notice up')
  await page.waitForURL(new RegExp(`${list}$`))
  await page.getByText('The notice is up until').waitFor()
}

/** Lets days pass until the notice may end: a week, and on to Monday where the last day is one of rest. */
async function hang(page: Page): Promise<void> {
  await moveOn(page, 'week', 'day')
  for (let more = 0; more < 3; more++) {
    await visit(page, list)
    await settled(page)
    if (await page.getByText('It can end now').isVisible()) return
    await moveOn(page, 'day')
  }
}

async function takeDown(page: Page, act: string): Promise<void> {
  await visit(page, list)
  await follow(page, act)
  await photo(page, 'Photos of the board on the last day')
  await press(page, 'End the notice')
  await page.waitForURL(new RegExp(`${list}$`))
}

test('applications are taken in, surveyed, appraised and compared', async () => {
  const clerk = await desk.page('/', { role: 'clerk' })
  const { items }: { items: { area: string }[] } = await ask(clerk, 'GET', '/cases', undefined)
  const area = items[0]?.area ?? ''
  const resident = await desk.page('/', { role: 'resident' })
  const recorder = await desk.page('/', { role: 'recorder' })
  const department = await desk.page('/', { role: 'department' })
  const day = new Date().toISOString().slice(0, 10)
  const [paper, sheet, minutes] = [
    await upload(clerk, area),
    await upload(resident, area),
    await upload(recorder, area),
  ]
  for (const name of NAMES) {
    const { case: id }: { case: string } = await ask(clerk, 'POST', '/cases', {
      input: {
        area,
        members: [{ name, relation: 'head', sex: 'female', birth: '1961-05-06' }],
        income: { pension: 198_000 },
      },
      application: {
        by: 'applicant',
        applicant: { name },
        consent: true,
        consentDay: day,
        proofs: [{ kind: 'identity', evidence: paper }],
      },
    })
    cases.set(name, id)
    await ask(resident, 'POST', `/cases/${id}/moves/survey`, {
      survey: {
        day,
        surveyors: ['赵驻村', '马春生'],
        income: { year: Number(day.slice(0, 4)), total: 198_000, perCapita: 198_000 },
        signature: sheet,
        findings: '土坯房两间，以养老金为主。',
      },
    })
    await ask(recorder, 'POST', `/cases/${id}/moves/appraise`, {
      appraisal: { day, present: 12, opinion: '情况属实，同意上报。', minutes: [minutes] },
    })
    for (const source of ['housing', 'vehicle', 'company', 'payroll']) {
      await ask(department, 'PUT', `/cases/${id}/comparisons/${source}`, {
        result: 'no-match',
        day,
      })
    }
  }
  const township = await desk.page('/', { role: 'township' })
  const [first, ...rest] = cases.values()
  for (const id of rest) await ask(township, 'POST', `/cases/${id}/moves/compare`, {})
  await visit(township, at(`/cases/${first}`))
  await press(township, 'Data comparison done')
  await confirm(township, 'Data comparison done')
  await township.locator('h1 + span', { hasText: 'Data compared' }).waitFor()
})

test('the village list is appraised by its assembly and noticed', async () => {
  const clerk = await desk.page(at('/lists'), { role: 'clerk' })
  await clerk.getByText('New village list').click()
  await clerk.getByRole('dialog').getByText('Chosen: 上坪村').waitFor()
  await clerk.getByRole('dialog').getByRole('button', { name: 'Make the list' }).click()
  await clerk.waitForURL(/\/lists\/list_\w+$/)
  await clerk.getByRole('link', { name: STAYS }).waitFor({ timeout: 60_000 })
  list = new URL(clerk.url()).pathname
  const recorder = await desk.page(list, { role: 'recorder' })
  await follow(recorder, 'Assembly')
  for (const [label, value] of [
    ['Representatives in all', '30'],
    ['Present', '20'],
    ['For', '18'],
    ['Against', '2'],
    ['Abstained', '0'],
  ] as const) {
    await recorder.getByLabel(label, { exact: true }).fill(value)
  }
  await recorder.getByText('was read out before the vote').click()
  await photo(recorder, 'Photos of the minutes')
  await photo(recorder, 'Photos of the board')
  await press(recorder, 'Record the assembly')
  await recorder.waitForURL(new RegExp(`${list}$`))
  await putUp(clerk, 'Open the first notice')
})

test('an objection by anybody is right: the list is amended and noticed again', async () => {
  const clerk = await desk.page(list, { role: 'clerk' })
  const board = clerk.getByRole('link', { name: 'Notice for the board' })
  const page = await desk.page((await board.getAttribute('href')) ?? '')
  await picture(page, 'village-1-notice')
  const lines = await page.getByLabel('Whom is it about?').locator('option').allInnerTexts()
  const label = lines.find((line) => line.includes(OBJECTED)) ?? ''
  await page.getByLabel('Whom is it about?').selectOption({ label })
  await page.getByLabel('What is wrong, and how you know').fill('他家去年在县城买了房子。')
  await page.getByText('Without a name', { exact: true }).click()
  await press(page, 'Send the objection')
  await page.getByRole('heading', { name: 'The objection is filed' }).waitFor()
  const [objection = ''] = await page.locator('code').allInnerTexts()
  // Their colleague compared the data, so it is the second officer of the township who answers.
  const township = await desk.page(at(`/objections?item=${objection}`), { role: 'township2' })
  await press(township, 'Take it on')
  await confirm(township, 'Take it on')
  await township.getByText(/^It is right: the household/).click()
  await township.getByRole('textbox', { name: 'Answer' }).fill('经查，该户在县城购有商品房。')
  await press(township, 'Send the answer')
  await township.getByText('The objection is answered').waitFor()
  await putUp(clerk, 'Open the first notice')
  await picture(clerk, 'village-2-noticed-again')
})

test('a week later the notice ends, and the township decides with a reason', async () => {
  const clerk = await desk.page('/', { role: 'clerk' })
  await hang(clerk)
  await takeDown(clerk, 'End the first notice')
  const page = await desk.page(list, { role: 'township2' })
  await follow(page, 'Township review')
  const checks = page.getByRole('region', { name: 'Spot check' })
  await settled(page)
  const count = await checks.getByLabel('Confirmed').count()
  expect(count).toBeGreaterThan(0)
  for (let i = 0; i < count; i++) {
    await checks.getByLabel('Confirmed').nth(i).check()
    await checks.getByLabel('What was found').nth(i).fill('入户核实，情况属实。')
  }
  await press(page, /^Record \d+ check/)
  await page.getByText(`${count} of ${count} checked`).waitFor()
  await page.getByRole('checkbox', { name: new RegExp(`${REJECTED}.*does not pass$`) }).check()
  await page.getByLabel(/^Why .* does not pass$/).fill('家庭人均纯收入高于标准线。')
  await press(page, /^Decide on/)
  await page.waitForURL(new RegExp(`${list}$`))
  await visit(page, at(`/cases/${cases.get(REJECTED)}`))
  const whole = page.getByRole('region', { name: 'What happened' })
  await whole.getByText(/18 for, 2 against, 0 abstained/).waitFor()
  expect(await wordsOf(whole)).toContain('List amended after an objection')
  await picture(page, 'village-3-case')
  await follow(page, 'Receipt for the household')
  await page.getByRole('heading', { name: 'Decision receipt' }).waitFor()
  const receipt = await wordsOf(page.locator('main'))
  for (const told of [
    'Township review',
    'Line that it is measured against',
    '家庭人均纯收入高于标准线。',
  ]) {
    expect(receipt).toContain(told)
  }
  await picture(page, 'village-3-receipt')
  const { pathname } = new URL(page.url())
  await picture(
    await desk.page(pathname, { role: 'township2', lang: 'zh', width: 360 }),
    'village-3-receipt-zh-360',
  )
  await putUp(clerk, 'Open the second notice')
})

test('another week later the county approves, announces and registers', async () => {
  const clerk = await desk.page('/', { role: 'clerk' })
  await hang(clerk)
  await takeDown(clerk, 'End the second notice')
  const page = await desk.page(list, { role: 'county' })
  await follow(page, 'County approval')
  await page.getByLabel('Decision number').fill('清扶〔2026〕100号')
  await press(page, /^Decide on/)
  await page.waitForURL(new RegExp(`${list}$`))
  await follow(page, 'Announce')
  await page.getByLabel('Where people ask and object').fill('清禾县农业农村局 0000-12317')
  await photo(page, 'Photos of the board with the notice')
  await press(page, 'Announce the decision')
  await page.waitForURL(new RegExp(`${list}$`))
  await press(page, 'Enter in the register')
  await confirm(page, 'Enter in the register')
  await page.locator('h1 + span', { hasText: 'Registered' }).waitFor({ timeout: 60_000 })
  await picture(page, 'village-4-registered')
})

test('its cards are printed, checked by anybody, and one is revoked by two people', async () => {
  const page = await desk.page(at(`/cases/${cases.get(STAYS)}`), { role: 'county' })
  await follow(page, /^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
  await page.waitForURL(/\/households\//)
  const card = page.locator('#cards').getByRole('link').first()
  await card.click()
  await page.waitForURL(/\/cards\//)
  await press(page, 'Print card')
  await page.getByRole('button', { name: /^Download ?card-/ }).waitFor({ timeout: 60_000 })
  await picture(page, 'village-5-card')
  const path = new URL(page.url()).pathname
  const link: { url: string } = await ask(
    page,
    'GET',
    `${path.slice(at('').length)}/link`,
    undefined,
  )
  const sealed = new URL(link.url)
  const anybody = await desk.page(sealed.pathname + sealed.hash)
  await anybody.getByRole('heading', { name: 'This card is valid' }).waitFor()
  await press(page, 'More')
  await page.getByRole('menuitem', { name: 'Revoke…' }).click()
  await page.getByLabel('Reason').selectOption('fraud')
  await page.getByLabel('What happened').fill('隐瞒县城住房')
  await press(page, 'Ask for revocation')
  await page.getByText('You asked for this yourself').waitFor()
  const other = await desk.page(path, { role: 'county2' })
  await press(other, 'Revoke card')
  await confirm(other, 'Revoke card')
  await other.getByText('Appeal possible until').waitFor()
  // The same QR once more in the same tab.
  await anybody.goto(sealed.pathname + sealed.hash)
  await anybody.getByRole('heading', { name: 'This card is not valid' }).waitFor()
  await picture(anybody, 'village-6-not-valid')
})
