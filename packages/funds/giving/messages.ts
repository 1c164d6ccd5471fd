import type { Messages } from '@terrace/platform/i18n'

/** The words of gifts and allocations. */
export const givingMessages: Messages = {
  'books.behind': {
    en: 'What was posted a moment ago is still being placed. Try again in a moment.',
    zh: '刚入账的款项仍在登记中，请稍后再试。',
  },
  'contribution.missing': {
    en: 'There is no such gift. Compare the reference, character by character.',
    zh: '没有该笔捐赠，请逐字核对汇款附言编号。',
  },
  'contribution.exists': {
    en: 'This reference was taken at the same moment. Please try again.',
    zh: '该附言编号刚被占用，请重试。',
  },
  'contribution.currency': {
    en: 'This fund is kept in {currency}. Give in that currency.',
    zh: '该资金以 {currency} 核算，请使用该币种。',
  },
  'contribution.day': { en: 'Choose today or an earlier day.', zh: '日期不得晚于今天。' },
  'contribution.too-much': {
    en: 'Together with what came before, this is more than can be kept exactly.',
    zh: '与此前到账金额合计超出可记录的上限。',
  },
  'contribution.bank-reused': {
    en: 'This movement at the bank was booked before, with another amount or for another gift.',
    zh: '该笔银行流水已入账，且金额或所属捐赠不同。',
  },
  'contribution.many-payments': {
    en: 'This gift has too many payments already. Enter a gift of its own for this one.',
    zh: '该笔捐赠的到账笔数已达上限，请另行登记一笔捐赠。',
  },
  'contribution.medium': {
    en: 'Goods go to a fund of goods, and money to a fund of money.',
    zh: '实物捐赠应记入实物资金，货币捐赠应记入货币资金。',
  },
  'contribution.goods': {
    en: 'Say what the goods are and who valued them, on what grounds; and only for goods.',
    zh: '实物捐赠须填写物品、估价人和估价依据；其他方式请勿填写。',
  },
  'contribution.settled': {
    en: 'Money for this gift has come already, or it was cancelled.',
    zh: '该笔捐赠已到账或已取消。',
  },
  'payment.missing': {
    en: 'No such movement at the bank is booked to this gift.',
    zh: '该笔捐赠下没有此银行流水。',
  },
  'entry.has-effect': {
    en: 'This entry belongs to a gift. Take the payment back there, or refund it.',
    zh: '该分录属于捐赠业务，请在捐赠中撤回到账或办理退款。',
  },
  'donor.missing': {
    en: 'Say first under which name you give.',
    zh: '请先填写捐赠人信息。',
  },
  'donor.exists': { en: 'You are registered already.', zh: '您已登记。' },
  'donor.no-email': {
    en: 'Confirm your e-mail address first, with the code that was sent to it.',
    zh: '请先使用邮件验证码确认您的电子邮箱。',
  },
  'updates.key': {
    en: 'This link is not complete. Open it again from the newest mail.',
    zh: '链接不完整，请从最新邮件中重新打开。',
  },
  'giving.closed': {
    en: 'No gifts are being taken here at present.',
    zh: '此处目前不接受捐赠。',
  },
  'giving.no-bank': {
    en: 'Transfers are not taken here yet: no bank account has been named.',
    zh: '尚未公布收款账户，暂不能银行转账捐赠。',
  },
  'fund.not-open': { en: 'This fund takes no public gifts.', zh: '该资金不接受社会捐赠。' },
  'donation-terms.exists': { en: 'This was set at the same moment.', zh: '该设置刚刚已被保存。' },
  'card.not-taken': {
    en: 'Cards are not taken here for {currency}. Pay by transfer.',
    zh: '此处不支持以 {currency} 刷卡捐赠，请使用银行转账。',
  },
  'card.company': {
    en: 'The card company does not answer. Your pledge is kept: try again later, or pay by transfer.',
    zh: '支付机构暂无响应。您的认捐已保存，请稍后再试，或改用银行转账。',
  },
  'card-event.unknown': { en: 'No cards are taken here.', zh: '此处未启用银行卡支付。' },
  'card-event.signature': {
    en: 'The signature of this message is not right. Nothing moved.',
    zh: '消息签名无效，资金没有变动。',
  },
  'card-event.old': {
    en: 'This message was signed too long ago. Nothing moved.',
    zh: '消息签名已过期，资金没有变动。',
  },
  'refund.missing': { en: 'There is no such refund.', zh: '没有该退款申请。' },
  'refund.exists': { en: 'This refund is there already.', zh: '该退款申请已存在。' },
  'refund.too-much': {
    en: 'Of this gift {there} {currency} still stand in the fund; no more can go back.',
    zh: '该笔捐赠在资金中尚余 {there} {currency}，退款不得超过此数。',
  },
  'refund.decided': { en: 'This refund was decided before.', zh: '该退款申请已处理。' },
  'refund.own': {
    en: 'You asked for this refund yourself: another person must decide.',
    zh: '该退款申请由您本人提出，须由他人审核。',
  },
  'recurring.missing': { en: 'There is no such recurring pledge.', zh: '没有该定期捐赠。' },
  'recurring.exists': { en: 'This recurring pledge is there already.', zh: '该定期捐赠已存在。' },
  'recurring.start': {
    en: 'Choose a first day from today until a year from now.',
    zh: '首次日期应在今天起一年之内。',
  },
  'recurring.mail-subject': {
    en: 'Your monthly gift to {office}: {reference}',
    zh: '您对{office}的每月捐赠：{reference}',
  },
  'recurring.mail-text': {
    en: '{name},\n\nyour monthly gift of {amount} to “{fund}” is due. Please transfer it with this reference:\n\n{reference}\n\n{holder}\n{bank}\n{account}\n\nYou see what became of your gifts, and may end the monthly gift, here:\n{url}',
    zh: '{name}：\n\n您对“{fund}”的每月捐赠 {amount} 已到期，请在汇款时填写以下附言编号：\n\n{reference}\n\n户名：{holder}\n开户行：{bank}\n账号：{account}\n\n您可在此查看捐赠去向或终止每月捐赠：\n{url}',
  },
  'allocation.missing': { en: 'There is no such allocation.', zh: '没有该笔下达资金。' },
  'allocation.exists': {
    en: 'This notice was entered for this fund before.',
    zh: '该文号的资金已登记到此资金账户。',
  },
  'allocation.deadline': {
    en: 'The deadline lies before the day of the notice.',
    zh: '时限不得早于文件日期。',
  },
  'paper.missing': { en: 'There is no such paper. Upload it first.', zh: '没有该文件，请先上传。' },
  'paper.exists': { en: 'This paper is there already.', zh: '该文件已存在。' },
  'paper.too-large': { en: 'A paper holds at most 6 MB.', zh: '文件不得超过 6 MB。' },
  'paper.type': {
    en: 'A paper is a PDF, a JPEG or a PNG, whole and undamaged.',
    zh: '文件须为完整的 PDF、JPEG 或 PNG。',
  },
}
