import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { confirm, follow, photo, press } from './hand.ts'
import { at, browserOfFile, DEMO, picture, settled, visit, wordsOf } from './kit.ts'

/*
 * Identification in the browser, as one story of the people of one village and the offices above:
 * from an application through objection and review to the register. A notice stays up for its days,
 * so what comes after one is done with the lists of the demo whose notices are over.
 */

const desk = browserOfFile()
const NAME = '欧阳秋实'

/** A step of the story, which must be as accessible as a page. */
async function step(page: Page, name: string): Promise<void> {
  await settled(page)
  await picture(page, `procedures-${name}`)
  expect(await violationsOf(page), `accessibility of ${name}`).toEqual([])
}

/** The demo's list in a state, as its officer sees it. */
async function listIn(page: Page, state: string): Promise<string> {
  const answer = await page.request.get(`/api${at(`/lists?state=${state}`)}`)
  const { items } = (await answer.json()) as { items: { id: string; waits?: { due: string } }[] }
  const oldest = items.toSorted((a, b) => (a.waits?.due ?? '').localeCompare(b.waits?.due ?? ''))
  return at(`/lists/${oldest[0]?.id}`)
}

let home = ''

test('a clerk hands in an application of a household that is new', async () => {
  const page = await desk.page(at('/cases/new'), { role: 'clerk', width: 360 })
  await press(page, 'Continue')
  await page.getByText('Choose one.').first().waitFor()
  await step(page, '1-nothing-chosen')
  await page.getByText('No, I enter it now').click()
  await press(page, 'Continue')
  // A clerk of one village need not choose it.
  await page.getByText('Chosen: 上坪村').waitFor()
  await press(page, 'Continue')
  await page.getByLabel('Name', { exact: true }).fill(NAME)
  await press(page, 'Continue')
  await page.getByRole('heading', { name: 'Income and home' }).waitFor()
  await page.getByLabel(/^Wage income/).fill('4200')
  await press(page, 'Continue')
  await page.getByText('The household agrees').click()
  await step(page, '2-consent')
  await press(page, 'Continue')
  await photo(page, 'Identity card')
  await photo(page, 'Household book')
  await step(page, '3-proofs')
  // What was typed survives a reload.
  await page.reload()
  await settled(page)
  await page.getByText('What you typed before is still here.').waitFor()
  await press(page, 'Continue')
  await page.getByLabel('No', { exact: true }).check()
  await press(page, 'Continue')
  await page.getByRole('heading', { name: 'Check and send' }).waitFor()
  expect(await wordsOf(page.locator('main'))).toContain(NAME)
  await step(page, '4-check')
  await press(page, 'Hand in the application')
  await page.waitForURL(/\/cases\/case_\w+$/)
  await step(page, '5-case')
  home = new URL(page.url()).pathname
  expect(await wordsOf(page.locator('main'))).toContain('Home survey is due by')
})

test('it is surveyed, appraised and compared', async () => {
  const resident = await desk.page(home, { role: 'resident' })
  await follow(resident, 'Home survey')
  await resident.getByLabel('First surveyor').fill('赵驻村')
  await resident.getByLabel('Second surveyor').fill('马春生')
  await press(resident, 'Record the survey')
  await resident.getByText('Add a photo or a paper.').first().waitFor()
  await resident.getByLabel('What was found').fill('砖木结构住房，以种植为主。')
  await photo(resident, 'Signed income sheet')
  await step(resident, '6-survey')
  await press(resident, 'Record the survey')
  await resident.waitForURL(new RegExp(`${home}$`))
  const recorder = await desk.page(home, { role: 'recorder' })
  await follow(recorder, 'First appraisal')
  await recorder.getByLabel('Present').fill('14')
  await recorder.getByLabel('Opinion').fill('情况属实，同意上报。')
  await photo(recorder, 'Minutes')
  await press(recorder, 'Record the appraisal')
  await recorder.waitForURL(new RegExp(`${home}$`))
  const id = home.split('/').at(-1) ?? ''
  const department = await desk.page(at(`/comparison?item=${id}`), { role: 'department' })
  for (const source of [
    'Commercial housing',
    'Vehicles',
    'Registered companies',
    'Public payroll',
  ]) {
    await department.keyboard.press('n')
    await department.getByText(`${source}: No match`).waitFor()
    await settled(department)
  }
  await step(department, '7-compared')
  // Not by the township: its officer answers the objection, and must have had no hand in it.
  const county = await desk.page(at(`/comparison?item=${id}`), { role: 'county' })
  await press(county, 'Data comparison done')
  await county.getByText('Done: Data comparison done').waitFor()
})

let list = ''

test('the village list is gathered, appraised by its assembly and noticed', async () => {
  const clerk = await desk.page(at('/lists?new=1'), { role: 'clerk' })
  const dialog = clerk.getByRole('dialog')
  await dialog.getByText('Chosen: 上坪村').waitFor()
  await dialog.getByRole('button', { name: 'Make the list' }).click()
  await clerk.waitForURL(/\/lists\/list_\w+$/)
  await clerk.getByRole('link', { name: NAME }).waitFor({ timeout: 60_000 })
  list = new URL(clerk.url()).pathname
  const recorder = await desk.page(list, { role: 'recorder' })
  await follow(recorder, 'Assembly')
  await recorder.getByLabel('Representatives in all').fill('30')
  await recorder.getByLabel('Present', { exact: true }).fill('19')
  await recorder.getByText('20 are needed. The assembly cannot decide.').waitFor()
  await recorder.getByLabel('Present', { exact: true }).fill('20')
  await recorder.getByText('20 of 30 were present (2/3)').waitFor()
  await recorder.getByLabel('For', { exact: true }).fill('18')
  await recorder.getByLabel('Against', { exact: true }).fill('2')
  await recorder.getByLabel('Abstained', { exact: true }).fill('0')
  await recorder.getByText('It passes.').waitFor()
  await recorder.getByText('was read out before the vote').click()
  await photo(recorder, 'Photos of the minutes')
  await photo(recorder, 'Photos of the board')
  await step(recorder, '8-assembly')
  await press(recorder, 'Record the assembly')
  await recorder.waitForURL(new RegExp(`${list}$`))
  await visit(clerk, list)
  await follow(clerk, 'Open the first notice')
  await clerk.getByLabel('Where people ask and object').fill('上坪村村委会 0000-12317')
  await photo(clerk, 'Photos of the board with the notice')
  await step(clerk, '9-notice')
  await press(clerk, 'Put the notice up')
  await clerk.waitForURL(new RegExp(`${list}$`))
  await clerk.getByText('The notice is up until').waitFor()
  expect(await clerk.getByRole('link', { name: 'End the first notice' }).count()).toBe(0)
})

