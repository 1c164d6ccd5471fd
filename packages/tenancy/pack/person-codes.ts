import { aac, codes } from './table.ts'

/** GB/T 2261.1; ISO/IEC 5218. */
export const sex = codes(
  ['male', 'Male', '男', { ...aac('1'), 'iso-5218': '1' }],
  ['female', 'Female', '女', { ...aac('2'), 'iso-5218': '2' }],
  ['unspecified', 'Not stated', '未说明', { ...aac('9'), 'iso-5218': '9' }],
)

/** Relation to the head (AAB006). */
export const relation = codes(
  ['head', 'Head of household', '户主', aac('01')],
  ['spouse', 'Spouse', '配偶', aac('02')],
  ['son', 'Son', '儿子', aac('03')],
  ['daughter', 'Daughter', '女儿', aac('04')],
  ['daughter-in-law', 'Daughter-in-law', '儿媳', aac('05')],
  ['son-in-law', 'Son-in-law', '女婿', aac('06')],
  ['grandson', "Son's son", '孙子', aac('07')],
  ['granddaughter', "Son's daughter", '孙女', aac('08')],
  ['daughters-son', "Daughter's son", '外孙子', aac('09')],
  ['daughters-daughter', "Daughter's daughter", '外孙女', aac('10')],
  ['father', 'Father', '父亲', aac('11')],
  ['mother', 'Mother', '母亲', aac('12')],
  ['wifes-father', "Wife's father", '岳父', aac('13')],
  ['wifes-mother', "Wife's mother", '岳母', aac('14')],
  ['husbands-father', "Husband's father", '公公', aac('15')],
  ['husbands-mother', "Husband's mother", '婆婆', aac('16')],
  ['grandfather', "Father's father", '祖父', aac('17')],
  ['grandmother', "Father's mother", '祖母', aac('18')],
  ['maternal-grandfather', "Mother's father", '外祖父', aac('19')],
  ['maternal-grandmother', "Mother's mother", '外祖母', aac('20')],
  ['brother', 'Brother', '兄弟'],
  ['sister', 'Sister', '姐妹'],
  ['brothers-wife', "Brother's wife", '兄弟媳妇'],
  ['uncle', 'Uncle', '叔伯'],
  ['nephew', 'Nephew', '侄子'],
  ['niece', 'Niece', '侄女'],
  ['great-grandchild', 'Great-grandchild', '曾孙子（女）'],
  ['other', 'Other', '其他', aac('99')],
)

/** Highest education (AAB008), with the levels of ISCED 2011. */
const isced = (level: string, code?: string) => ({ ...(code ? aac(code) : {}), isced: level })
export const education = codes(
  ['none', 'No schooling yet completed', '文盲或半文盲', isced('0', '01')],
  ['preschool', 'Preschool', '学前教育', aac('06')],
  ['primary', 'Primary school', '小学', isced('1', '02')],
  ['junior', 'Junior secondary school', '初中', isced('2', '03')],
  ['senior', 'Senior secondary school', '高中', isced('3', '04')],
  ['college', 'College', '大专', isced('5', '05')],
  ['bachelor', 'Bachelor or above', '本科及以上', isced('6')],
)

/** Student status (AAB009). */
export const student = codes(
  ['not-student', 'Not a student', '非在校生', aac('01')],
  ['preschool', 'Preschool', '学前教育', aac('02')],
  ['primary', 'Primary school', '小学', aac('03')],
  ['grade-7', 'Junior secondary, year 1', '七年级', aac('04')],
  ['grade-8', 'Junior secondary, year 2', '八年级', aac('05')],
  ['grade-9', 'Junior secondary, year 3', '九年级', aac('06')],
  ['senior-1', 'Senior secondary, year 1', '高中一年级', aac('07')],
  ['senior-2', 'Senior secondary, year 2', '高中二年级', aac('08')],
  ['senior-3', 'Senior secondary, year 3', '高中三年级', aac('09')],
  ['vocational-1', 'Secondary vocational, year 1', '中职一年级', aac('10')],
  ['vocational-2', 'Secondary vocational, year 2', '中职二年级', aac('11')],
  ['vocational-3', 'Secondary vocational, year 3', '中职三年级', aac('12')],
  ['college-1', 'Vocational college, year 1', '高职高专一年级', aac('13')],
  ['college-2', 'Vocational college, year 2', '高职高专二年级', aac('14')],
  ['college-3', 'Vocational college, year 3', '高职高专三年级', aac('15')],
  ['bachelor', 'University', '本科', aac('16')],
  ['postgraduate', 'Postgraduate', '研究生及以上'],
)

export const dropoutReason = codes(
  ['illness', 'Illness or disability', '因病或因残'],
  ['cost', 'Cost', '家庭经济困难'],
  ['work', 'Working', '外出务工'],
  ['distance', 'School too far', '上学路途远'],
  ['unwilling', 'Does not wish to go on', '不愿继续就读'],
  ['care', 'Caring for family', '照顾家人'],
  ['marriage', 'Marriage', '早婚'],
  ['other', 'Other', '其他'],
)

