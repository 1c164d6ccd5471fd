import type { Messages } from '@terrace/platform/i18n'

export const messages: Messages = {
  'statistics.busy': {
    en: 'The register changed all the while it was counted. Nothing was put right; try when it is quieter.',
    zh: '统计期间登记数据一直在变动，未作任何修复，请在空闲时段重试。',
  },
  'statistics.drift': {
    en: 'The stored counts of {areas} areas differ from a recount. Run it again with repair.',
    zh: '有{areas}个地区的统计数与重新统计的结果不一致，请以修复方式重新运行。',
  },
}
