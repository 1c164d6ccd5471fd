import type { Messages } from '@terrace/platform/i18n'

/** The words of results and their photos. */
export const resultMessages: Messages = {
  'result.missing': { en: 'There is no such result.', zh: '没有该成效报告。' },
  'result.exists': { en: 'This result is there already.', zh: '该成效报告已存在。' },
  'result.few': {
    en: 'This batch pays fewer than five households: whatever is said of it is said of them.',
    zh: '该批次不足5户，任何说明都可能指向具体家庭，不能发布。',
  },
  'result.area': {
    en: 'Choose the area of the budget line, or one that lies in it.',
    zh: '请选择该预算项目所在地区或其下级地区。',
  },
  'result.texts': {
    en: 'Write a title and a text in at least one language.',
    zh: '请至少用一种语言填写标题和正文。',
  },
  'result.unit': {
    en: 'Say of what this is the number, in each language.',
    zh: '填写数值时，须用各语言注明计量单位。',
  },
  'result.own': {
    en: 'You wrote this yourself: another person releases it.',
    zh: '该报告由您本人撰写，须由他人审核发布。',
  },
  'result.state': {
    en: 'This result was released or withdrawn before.',
    zh: '该报告已发布或已撤回。',
  },
  'photo.missing': {
    en: 'There is no such photo. Upload it first.',
    zh: '没有该照片，请先上传。',
  },
  'photo.exists': { en: 'This photo is there already.', zh: '该照片已存在。' },
  'photo.too-large': { en: 'A photo holds at most 3 MB.', zh: '照片不得超过 3 MB。' },
  'photo.type': {
    en: 'A photo is a JPEG or a PNG, whole and undamaged.',
    zh: '照片须为完整的 JPEG 或 PNG。',
  },
}
