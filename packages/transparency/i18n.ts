import type { Messages } from '@terrace/platform/i18n'

export const messages: Messages = {
  'log.appended-meanwhile': {
    en: 'Something else was added to the log meanwhile. Please try again.',
    zh: '日志刚刚追加了其他条目，请重试。',
  },
  'log.published-meanwhile': {
    en: 'Another checkpoint was published meanwhile. Look at that one.',
    zh: '刚刚已发布另一个检查点，请以其为准。',
  },
  'log.no-entry': {
    en: 'The log has no such entry, or it is not published yet: new ones are signed every ten minutes.',
    zh: '日志中没有该条目，或尚未公布：新条目每十分钟签名公布一次。',
  },
  'log.forked': {
    en: 'The log no longer continues what was signed at {size} entries. Nothing was signed. Check the log and restore it.',
    zh: '日志与此前已签名的{size}条内容不一致，未予签名。请校验并恢复日志。',
  },
  'iati.changed': {
    en: 'The books have moved since this preview, or somebody published meanwhile. Look at a new preview first.',
    zh: '预览之后账目已有变动，或他人刚刚发布。请重新预览后再发布。',
  },
  'iati.none': {
    en: 'Nothing has been published for this year.',
    zh: '该年度尚未发布数据。',
  },
  'log.drift': {
    en: 'The log is not what it should be in {count} places. Each is named in the result; the log must be restored, not mended.',
    zh: '日志有{count}处与应有内容不符，详见结果。须从备份恢复，不得修改。',
  },
}
