import type { Messages } from '@terrace/platform/i18n'
import { intakeMessages } from './intake/messages.ts'
import { registryMessages } from './messages.ts'
import { qualityMessages } from './quality/messages.ts'

/** What the registry says to people: what is wrong, and what to do about it. */
export const messages: Messages = {
  ...qualityMessages,
  ...registryMessages,
  ...intakeMessages,

  'household.missing': {
    en: 'There is no such household, or you may not see it.',
    zh: '没有此户，或您无权查看。',
  },
  'household.exists': {
    en: 'This household was already saved. Open it in the list.',
    zh: '该户已保存，请在列表中打开。',
  },
  'household.stale': {
    en: 'Somebody changed this household meanwhile. Compare both versions and save again.',
    zh: '该户已被他人修改，请对比两个版本后重新保存。',
  },
  'household.closed': {
    en: 'This household is closed. Open the households that replaced it.',
    zh: '该户已销户，请查看其去向户。',
  },
  'holder.taken': {
    en: 'This person signs in for a household already.',
    zh: '该人员已有对应的农户账号。',
  },
  'holder.role': {
    en: 'Choose somebody who is an active member with the role of a household.',
    zh: '请选择角色为“农户”且已启用的成员。',
  },
  'household.not-yet': {
    en: 'This household was not yet on the register on {day}. Choose a later day.',
    zh: '{day}时该户尚未登记，请选择更晚的日期。',
  },
  'household.number-taken': {
    en: 'Another household has this number. Check the number or open that household.',
    zh: '该户编号已被其他户使用，请核对编号或打开该户。',
  },
  'household.ref-taken': {
    en: 'This household of the file is already on the register. Open it there.',
    zh: '文件中的这一户已登记，请查找并打开该户。',
  },
  'household.no-head': {
    en: 'Choose the head of the household among its members.',
    zh: '请在家庭成员中指定户主。',
  },
  'household.two-heads': {
    en: 'A household has one head. Give this person another relation.',
    zh: '一户只能有一名户主，请修改此人的“与户主关系”。',
  },
  'household.two-spouses': {
    en: 'The head can have one spouse here. Give this person another relation.',
    zh: '户主的配偶只能有一人，请修改此人的“与户主关系”。',
  },
  'household.cause-twice': {
    en: 'This cause is already chosen. Choose another one or remove it.',
    zh: '该致贫原因已选，请改选或删除。',
  },
  'household.exit-future': {
    en: 'The exit year is still to come. Use the planned exit year for a plan.',
    zh: '脱贫年度尚未到来。如为计划，请填写“计划脱贫年度”。',
  },
  'household.exit-before-identified': {
    en: 'The exit is earlier than the identification. Correct one of them.',
    zh: '脱贫年度早于首次识别日期，请更正其中一项。',
  },
  'household.relapse-future': {
    en: 'The year of the return to poverty is still to come. Correct it.',
    zh: '返贫年度尚未到来，请更正。',
  },
  'household.relapse-before-exit': {
    en: 'The return to poverty comes before the exit or identification. Correct one of them.',
    zh: '返贫年度早于脱贫年度或首次识别日期，请更正其中一项。',
  },

  'member.missing': {
    en: 'There is no such member in this household. Load it again.',
    zh: '该户没有此成员，请重新加载。',
  },
  'member.id-taken': {
    en: 'Somebody on the register already has this ID number. Check it or open that household.',
    zh: '该证件号码已登记在其他人名下，请核对号码或打开该户。',
  },
  'member.birth-future': {
    en: 'The date of birth is in the future. Correct it.',
    zh: '出生日期晚于今天，请更正。',
  },
  'member.birth-too-early': {
    en: 'The date of birth makes this person older than 130. Correct it.',
    zh: '按此出生日期，年龄超过130岁，请更正。',
  },
  'member.joined-before-birth': {
    en: 'This person joined before being born. Correct one of the days.',
    zh: '增加日期早于出生日期，请更正其中一项。',
  },
  'member.left-before-birth': {
    en: 'This person left before being born. Correct one of the days.',
    zh: '减少日期早于出生日期，请更正其中一项。',
  },
  'member.left-before-joined': {
    en: 'This person left before joining. Correct one of the days.',
    zh: '减少日期早于增加日期，请更正其中一项。',
  },
  'day.future': {
    en: 'This day is still to come. Enter the day on which it happened.',
    zh: '该日期尚未到来，请填写实际发生的日期。',
  },

  'code.unknown': {
    en: '“{value}” is not in the list. Choose one of: {values}.',
    zh: '“{value}”不在代码表中，请从以下选项中选择：{valuesZh}。',
  },
  'code.not-valid': {
    en: '“{value}” may not be chosen today. Choose one of: {values}.',
    zh: '“{value}”目前不可选用，请从以下选项中选择：{valuesZh}。',
  },

  'identity.length': {
    en: 'Resident ID numbers have 18 characters, disability certificates 20 or 22; this has {length}. Compare it with the card.',
    zh: '居民身份证号码应为18位，残疾人证号应为20或22位，当前为{length}位，请与证件核对。',
  },
  'identity.old-form': {
    en: 'This is an old 15-digit number. Enter the 18-character number.',
    zh: '这是15位旧身份证号码，请填写18位号码。',
  },
  'identity.characters': {
    en: 'Some characters cannot be in such a number. Compare it with the card.',
    zh: '号码中有不应出现的字符，请与证件核对。',
  },
  'identity.no-day': {
    en: 'The date of birth inside the number does not exist. Compare it with the card.',
    zh: '号码中的出生日期不存在，请与证件核对。',
  },
  'identity.checksum': {
    en: 'Enter the ID number again: the last character does not match the others.',
    zh: '末位校验码不符，请与证件逐位核对后重新填写。',
  },
  'identity.birth-differs': {
    en: 'The number contains another date of birth. Correct one of them.',
    zh: '号码中的出生日期与填写的不一致，请更正号码或出生日期。',
  },
  'identity.sex-differs': {
    en: 'The number is for the other sex. Correct the number or the sex.',
    zh: '号码对应的性别与填写的不一致，请更正号码或性别。',
  },
  'identity.twice': {
    en: '{name} in this household has the same ID number. Correct one of them.',
    zh: '本户成员{name}的证件号码与此相同，请更正其中一个。',
  },
}