test('anybody objects; the township answers; whoever objected reads it', async () => {
  const clerk = await desk.page(list, { role: 'clerk' })
  const address = await clerk
    .getByRole('link', { name: 'Notice for the board' })
    .getAttribute('href')
  const page = await desk.page(address ?? '')
  expect(await wordsOf(page.locator('main'))).toContain(NAME)
  await page.getByLabel('Whom is it about?').selectOption({ label: await lineOf(page) })
  await page.getByLabel('What is wrong, and how you know').fill('他家去年在县城买了房子。')
  await page.getByText('Without a name', { exact: true }).click()
  await press(page, 'Send the objection')
  await page.getByRole('heading', { name: 'The objection is filed' }).waitFor()
  await step(page, '10-objected')
  const [objection = '', code = ''] = await page.locator('code').allInnerTexts()
  const township = await desk.page(at(`/objections?item=${objection}`), { role: 'township' })
  await press(township, 'Take it on')
  await confirm(township, 'Take it on')
  await township.getByText('It is not right: the list stays').click()
  await township.getByRole('textbox', { name: 'Answer' }).fill('经查不动产登记，该户在县城无房产。')
  await step(township, '11-answer')
  await press(township, 'Send the answer')
  await township.getByText('The objection is answered').waitFor()
  await visit(page, `/notices/${DEMO}/answer`)
  await page.getByLabel('Objection', { exact: true }).fill(objection)
  await page.getByLabel('Code', { exact: true }).fill(code)
  await press(page, 'Read the answer')
  await page.getByText('经查不动产登记').waitFor()
  await step(page, '12-read')
})

/** The option that names our household. */
const lineOf = async (page: Page): Promise<string> => {
  const options = await page.getByLabel('Whom is it about?').locator('option').allInnerTexts()
  return options.find((one) => one.includes(NAME)) ?? ''
}

test('a notice that is over ends, and the township decides after its spot check', async () => {
  const clerk = await desk.page('/', { role: 'clerk' })
  const over = await listIn(clerk, 'notice-1')
  await visit(clerk, over)
  await follow(clerk, 'End the first notice')
  await photo(clerk, 'Photos of the board on the last day')
  await press(clerk, 'End the notice')
  await clerk.waitForURL(new RegExp(`${over}$`))
  const page = await desk.page(over, { role: 'township' })
  await follow(page, 'Township review')
  await press(page, /^Decide on/)
  await page.getByText('have not been checked yet').waitFor()
  const checks = page.getByRole('region', { name: 'Spot check' })
  await checks.getByLabel('Confirmed').first().check()
  await checks.getByLabel('What was found').first().fill('入户核实，情况属实。')
  await press(page, 'Record 1 check')
  await page.getByText('1 of 1 checked').waitFor()
  const first = page.getByRole('checkbox', { name: /does not pass$/ }).last()
  await first.check()
  await press(page, /^Decide on/)
  await page.getByText('Say why, for each household').first().waitFor()
  await page.getByLabel(/^Why .* does not pass$/).fill('收入高于标准线。')
  await step(page, '13-review')
  await press(page, /^Decide on/)
  await page.waitForURL(new RegExp(`${over}$`))
  await page.getByText('Passed by the township').first().waitFor()
  const gone = page.getByRole('row').filter({ hasText: '收入高于标准线。' })
  await gone.getByRole('link').click()
  await page.waitForURL(/\/cases\//)
  await follow(page, 'Receipt for the household')
  await page.getByText('收入高于标准线。').first().waitFor()
  await step(page, '14-receipt')
})

test('the county approves, announces and registers; a job reaches every household', async () => {
  const page = await desk.page('/', { role: 'county' })
  const before = await listIn(page, 'county-review')
  await visit(page, before)
  await follow(page, 'County approval')
  await press(page, /^Decide on/)
  await page.getByText('This is needed.').first().waitFor()
  await page.getByLabel('Decision number').fill('清扶〔2026〕99号')
  await step(page, '15-county')
  await press(page, /^Decide on/)
  await page.waitForURL(new RegExp(`${before}$`))
  await follow(page, 'Announce')
  await page.getByLabel('Where people ask and object').fill('清禾县农业农村局 0000-12317')
  await photo(page, 'Photos of the board with the notice')
  await press(page, 'Announce the decision')
  await page.waitForURL(new RegExp(`${before}$`))
  await press(page, 'Enter in the register')
  await confirm(page, 'Enter in the register')
  await page.locator('h1 + span', { hasText: 'Registered' }).waitFor({ timeout: 60_000 })
  await step(page, '16-registered')
  await page.getByRole('table').getByRole('link').first().click()
  await page.waitForURL(/\/cases\//)
  await settled(page)
  expect(await wordsOf(page.locator('main'))).toContain('清扶〔2026〕99号')
})
