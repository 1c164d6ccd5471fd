import { aac, codes } from './table.ts'

/** What a household is on the register: the original types, and those after 2021. */
export const householdType = codes(
  ['general', 'Registered household', '一般建档立卡户', aac('01')],
  ['allowance', 'Household on subsistence allowance', '低保户', aac('02')],
  ['destitute', 'Household on destitute support', '特困供养户', aac('03')],
  [
    'allowance-registered',
    'Registered household on subsistence allowance',
    '建档立卡低保户',
    aac('04'),
  ],
  ['destitute-scattered', 'Destitute support at home', '分散供养特困户', aac('06')],
  ['destitute-centralised', 'Destitute support in an institution', '集中供养特困户', aac('07')],
  ['graduated', 'Graduated household', '脱贫户'],
  ['graduated-allowance', 'Graduated household on subsistence allowance', '脱贫低保户'],
  ['graduated-destitute', 'Graduated household on destitute support', '脱贫特困户'],
  ['unstable', 'Unstable-exited household', '脱贫不稳定户'],
  ['borderline', 'Borderline household', '边缘易致贫户'],
  ['sudden-hardship', 'Sudden-hardship household', '突发严重困难户'],
  ['ordinary', 'Other rural household', '一般农户'],
)

export const standard = codes(
  ['national', 'National standard', '国家标准', aac('1')],
  ['province', 'Provincial standard', '省级标准', aac('2')],
  ['city', 'City standard', '市级标准', aac('3')],
)

/** Where a household stands; set by procedures, never typed (domain.md §3.2). */
export const status = codes(
  ['candidate', 'Candidate', '待识别'],
  ['registered', 'Registered', '建档立卡'],
  ['assisted', 'Being assisted', '帮扶中'],
  ['pre-exit', 'Pre-exit', '预脱贫'],
  ['exited', 'Graduated', '已脱贫'],
  ['stable', 'Stable', '稳定脱贫'],
  ['monitored', 'Monitored', '监测中'],
  ['risk-cleared', 'Risk removed', '风险消除'],
  ['relapsed', 'Returned to poverty', '返贫'],
  ['removed', 'Removed from the register', '已剔除'],
  ['closed', 'Closed', '已销户'],
)

/**
 * Root causes (AAC007). Systems differ from 12 on: `cn-aac` is the national list where 12 is other,
 * `cn-aac-2` the one where 12 is marriage.
 */
const both = (code: string) => ({ 'cn-aac': code, 'cn-aac-2': code })
export const cause = codes(
  ['illness', 'Illness', '因病', both('01')],
  ['disability', 'Disability', '因残', both('02')],
  ['schooling', 'Cost of schooling', '因学', both('03')],
  ['disaster', 'Disaster', '因灾', both('04')],
  ['land', 'Lack of land', '缺土地', both('05')],
  ['water', 'Lack of water', '缺水', both('06')],
  ['skill', 'Lack of skills', '缺技术', both('07')],
  ['labour', 'Lack of labour', '缺劳力', both('08')],
  ['capital', 'Lack of capital', '缺资金', both('09')],
  ['transport', 'Poor transport', '交通条件落后', both('10')],
  // The source says "low motivation": a label on people, not a cause one can help with.
  ['opportunity', 'Limited opportunity or confidence', '发展机会或信心不足', both('11')],
  ['marriage', 'Cost of marriage', '因婚', { 'cn-aac': '13', 'cn-aac-2': '12' }],
  ['bereavement', 'Bereavement', '因丧'],
  ['other', 'Other', '其他', { 'cn-aac': '12', 'cn-aac-2': '99' }],
)

export const relapseCause = [
  ...cause.filter((entry) => entry.code !== 'other'),
  ...codes(
    ['industry-failure', 'Business failure', '产业失败', aac('14')],
    ['other', 'Other', '其他', aac('12')],
  ),
].map((entry, order) => ({ ...entry, order }))

/** Risks of households under watch, up to five at once (domain.md §2.4 b). */
export const risk = codes(
  ['illness', 'Illness', '因病'],
  ['schooling', 'Cost of schooling', '因学'],
  ['disability', 'Disability', '因残'],
  ['flood', 'Flood', '洪涝灾害'],
  ['geological', 'Landslide or other geological disaster', '地质灾害'],
  ['drought', 'Drought', '旱灾'],
  ['biological', 'Pests or animal disease', '生物灾害'],
  ['weather', 'Storm, hail, frost', '气象灾害'],
  ['earthquake', 'Earthquake', '地震灾害'],
  ['other-disaster', 'Other natural disaster', '其他自然灾害'],
  ['accident', 'Accident', '意外事故'],
  ['labour', 'Lack of labour', '缺劳力'],
  ['business', 'Business failure', '产业项目失败'],
  ['work', 'Unstable work', '务工就业不稳'],
  ['housing', 'Unsafe house', '住房安全出现问题'],
  ['water', 'Unsafe drinking water', '饮水安全出现问题'],
  ['other', 'Other', '其他'],
)

