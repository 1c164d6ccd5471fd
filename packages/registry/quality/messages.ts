import type { Messages } from '@terrace/platform/i18n'

/** One line a rule: what to look at on the worklist, and what to do. */
export const qualityMessages: Messages = {
  'quality.member.count': {
    en: 'Nobody lives in this household any more. Add its members or close it.',
    zh: '该户已无家庭成员。请补录成员或办理销户。',
  },
  'quality.member.one-head': {
    en: 'The household needs exactly one head. Choose one.',
    zh: '每户应有且只有一名户主。请指定户主。',
  },
  'quality.member.one-spouse': {
    en: 'The head has more than one spouse. Correct the relation.',
    zh: '户主配偶多于一人。请更正与户主关系。',
  },
  'quality.member.relation-sex': {
    en: 'Sex and relation to the head do not go together. Correct one of them.',
    zh: '性别与“与户主关系”不符。请更正其中一项。',
  },
  'quality.member.name': {
    en: 'The name is missing. Enter it from a document.',
    zh: '姓名缺失。请依据证件补录。',
  },
  'quality.member.birth': {
    en: 'Date of birth and age are missing. Enter one of them.',
    zh: '出生日期和年龄均缺失。请补录其中一项。',
  },
  'quality.identity.checksum': {
    en: 'The ID number cannot be right. Compare it with the card.',
    zh: '证件号码有误。请与证件核对。',
  },
  'quality.identity.duplicate': {
    en: 'Two people have the same ID number. Compare both cards.',
    zh: '证件号码重复。请核对两人的证件。',
  },
  'quality.identity.missing': {
    en: 'No ID number. Enter it, or help the person to get a document.',
    zh: '证件号码缺失。请补录，或协助其办理证件。',
  },
  'quality.phone.format': {
    en: 'The phone number does not look right. Call it or ask again.',
    zh: '联系电话格式不符。请拨打核实或重新询问。',
  },
  'quality.cause.count': {
    en: 'At most {others} other causes, none twice; a cause for the return to poverty only after one.',
    zh: '致贫原因填写不符。主要原因只填一项；其他原因最多{others}项，不得重复；返贫原因仅返贫户填写。',
  },
  'quality.cause.missing': {
    en: 'The main cause is missing. Ask the family and choose one.',
    zh: '主要致贫原因缺失。请入户核实后选择。',
  },
  'quality.education.one-of': {
    en: 'Enter either the education or, for those at school, the grade; not both.',
    zh: '文化程度与在校生状况须填且只填一项。',
  },
  'quality.student.preschool-age': {
    en: 'Healthy and {age} or older, yet in preschool. Check age and school.',
    zh: '年满{age}周岁且身体健康，仍登记为学前教育。请核实年龄和就学情况。',
  },
  'quality.dropout.reason': {
    en: 'Aged {from} to {until} and not at school. Enter the reason and tell the school office.',
    zh: '{from}至{until}周岁未在校。请填写失学辍学原因，并告知教育部门。',
  },
  'quality.health.exclusive': {
    en: '“Healthy” is chosen together with an illness or disability. Keep what is true.',
    zh: '“健康”与其他健康状况同时勾选。请按实际情况保留。',
  },
  'quality.health.disability': {
    en: 'Disability, its type and its degree belong together. Complete them from the certificate.',
    zh: '残疾类别或等级不完整。请依据残疾人证补全。',
  },
  'quality.labour.child': {
    en: 'Younger than {age}, yet able to work. Check the age; children do not count as labour.',
    zh: '未满{age}周岁登记为有劳动能力。请核实年龄，儿童不计为劳动力。',
  },
  'quality.labour.elder': {
    en: '{age} or older and fully able to work. Check the capacity to work.',
    zh: '年满{age}周岁仍登记为普通或技能劳动力。请核实。',
  },
  'quality.labour.healthy-adult': {
    en: 'Healthy, {from} to {until}, not a student, yet not able to work. Check health and capacity.',
    zh: '{from}至{until}周岁、健康且非在校，登记为弱劳动力或无劳动力。请核实健康状况和劳动能力。',
  },
  'quality.labour.fallback': {
    en: 'Nobody here can work. Mark the household for safety-net support.',
    zh: '全户均无劳动能力。请标记为“整户无劳动能力兜底保障户”，以便落实保障。',
  },
  'quality.work.place-months': {
    en: 'Place and months of work belong together. Complete or clear them.',
    zh: '务工地点与务工月数须同时填写。请补全或清空。',
  },
  'quality.work.unable': {
    en: 'Not able to work, yet there is a record of work. Check both.',
    zh: '登记为丧失劳动力或无劳动力，但有务工记录。请核实。',
  },
  'quality.work.destitute': {
    en: 'On destitute support, yet working away from home. Check both.',
    zh: '特困供养人员登记为外出务工。请核实。',
  },
  'quality.public-job.months': {
    en: 'Public-welfare job and its months belong together. Complete or clear them.',
    zh: '公益性岗位与在岗月数须同时填写。请补全或清空。',
  },
  'quality.public-job.age': {
    en: 'A public-welfare job outside the ages of {from} to {until}. Check age and contract.',
    zh: '公益性岗位人员年龄不在{from}至{until}周岁之间。请核实年龄和协议。',
  },
  'quality.public-job.per-household': {
    en: '{jobs} public-welfare jobs in one home; {most} is the most. Check the contracts.',
    zh: '一户有{jobs}个公益性岗位，超过{most}个。请核实协议。',
  },
  'quality.insurance.one-basic': {
    en: 'Each person has exactly one basic medical scheme: not two, and no top-up without one. Correct it.',
    zh: '基本医疗保险应且只应参加一种。请核实是否重复参保，或仅有补充保险。',
  },
  'quality.insurance.missing': {
    en: 'No medical cover. Help this person to enrol.',
    zh: '未参加医疗保险。请协助参保。',
  },
  'quality.road.distance': {
    en: 'The distance to the main road is missing or over {km} km. Check it on site.',
    zh: '与村主干路距离缺失或超过{km}公里。请实地核实。',
  },
  'quality.income.per-head': {
    en: 'Net income per person is missing or low after graduation. Check it; if right, start monitoring.',
    zh: '已脱贫但人均纯收入缺失或低于标准。请核实收入；情况属实的，请纳入监测。',
  },
  'quality.income.wage': {
    en: 'The wages of the year look too low or too high. Check the unit and the months.',
    zh: '全年工资性收入异常偏低或偏高。请核实单位和月数。',
  },
  'quality.income.cost': {
    en: 'Business income and operating cost belong together. Ask for the one that is missing.',
    zh: '生产经营性收入与支出应同时填写。请核实缺少的一项。',
  },
  'quality.income.ecological': {
    en: 'Ecological compensation without any land. Check land and payment.',
    zh: '有生态补偿金但无土地面积。请核实土地和发放记录。',
  },
  'quality.income.allowance': {
    en: 'The subsistence allowance of the year looks too low. Check months and unit.',
    zh: '全年低保金异常偏低。请核实月数和单位。',
  },
  'quality.income.pension': {
    en: 'The pension is below the minimum. Check months and unit.',
    zh: '养老金低于最低标准。请核实月数和单位。',
  },
  'quality.income.destitute': {
    en: 'The destitute support of the year looks too low. Check months and unit.',
    zh: '全年特困供养金异常偏低。请核实月数和单位。',
  },
  'quality.land.returned-forest': {
    en: 'The area returned to forest is larger than forest and pasture together. Check the areas.',
    zh: '退耕还林面积大于林地与牧草地面积之和。请核实面积。',
  },
  'quality.housing.unsafe': {
    en: 'The house is unsafe and the household is not monitored. Check it, then start monitoring.',
    zh: '住房不安全但未纳入监测。请核实住房情况并纳入监测。',
  },
  'quality.water.unsafe': {
    en: 'Water is unsafe or hard to get and the household is not monitored. Check it, then start monitoring.',
    zh: '饮水不安全或饮水困难，但未纳入监测。请核实并纳入监测。',
  },
  'quality.date.order': {
    en: 'Identification, exit and return to poverty are not in order. Check the dates.',
    zh: '识别、脱贫、返贫的时间顺序有误。请核实。',
  },
}
