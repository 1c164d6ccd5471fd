import type { IdentityMail } from '@terrace/identity'
import { type Messages, translate } from '@terrace/platform/i18n'
import type { Mail } from '@terrace/platform/mail'

const words: Messages = {
  'verify.subject': { en: 'Confirm your e-mail address', zh: '请确认您的电子邮箱' },
  'verify.text': {
    en: 'Open this link to confirm that this mailbox is yours:\n\n{url}\n\nIf you did not ask for this, do nothing.',
    zh: '请打开以下链接，确认此邮箱属于您：\n\n{url}\n\n如非本人操作，请忽略此邮件。',
  },
  'reset.subject': { en: 'Choose a new password', zh: '重设密码' },
  'reset.text': {
    en: 'Open this link within an hour to choose a new password:\n\n{url}\n\nIf you did not ask for this, do nothing: your password stays the same.',
    zh: '请在一小时内打开以下链接重设密码：\n\n{url}\n\n如非本人操作，请忽略此邮件，原密码不变。',
  },
  'code.subject': { en: 'Your sign-in code: {code}', zh: '登录验证码：{code}' },
  'code.text': {
    en: 'Enter this code to sign in:\n\n{code}\n\nIt works once, for five minutes. Nobody from Terrace will ever ask you for it.',
    zh: '请输入以下验证码登录：\n\n{code}\n\n验证码五分钟内有效，仅可使用一次。请勿告诉他人，工作人员不会向您索要验证码。',
  },
  'magic.subject': { en: 'Sign in to Terrace', zh: '登录 Terrace' },
  'magic.text': {
    en: 'Open this link to sign in:\n\n{url}\n\nIf you did not ask for this, do nothing.',
    zh: '请打开以下链接登录：\n\n{url}\n\n如非本人操作，请忽略此邮件。',
  },
}

/** The words of identity's mails, in the language of the browser that asked. */
export function identityMail(mail: IdentityMail): Mail {
  const lang = mail.lang?.toLowerCase().startsWith('zh') ? 'zh' : 'en'
  const params = { url: mail.url, code: mail.code }
  return {
    to: mail.to,
    subject: translate(words, `${mail.kind}.subject`, lang, params),
    text: translate(words, `${mail.kind}.text`, lang, params),
  }
}