/** Health (AAB017): several at once, except healthy. */
export const health = codes(
  ['healthy', 'Healthy', '健康', aac('01')],
  ['chronic', 'Long-term chronic illness', '长期慢性病', aac('02')],
  ['serious', 'Serious illness', '患有大病', aac('03')],
  ['disability', 'Disability', '残疾', aac('04')],
)

/** GB/T 26341, as on the disability certificate. */
export const disabilityType = codes(
  ['visual', 'Visual', '视力残疾', aac('1')],
  ['hearing', 'Hearing', '听力残疾', aac('2')],
  ['speech', 'Speech', '言语残疾', aac('3')],
  ['physical', 'Physical', '肢体残疾', aac('4')],
  ['intellectual', 'Intellectual', '智力残疾', aac('5')],
  ['psychosocial', 'Psychosocial', '精神残疾', aac('6')],
  ['multiple', 'Multiple', '多重残疾', aac('7')],
)
export const disabilityDegree = codes(
  ['1', 'Degree 1 (profound)', '一级', aac('1')],
  ['2', 'Degree 2 (severe)', '二级', aac('2')],
  ['3', 'Degree 3 (moderate)', '三级', aac('3')],
  ['4', 'Degree 4 (mild)', '四级', aac('4')],
)

/** Capacity to work (AAB010). */
export const labour = codes(
  ['ordinary', 'Able to work', '普通劳动力', aac('01')],
  ['skilled', 'Skilled', '技能劳动力', aac('02')],
  ['lost', 'No longer able to work', '丧失劳动力', aac('03')],
  ['none', 'Not able to work', '无劳动力', aac('04')],
  ['weak', 'Able to work in part', '弱劳动力或半劳动力'],
)

export const workPlace = codes(
  ['township', 'In the township', '乡（镇）内', aac('01')],
  ['county', 'In the county', '乡（镇）外县内', aac('02')],
  ['province', 'In the province', '县外省内', aac('03')],
  ['other-province', 'Another province', '省外', aac('04')],
  ['other', 'Elsewhere', '其他', aac('99')],
)
export const workChannel = codes(
  ['self', 'Found it alone', '自主就业'],
  ['family', 'Through family or friends', '亲友介绍'],
  ['government', 'Arranged by government', '政府组织'],
  ['agency', 'Through an agency', '中介机构'],
  ['enterprise', 'Hired by an enterprise', '企业招聘'],
  ['workshop', 'Local workshop', '帮扶车间'],
  ['other', 'Other', '其他'],
)
export const publicJob = codes(
  ['ranger', 'Forest ranger', '护林员'],
  ['roads', 'Road upkeep', '护路员'],
  ['cleaning', 'Cleaning', '保洁员'],
  ['water', 'Water upkeep', '护水员'],
  ['grassland', 'Grassland keeper', '草管员'],
  ['care', 'Care of others', '护理员'],
  ['patrol', 'Patrol', '治安巡逻员'],
  ['information', 'Information officer', '信息员'],
  ['other', 'Other', '其他'],
)
export const insurance = codes(
  ['resident-medical', "Residents' medical insurance", '城乡居民基本医疗保险'],
  ['employee-medical', 'Employee medical insurance', '城镇职工基本医疗保险'],
  ['critical-illness', 'Critical-illness insurance', '大病保险'],
  ['commercial-medical', 'Commercial top-up insurance', '商业补充医疗保险'],
  ['resident-pension', "Residents' pension", '城乡居民基本养老保险'],
  ['employee-pension', 'Employee pension', '城镇职工基本养老保险'],
)
export const joinReason = codes(
  ['first', 'Present at registration', '建档时在册'],
  ['born', 'Newborn', '新生儿'],
  ['married-in', 'Married in', '婚入'],
  ['returned', 'Returned', '返回'],
  ['adopted', 'Adopted', '收养'],
  ['merged', 'Households merged', '并户'],
  ['other', 'Other', '其他'],
)
export const leaveReason = codes(
  ['died', 'Died', '死亡'],
  ['married-out', 'Married out', '婚出'],
  ['moved', 'Moved away', '户籍迁出'],
  ['emigrated', 'Emigrated', '出国定居'],
  ['imprisoned', 'In detention', '判刑收监'],
  ['split', 'Own household now', '分户'],
  ['mistake', 'Entered by mistake', '录入错误'],
  ['other', 'Other', '其他'],
)
/** GB/T 4762; off unless a tenant needs it. */
export const political = codes(
  ['party-member', 'Party member', '中共党员', { 'gb-t-4762': '01' }],
  ['probationary', 'Probationary party member', '中共预备党员', { 'gb-t-4762': '02' }],
  ['league-member', 'Youth league member', '共青团员', { 'gb-t-4762': '03' }],
  ['other-party', 'Member of another party', '其他党派成员'],
  ['none', 'None', '群众', { 'gb-t-4762': '13' }],
)
