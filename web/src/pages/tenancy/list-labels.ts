import type { ListName } from '../../api/settings.ts'
import { lang } from '../../i18n/language.ts'

/** What each list of codes is called; domain.md §2.1–2.4 names the fields that hold them. */
const labels: Record<ListName, { en: string; zh: string }> = {
  householdType: { en: 'Household type', zh: '户类型' },
  standard: { en: 'Identification standard', zh: '识别标准' },
  status: { en: 'Status', zh: '状态' },
  cause: { en: 'Cause of poverty', zh: '致贫原因' },
  relapseCause: { en: 'Cause of a return to poverty', zh: '返贫原因' },
  risk: { en: 'Risk', zh: '风险类型' },
  measure: { en: 'Measure', zh: '帮扶措施' },
  exitObstacle: { en: 'Obstacle to exit', zh: '未脱贫原因' },
  helperLevel: { en: 'Level of the helper', zh: '帮扶单位级别' },
  relation: { en: 'Relation to the head', zh: '与户主关系' },
  sex: { en: 'Sex', zh: '性别' },
  ethnicity: { en: 'Ethnicity', zh: '民族' },
  political: { en: 'Political status', zh: '政治面貌' },
  education: { en: 'Education', zh: '文化程度' },
  student: { en: 'Student status', zh: '在校生状况' },
  dropoutReason: { en: 'Reason for leaving school', zh: '失学辍学原因' },
  health: { en: 'Health', zh: '健康状况' },
  disabilityType: { en: 'Type of disability', zh: '残疾类别' },
  disabilityDegree: { en: 'Degree of disability', zh: '残疾等级' },
  labour: { en: 'Capacity to work', zh: '劳动能力' },
  workPlace: { en: 'Place of work', zh: '务工地点' },
  workChannel: { en: 'How work was found', zh: '务工渠道' },
  publicJob: { en: 'Public-welfare job', zh: '公益性岗位' },
  insurance: { en: 'Insurance', zh: '参保情况' },
  joinReason: { en: 'Reason for joining', zh: '增加原因' },
  leaveReason: { en: 'Reason for leaving', zh: '减少原因' },
  closeReason: { en: 'Reason for closing', zh: '销户原因' },
  roadType: { en: 'Road to the home', zh: '入户路类型' },
  fuel: { en: 'Main fuel', zh: '主要燃料' },
  houseGrade: { en: 'Grade of the house', zh: '房屋等级' },
  relocationMode: { en: 'Way of relocation', zh: '搬迁方式' },
  relocationPlacement: { en: 'Placement after relocation', zh: '安置方式' },
  relocationSite: { en: 'Relocation site', zh: '安置地' },
}

export const listLabel = (list: ListName): string => labels[list][lang()]
