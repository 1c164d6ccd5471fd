import type { Messages } from './i18n.ts'
import { tabularMessages } from './tabular/messages.ts'

/** The kernel's own refusals. */
export const messages: Messages = {
  ...tabularMessages,
  'fault.invalid': { en: 'Please check what was entered', zh: '请检查填写内容' },
  'fault.unauthenticated': { en: 'Please sign in', zh: '请先登录' },
  'fault.forbidden': { en: 'Your role may not do this', zh: '您的角色无权执行此操作' },
  'fault.missing': { en: 'Not found', zh: '未找到' },
  'fault.conflict': { en: 'This cannot be done right now', zh: '目前无法执行此操作' },
  'fault.stale': { en: 'Somebody changed this meanwhile', zh: '内容已被他人修改' },
  'fault.too-large': { en: 'Too large', zh: '内容过大' },
  'fault.too-many': { en: 'Too many requests', zh: '请求过于频繁' },
  'fault.unavailable': { en: 'Please try again', zh: '请重试' },
  'fault.internal': { en: 'Something broke on our side', zh: '系统出现故障' },
  'internal.broken': {
    en: 'Something broke on our side. Nothing was saved; please try again.',
    zh: '系统出现故障，未保存任何内容，请重试。',
  },
  'input.invalid': {
    en: 'Some fields need another look.',
    zh: '部分内容需要修改，请查看标出的各项。',
  },
  'field.required': { en: 'Fill this in.', zh: '此项必填。' },
  'field.type': { en: 'This must be of type {expected}.', zh: '此项类型应为{expected}。' },
  'field.unknown': { en: 'There is no field of this name.', zh: '没有此字段。' },
  'field.choice': { en: 'Choose one of: {values}.', zh: '请从以下选项中选择：{values}。' },
  'field.too-small': { en: 'Enter at least {minimum}.', zh: '不得小于{minimum}。' },
  'field.too-big': { en: 'Enter at most {maximum}.', zh: '不得大于{maximum}。' },
  'field.format': { en: 'Write this as {format}.', zh: '格式应为{format}。' },
  'field.invalid': { en: 'This is not valid. Correct it.', zh: '内容无效，请更正。' },
  'field.day': {
    en: 'Enter a day that exists, as YYYY-MM-DD.',
    zh: '请填写有效日期，格式如2026-11-23。',
  },
  'body.json': { en: 'The body must be a JSON object.', zh: '请求内容必须是 JSON 对象。' },
  'body.too-large': {
    en: 'The body is larger than {maximum} bytes. Send files through an upload.',
    zh: '请求内容超过{maximum}字节。文件请通过上传方式提交。',
  },
  'route.missing': { en: 'There is no such address.', zh: '没有此地址。' },
  'session.none': { en: 'Sign in to continue.', zh: '请先登录。' },
  'session.second-factor': {
    en: 'Your role needs a second factor here. Set up an authenticator or a passkey under “Devices and security”, then sign in with it.',
    zh: '您的角色须启用双重验证。请在“设备与安全”中设置身份验证器或通行密钥，然后重新登录。',
  },
  'tenant.missing': {
    en: 'There is no such workspace, or you may not see it.',
    zh: '没有此工作区，或您无权查看。',
  },
  'role.may-not': {
    en: 'Your role may not do this. Ask your administrator.',
    zh: '您的角色无权执行此操作，如需办理请联系系统管理员。',
  },
  'rate.exceeded': {
    en: 'Too many requests from your organisation. Try again in {retryAfter} s.',
    zh: '您所在单位的请求过多，请在{retryAfter}秒后重试。',
  },
  'save.changed-meanwhile': {
    en: 'Somebody changed this at the same moment. Load it again.',
    zh: '他人同时修改了此内容，请重新加载。',
  },
  'save.busy': { en: 'Many people are saving here. Try again.', zh: '同时保存的人较多，请重试。' },
  'idempotency.other-request': {
    en: 'This key was used for another request. Use a new key.',
    zh: '该幂等键已用于其他请求，请使用新的键。',
  },
  'idempotency.format': {
    en: 'Use 8 to 200 visible characters without spaces.',
    zh: '请使用8至200个无空格的可见字符。',
  },
  'if-match.format': {
    en: 'Use the version in quotes, such as "3".',
    zh: '请使用带引号的版本号，如 "3"。',
  },
  'cursor.invalid': {
    en: 'This page mark is from another list. Start from the first page.',
    zh: '分页标记与此列表不符，请从第一页开始。',
  },
  'job.missing': {
    en: 'There is no such job. Load the list again.',
    zh: '没有此任务，请重新加载列表。',
  },
  'job.exists': { en: 'This job was already started.', zh: '该任务已启动。' },
  'job.ended': { en: 'The job has already ended.', zh: '任务已结束。' },
  'job.broken': {
    en: 'The job failed several times because of a fault on our side. What was done is kept. Try again later.',
    zh: '任务因系统故障多次失败，已完成的部分已保留，请稍后重试。',
  },
  'job.too-long': {
    en: 'This takes longer than one run may, and there was no place from which the next run could go on. Ask for less at once, for example one area after another.',
    zh: '该任务单次运行超时，且中途无法续做。请缩小范围后重试，例如按地区分批办理。',
  },
  'file.missing': {
    en: 'The file is no longer there. Create or upload it again.',
    zh: '文件已不存在，请重新生成或上传。',
  },
  'key.cannot-open': { en: 'This value can no longer be read.', zh: '该内容已无法读取。' },
  'credential.not-json': {
    en: 'This document holds something that cannot be signed. Ask whoever made it for a new one.',
    zh: '该文件含有无法签名的内容，请向出具方重新索取。',
  },
}
