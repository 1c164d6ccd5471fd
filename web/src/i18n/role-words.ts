import { defineMessages } from './message.ts'

/** The roles of domain.md §5.2, each with what it may do in a sentence. */
export const roleWords = defineMessages({
  'role.household': { en: 'Household', zh: '农户' },
  'role.household.hint': {
    en: 'Sees their own household only.',
    zh: '仅查看自己家的信息。',
  },
  'role.donor': { en: 'Donor', zh: '捐赠人' },
  'role.donor.hint': {
    en: 'Sees their own gifts only.',
    zh: '仅查看自己的捐赠。',
  },
  'role.clerk': { en: 'Village clerk', zh: '村级信息员' },
  'role.clerk.hint': {
    en: 'Enters and keeps households of a village.',
    zh: '录入和维护本村农户信息。',
  },
  'role.resident': { en: 'Resident team', zh: '驻村工作队' },
  'role.resident.hint': {
    en: 'Visits households and keeps their data up to date.',
    zh: '走访农户，更新信息。',
  },
  'role.helper': { en: 'Helper', zh: '帮扶责任人' },
  'role.helper.hint': {
    en: 'Helps paired households; sees no ID or bank numbers.',
    zh: '帮扶结对农户，不显示证件号码和银行账号。',
  },
  'role.recorder': { en: 'Assembly recorder', zh: '评议记录员' },
  'role.recorder.hint': {
    en: 'Records meetings and votes; can read households.',
    zh: '记录评议会议和表决，可查看农户。',
  },
  'role.township': { en: 'Township officer', zh: '乡镇工作人员' },
  'role.township.hint': {
    en: 'Checks and decides for a township; settles duplicates.',
    zh: '负责乡镇审核，处理疑似重复。',
  },
  'role.county': { en: 'County office', zh: '县级工作人员' },
  'role.county.hint': {
    en: 'Runs the programme: areas, poverty lines and everything on the register. Needs a second factor.',
    zh: '统筹全县工作：地区、标准线和全部登记信息。须启用双重验证。',
  },
  'role.finance': { en: 'Finance officer', zh: '财务人员' },
  'role.finance.hint': {
    en: 'Handles payments; can read households. Needs a second factor.',
    zh: '办理资金支付，可查看农户。须启用双重验证。',
  },
  'role.department': { en: 'Department', zh: '行业部门' },
  'role.department.hint': {
    en: 'Reads households to compare them with its own records.',
    zh: '查看农户，与本部门数据比对。',
  },
  'role.supervisor': { en: 'City or province', zh: '市（省）级督导' },
  'role.supervisor.hint': {
    en: 'Looks and compares; changes nothing.',
    zh: '督导查看，不作修改。',
  },
  'role.auditor': { en: 'Auditor', zh: '审计与评估人员' },
  'role.auditor.hint': {
    en: 'Reads everything, and sensitive values when a reason is given; changes nothing.',
    zh: '可查看全部内容；说明原因后可查看敏感信息。不作修改。',
  },
  'role.admin': { en: 'Administrator', zh: '系统管理员' },
  'role.admin.hint': {
    en: 'Keeps settings, members and areas; sees no household. Needs a second factor.',
    zh: '管理设置、成员和地区，不查看农户信息。须启用双重验证。',
  },
})

/** The name of a role; one that is not known here shows as it is. */
export function roleText(role: string): string {
  const key = `role.${role}`
  return key in roleWords.messages ? roleWords(key as 'role.clerk') : role
}
