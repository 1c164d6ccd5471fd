import type { Messages } from '@terrace/platform/i18n'

export const messages: Messages = {
  'statistics.drift': {
    en: 'The stored counts of {areas} areas differ from a recount. Run it again with repair.',
    zh: '有{areas}个地区的统计数与重新统计的结果不一致，请以修复方式重新运行。',
  },
}
