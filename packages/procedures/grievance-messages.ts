import type { Messages } from '@terrace/platform/i18n'

/** Why something cannot be done with a grievance, and what to do about it. */
export const grievanceWords: Messages = {
  'grievance.missing': {
    en: 'There is no such grievance, or you may not see it.',
    zh: '没有此投诉，或您无权查看。',
  },
  'grievance.code': {
    en: 'Number and code do not belong together. Look at what you wrote down.',
    zh: '受理编号与查询码不符，请核对您记下的内容。',
  },
  'grievance.where': {
    en: 'Choose the area in which it happened.',
    zh: '请选择事情发生的地区。',
  },
  'grievance.day': {
    en: 'The day on which it came cannot be after today.',
    zh: '收到日期不得晚于今天。',
  },
  'grievance.level': {
    en: 'It is answered by officers of the {level} level.',
    zh: '此投诉由上一级（{level}）人员办理。',
  },
  'grievance.state': {
    en: 'It stands at “{state}”. This is done from: {from}.',
    zh: '当前状态为“{state}”，此操作须在以下状态进行：{from}。',
  },
  'grievance.named': {
    en: 'Somebody whom it names may not look into it. Choose another person.',
    zh: '被投诉人不得办理，请另选人员。',
  },
  'grievance.entered': {
    en: 'Whoever entered it may not look into it. Choose another person.',
    zh: '登记人不得调查该投诉，请另选人员。',
  },
  'grievance.chain': {
    en: 'This person had a hand in what it is about. Choose another, or pass it one level up.',
    zh: '该人员参与过所涉事项，应另选人员或提级办理。',
  },
  'grievance.again': {
    en: 'A review is done by somebody other than those who answered.',
    zh: '复查须由原调查、答复人员以外的人员办理。',
  },
  'grievance.conflict': {
    en: 'This person may not look into it. Choose another, or pass it one level up.',
    zh: '该人员须回避，请另选人员或提级办理。',
  },
  'grievance.not-investigator': {
    en: 'Only whoever looks into it may do this.',
    zh: '仅该投诉的调查人可执行此操作。',
  },
  'grievance.not-classified': {
    en: 'Say first what it is about.',
    zh: '请先完成分类。',
  },
  'grievance.highest': {
    en: 'No level above answers grievances. Give it to somebody else here.',
    zh: '已是最高办理层级，请在本级另选人员。',
  },
  'grievance.anonymous': { en: 'It was filed without a name.', zh: '该投诉为匿名提出。' },
  'grievance.not-answered': {
    en: 'It has not been answered yet.',
    zh: '该投诉尚未答复。',
  },
  'grievance.review-once': {
    en: 'A review has been asked for already.',
    zh: '已申请过一次复查。',
  },
  'grievance.photos-most': {
    en: 'At most {most} photos can be added. Tell the office about others.',
    zh: '最多可上传{most}张照片，其余请向受理单位说明。',
  },
  'grievance.photos-late': {
    en: 'It has been answered. Photos can be shown in a review.',
    zh: '该投诉已答复，补充材料可在申请复查时提供。',
  },
  'grievance.review-late': {
    en: 'One could ask for a review until {last}. You can file a new grievance.',
    zh: '复查申请期已于{last}截止，可另行提出投诉。',
  },
  'grievance.review-closed': {
    en: 'It is closed. You can file a new grievance.',
    zh: '该投诉已办结，可另行提出投诉。',
  },
  'grievance.rated': {
    en: 'You have said already how content you are.',
    zh: '您已作过满意度评价。',
  },
  'grievance.not-right': {
    en: 'What is not right needs no correction. Leave it out, or change the answer.',
    zh: '投诉不属实时不需更正，请去掉更正或修改答复结论。',
  },
  'grievance.other-household': {
    en: 'This concerns another household than the grievance.',
    zh: '所选更正与投诉所涉农户不符。',
  },
  'grievance.before': {
    en: 'This was done on {day}, before the grievance came ({received}).',
    zh: '该事项办理于{day}，早于投诉收到日期（{received}）。',
  },
  'grievance.no-change': {
    en: 'There is no such change of this household.',
    zh: '该农户没有此项变更记录。',
  },
}
