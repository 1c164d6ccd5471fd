import { expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { at, browserOfFile, picture, settled, wordsOf } from './kit.ts'

const desk = browserOfFile()

test.each([
  ['en', 1280],
  ['zh', 360],
] as const)('a department brings its answers as a file (%s, %i)', async (lang, width) => {
  const say = (en: string, zh: string) => (lang === 'en' ? en : zh)
  const page = await desk.page(at('/comparison'), { role: 'department', lang, width })
  const look = async (name: string) => {
    await settled(page)
    await picture(page, `answers-${name}-${lang}-${width}`)
    expect(await violationsOf(page), name).toEqual([])
  }
  const found = await page.request.get(`/api${at('/cases?state=group-appraised')}`)
  const { items } = (await found.json()) as { items: { number: string }[] }
  const numbers = items.map(({ number }) => number)
  expect(numbers.length).toBeGreaterThan(1)
  await page.getByRole('link', { name: say('Answers from a file', '导入比对结果') }).click()
  const start = page.getByRole('button', { name: say('Enter the answers', '开始导入') })
  await start.click()
  await page.getByText(say('Choose the file.', '请选择文件。')).first().waitFor()
  const pick = page.getByLabel(say('The department’s file', '部门反馈文件'))
  const broken = {
    name: '车管所.xlsx',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK\x03\x04no'),
  }
  await pick.setInputFiles(broken)
  await page.getByRole('alert').waitFor()
  const lines = [
    '户编号,核查结果,备注',
    `${numbers[0]},有,2009年小型货车`,
    `${numbers[1]},无,`,
    `${numbers[1]},无,`,
    'NOBODY-7,有,',
    `${numbers[0]},待查,`,
  ]
  const buffer = Buffer.from(`\uFEFF${lines.join('\r\n')}`)
  await pick.setInputFiles({ name: '车管所.csv', mimeType: 'text/csv', buffer })
  await page.getByLabel(say('Column with the household number', '户编号所在列')).waitFor()
  await start.click()
  await page.getByText(say('Choose one.', '请选择。')).first().waitFor()
  await look('1-missing')
  await page.getByLabel(say('Whose register is it?', '数据来源')).selectOption('vehicle')
  // What is clear was filled in already.
  const means = (word: string) => page.getByLabel(say(`“${word}” means`, `“${word}”表示`))
  expect(await means('有').inputValue()).toBe('match')
  expect(await means('无').inputValue()).toBe('no-match')
  expect(await means('待查').inputValue()).toBe('')
  await look('2-filled')
  await start.click()
  const again = page.getByRole('button', { name: say('Bring another file', '再导入一个文件') })
  await again.waitFor({ timeout: 60_000 })
  await look('3-result')
  const said = await wordsOf(page.locator('main'))
  expect(said).toContain('NOBODY-7')
  expect(said).toContain(say('This household stands twice in the file.', '该户在文件中重复出现'))
  expect(said).toMatch(lang === 'en' ? /2 entered/ : /2 已录入/)
  await again.click()
  await pick.waitFor()
})