/** Measure groups; the first four are development measures (domain.md §2.4 c). */
export const measure = codes(
  ['industry', 'Industry support', '产业帮扶'],
  ['employment', 'Employment', '就业帮扶'],
  ['finance', 'Finance', '金融帮扶'],
  ['public-job', 'Public-welfare job', '公益性岗位帮扶'],
  ['housing', 'Safe housing', '住房安全保障'],
  ['water', 'Safe drinking water', '饮水安全保障'],
  ['health', 'Health care', '健康帮扶'],
  ['compulsory-education', 'Compulsory education', '义务教育保障'],
  ['education', 'Other education', '其他教育帮扶'],
  ['security', 'Comprehensive security', '综合保障'],
  ['social', 'Social help', '社会帮扶'],
  ['relocation', 'Relocation', '易地搬迁'],
  ['conditions', 'Production and living conditions', '生产生活条件改善'],
  ['infrastructure', 'Infrastructure', '基础设施建设'],
)

/** Why a household has not graduated this year (domain.md §2.4 d). */
export const exitObstacle = codes(
  ['guarantees', 'Income above the line, guarantees missing', '收入达标但保障未到位'],
  ['no-effect', 'Help given, no effect yet', '帮扶成效尚不明显'],
  ['new', 'Newly added', '本年新增'],
  ['disabled', 'Disability, no fixed income', '残疾且无固定收入'],
  ['treatment', 'Serious illness under treatment', '重病治疗中'],
  ['outgoings', 'Outgoings above income', '支出大于收入'],
  ['unstable-income', 'Income not stably above the line', '收入未稳定达标'],
  ['destitute', 'On destitute support', '特困供养'],
  ['no-labour', 'On allowance, nobody able to work', '无劳动能力低保户'],
  ['no-keys', 'Relocated, house not handed over', '易地搬迁尚未入住'],
)

export const helperLevel = codes(
  ['central', 'Central', '中央单位'],
  ['province', 'Province', '省级单位'],
  ['city', 'City', '市级单位'],
  ['county', 'County', '县级单位'],
  ['township', 'Township', '乡镇单位'],
  ['army', 'Armed forces', '军队单位'],
  ['other', 'Other', '其他'],
)

export const closeReason = codes(
  ['died', 'No living member', '全户成员去世'],
  ['moved', 'Moved away', '整户迁出'],
  ['merged', 'Merged with another household', '并户'],
  ['split', 'Split into several households', '分户'],
  ['mistake', 'Registered by mistake', '录入错误'],
  ['other', 'Other', '其他'],
)

export const roadType = codes(
  ['earth', 'Earth road', '泥土路', aac('01')],
  ['gravel', 'Gravel road', '砂石路', aac('02')],
  ['cement', 'Concrete road', '水泥路', aac('03')],
  ['asphalt', 'Asphalt road', '沥青路', aac('04')],
)

export const fuel = codes(
  ['firewood', 'Firewood', '柴草', aac('01')],
  ['dung', 'Dried dung', '干畜粪', aac('02')],
  ['coal', 'Coal', '煤炭', aac('03')],
  ['clean', 'Clean energy', '清洁能源', aac('04')],
  ['other', 'Other', '其他', aac('99')],
)

export const houseGrade = codes(
  ['a', 'A: safe', 'A级（安全）', aac('A')],
  ['b', 'B: basically safe', 'B级（基本安全）', aac('B')],
  ['c', 'C: partly unsafe', 'C级（局部危险）', aac('C')],
  ['d', 'D: unsafe as a whole', 'D级（整体危险）', aac('D')],
  ['other', 'Other', '其他', aac('9')],
)

export const relocationMode = codes(
  ['village', 'Whole village', '整村搬迁'],
  ['hamlet', 'Whole hamlet', '整组搬迁'],
  ['household', 'Single household', '单户搬迁'],
)
export const relocationPlacement = codes(
  ['concentrated', 'In a settlement', '集中安置'],
  ['scattered', 'Scattered', '分散安置'],
)
export const relocationSite = codes(
  ['county-town', 'County town', '县城安置'],
  ['township', 'Township', '乡镇安置'],
  ['outside-county', 'Outside the county', '县外安置'],
  ['other-village', 'Another village', '跨村安置'],
  ['same-village', 'Same village', '本村安置'],
)
