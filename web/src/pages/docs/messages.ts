import { defineMessages } from '../../i18n/message.ts'

export const t = defineMessages({
  title: { en: 'The Terrace API', zh: 'Terrace 接口文档' },
  lead: {
    en: 'Everything these pages do can be done by a program. {count} operations, version {version}.',
    zh: '页面上的全部功能都可由程序调用，共{count}个接口，版本{version}。',
  },
  'about.session': {
    en: 'Sign in to the app and send the session cookie. A program may do what its person may do.',
    zh: '登录后携带会话 Cookie 调用，权限与登录人一致。',
  },
  'about.write': {
    en: 'A write takes an Idempotency-Key: the same key again does nothing twice and returns the first answer. If-Match holds the version you read.',
    zh: '写操作可带 Idempotency-Key：重复提交不会重复执行，返回首次结果。If-Match 填写读取时的版本号。',
  },
  'about.problem': {
    en: 'A refusal is application/problem+json with a code, a sentence in the language of Accept-Language, and the wrong fields.',
    zh: '拒绝时返回 application/problem+json，包含错误码、按 Accept-Language 所选语言的说明和有误的字段。',
  },
  raw: { en: 'OpenAPI document', zh: 'OpenAPI 文件' },
  search: { en: 'Find an operation', zh: '查找接口' },
  none: { en: 'No operation matches.', zh: '没有匹配的接口。' },
  inputs: { en: 'Inputs', zh: '参数' },
  'inputs.none': { en: 'No inputs.', zh: '无参数。' },
  answer: { en: 'Answer {status}', zh: '返回 {status}' },
  'answer.none': { en: 'No content.', zh: '无内容。' },
  who: { en: 'Who may', zh: '适用角色' },
  everybody: { en: 'every member', zh: '所有成员' },
  try: { en: 'Try it', zh: '试一试' },
  copy: { en: 'Copy', zh: '复制' },
  copied: { en: 'Copied', zh: '已复制' },
  name: { en: 'Name', zh: '名称' },
  in: { en: 'In', zh: '位置' },
  type: { en: 'Type', zh: '类型' },
  limits: { en: 'Limits', zh: '限制' },
  required: { en: 'required', zh: '必填' },
  'tag.tenancy': { en: 'Workspace: settings, members, areas', zh: '工作区：设置、成员、地区' },
  'tag.registry': { en: 'Register: households and people', zh: '登记：农户与家庭成员' },
  'tag.intake': { en: 'Imports', zh: '数据导入' },
  'tag.monitoring': { en: 'Monitoring: counts by area', zh: '监测：分地区统计' },
  'tag.jobs': { en: 'Background jobs', zh: '后台任务' },
})

export function tagText(tag: string): string {
  const key = `tag.${tag}`
  return key in t.messages ? t(key as 'tag.jobs') : tag
}
