import type { Messages } from '@terrace/platform/i18n'

/** What an allocation says: why this amount, why money is left, and what was wrong with the request. */
export const messages: Messages = {
  'allocation.why.equal': {
    en: 'Each of {households} households has the same share.',
    zh: '{households}户平均分配，每户份额相同。',
  },
  'allocation.why.per-head': {
    en: '{people} of {total} people live here; each of them has the same share.',
    zh: '按人口分配：共{total}人，本户{people}人，人均份额相同。',
  },
  'allocation.why.gap': {
    en: 'A gap of {gap} a head × {people} people is {percent} % of all gaps.',
    zh: '人均收入缺口{gap}×{people}人，占全部缺口的{percent}%。',
  },
  'allocation.why.score': {
    en: 'A score of {score} is {percent} % of all scores.',
    zh: '得分{score}，占总分的{percent}%。',
  },
  'allocation.why.no-score': {
    en: 'The score is zero or below, which gives no share.',
    zh: '得分为零或负数，不参与分配。',
  },
  'allocation.why.not-below': {
    en: 'Income of {income} a head is not below the line of {line}.',
    zh: '人均收入{income}，不低于标准线{line}。',
  },
  'allocation.why.raised': {
    en: 'Income a head rises from {income} to {level}: those furthest below the line of {line} are raised first.',
    zh: '人均收入由{income}补至{level}：距标准线{line}最远的户优先补足。',
  },
  'allocation.why.line-reached': {
    en: 'Income of {income} a head is raised to the line of {line}.',
    zh: '人均收入{income}，补至标准线{line}。',
  },
  'allocation.why.line-closed': {
    en: 'The whole gap to the line of {line} is closed; nobody is paid beyond it.',
    zh: '已补足至标准线{line}的全部缺口，不再超额补助。',
  },
  'allocation.why.above-level': {
    en: 'Income of {income} a head is not below {level}, to which this money raises the poorest.',
    zh: '人均收入{income}，不低于本次资金可将最困难户补至的水平{level}。',
  },
  'allocation.why.others-first': {
    en: 'Income is {income} a head under a line of {line}; elsewhere the money lowers poverty more.',
    zh: '人均收入{income}、标准线{line}；资金用于他户更能降低贫困程度。',
  },
  'allocation.why.floor': {
    en: 'Raised to the lowest amount of {floor}.',
    zh: '低于保底额，按保底额{floor}发放。',
  },
  'allocation.why.cap': {
    en: 'Stopped at the highest amount of {cap}.',
    zh: '达到封顶额，按{cap}发放。',
  },
  'allocation.why.minimum': {
    en: 'The share stays below the smallest payment of {minimum}, so none is made.',
    zh: '应得份额不足最低发放额{minimum}，不予发放。',
  },
  'allocation.why.rounded-down': {
    en: 'The exact share of {claim} is rounded down to a multiple of {unit}.',
    zh: '精确份额{claim}，按{unit}的整数倍舍去尾数。',
  },
  'allocation.why.rounded-up': {
    en: 'The exact share of {claim} is rounded up to a multiple of {unit}.',
    zh: '精确份额{claim}，按{unit}的整数倍进位。',
  },
  'allocation.why.unit-missed': {
    en: 'The last {unit} went to households with an equal claim and a greater need, or an earlier number.',
    zh: '最后的{unit}已给予权益相同而更困难（或编号在前）的户。',
  },
  'allocation.why.unit-given': {
    en: 'Among equal claims the last {unit} came here, for a greater need or an earlier number.',
    zh: '在权益相同的户中，因更困难（或编号在前）获得最后的{unit}。',
  },

  'allocation.left.unit': {
    en: 'What is left is less than the payable unit of {unit}.',
    zh: '余额不足一个发放单位{unit}。',
  },
  'allocation.left.minimum': {
    en: 'What is left does not pay the next first payment of {minimum}.',
    zh: '余额不足以支付下一户的最低发放额{minimum}。',
  },
  'allocation.left.all-reached': {
    en: 'All have what the rule, the line or the highest amount allows; the rest stays in the fund.',
    zh: '各户均已达到分配规则、标准线或封顶额的上限，余款留存资金池。',
  },

  'allocation.amount': {
    en: 'Write a whole number of minor units from {least} to {most}.',
    zh: '请填写{least}至{most}之间的整数（最小货币单位）。',
  },
  'allocation.twice': {
    en: '“{id}” is on the list twice. Leave one of them.',
    zh: '“{id}”重复列入名单，请只保留一条。',
  },
  'allocation.people': {
    en: '“{id}” needs a whole number of people, at least 1.',
    zh: '“{id}”的人口数应为不小于1的整数。',
  },
  'allocation.net': {
    en: '“{id}” needs its net income in whole minor units.',
    zh: '“{id}”的纯收入应为整数（最小货币单位）。',
  },
  'allocation.line': {
    en: '“{id}” needs a poverty line above zero in whole minor units.',
    zh: '“{id}”的标准线应为大于零的整数（最小货币单位）。',
  },
  'allocation.floor-over-cap': {
    en: 'For “{id}” the lowest amount is above the highest one once both are payable. Change one of them.',
    zh: '“{id}”的保底额按发放单位取整后高于封顶额，请调整其中之一。',
  },
  'allocation.floors': {
    en: 'The lowest amounts alone need more than the budget. Lower them, raise the budget or shorten the list.',
    zh: '仅发放保底额已超出预算，请降低保底额、增加预算或缩减名单。',
  },

  'formula.long': {
    en: 'A formula has at most {maximum} characters.',
    zh: '公式最多{maximum}个字符。',
  },
  'formula.deep': {
    en: 'At character {at} the formula is nested more than {maximum} levels deep.',
    zh: '公式第{at}个字符处嵌套超过{maximum}层。',
  },
  'formula.character': {
    en: '“{text}” at character {at} has no meaning. Use numbers, variables, + - * / ( ), min, max and if.',
    zh: '第{at}个字符“{text}”无法识别。可使用数字、变量、+ - * / ( )、min、max和if。',
  },
  'formula.digits': {
    en: 'The number at character {at} has more than {maximum} digits.',
    zh: '第{at}个字符处的数字超过{maximum}位。',
  },
  'formula.operand': {
    en: 'At character {at} a number, a variable or an opening bracket is missing.',
    zh: '第{at}个字符处缺少数字、变量或左括号。',
  },
  'formula.operator': {
    en: 'Before “{text}” at character {at} one of + - * / is missing, or it is one too many.',
    zh: '第{at}个字符“{text}”之前缺少 + - * / 运算符，或该处多余。',
  },
  'formula.bracket': {
    en: 'At character {at} the bracket opened at character {open} is not closed.',
    zh: '第{open}个字符处的左括号在第{at}个字符处仍未闭合。',
  },
  'formula.comma': {
    en: 'At character {at} a comma is missing: if(a < b, then, else).',
    zh: '第{at}个字符处缺少逗号，格式为 if(a < b, 成立时, 否则)。',
  },
  'formula.comparison': {
    en: 'At character {at} one of < <= > >= = != is missing: if(a < b, then, else).',
    zh: '第{at}个字符处缺少比较符 < <= > >= = !=，格式为 if(a < b, 成立时, 否则)。',
  },
  'formula.variable': {
    en: '“{name}” at character {at} is not declared. There are: {known}.',
    zh: '第{at}个字符处的变量“{name}”未声明，可用变量：{known}。',
  },
  'formula.function': {
    en: '“{name}” at character {at} is not a function. There are: {known}.',
    zh: '第{at}个字符处的函数“{name}”不存在，可用函数：{known}。',
  },
  'formula.value': {
    en: '“{id}” has no number for “{name}”. Fill it in, or take it out of the formula.',
    zh: '“{id}”缺少变量“{name}”的数值，请补填或从公式中删去。',
  },
  'formula.division': {
    en: 'The division at character {at} is by zero for “{id}”. Guard it: if(b > 0, a / b, 0).',
    zh: '对“{id}”计算时，第{at}个字符处除数为零，可写作 if(b > 0, a / b, 0)。',
  },
  'formula.large': {
    en: 'For “{id}” the formula grows beyond a hundred digits. Use smaller powers.',
    zh: '对“{id}”计算时公式结果超过一百位数字，请降低乘方次数。',
  },
}
