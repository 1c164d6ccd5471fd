import type { Messages } from '@terrace/platform/i18n'

/** What is wrong with a file of a bank, or keeps one from being written. */
export const messages: Messages = {
  'bank.file-too-large': {
    en: 'The bank’s file is larger than {limit} MB. Ask the bank for one file a day, or for parts.',
    zh: '银行文件超过{limit}MB，请让银行按日或分批提供。',
  },
  'bank.not-iso': {
    en: 'Line {line}: this is not an ISO 20022 file. It must begin with the element Document in a namespace of ISO 20022; found “{found}”.',
    zh: '第{line}行：这不是 ISO 20022 报文。报文应以 ISO 20022 命名空间的 Document 元素开头，实际为“{found}”。',
  },
  'bank.version': {
    en: 'A file of the kind {found} is not read here. Ask the bank for one of: {expected}.',
    zh: '不支持{found}类型的报文，请让银行提供以下类型之一：{expected}。',
  },
  'bank.malformed': {
    en: 'Line {line}, in {element}: the XML is damaged ({reason}). Fetch the file from the bank again.',
    zh: '第{line}行，{element}元素：XML 已损坏（{reason}），请重新从银行下载文件。',
  },
  'bank.doctype': {
    en: 'Line {line}: the file declares a document type or uses an entity of its own. Bank files never do; it was refused. Fetch it from the bank again.',
    zh: '第{line}行：文件包含文档类型声明或自定义实体，银行报文不应包含此类内容，已拒收。请重新从银行下载。',
  },
  'bank.encoding': {
    en: 'Line {line}: the file is not in UTF-8 ({found}), as ISO 20022 wants it. Ask the bank for UTF-8.',
    zh: '第{line}行：文件不是 UTF-8 编码（{found}）。ISO 20022 要求使用 UTF-8，请让银行重新提供。',
  },
  'bank.too-deep': {
    en: 'Line {line}, in {element}: elements lie within each other deeper than any bank writes them. The file was refused.',
    zh: '第{line}行，{element}元素：嵌套层数超出银行报文的正常范围，文件已拒收。',
  },
  'bank.foreign-element': {
    en: 'Line {line}, in {element}: “{found}” is of another namespace than the file. Such elements belong into SplmtryData/Envlp.',
    zh: '第{line}行，{element}元素：“{found}”不属于报文的命名空间，此类元素只能放在 SplmtryData/Envlp 中。',
  },
  'bank.record-too-large': {
    en: 'Line {line}, in {element}: one entry holds more than {limit} elements. The file was refused.',
    zh: '第{line}行，{element}元素：单条记录超过{limit}个元素，文件已拒收。',
  },
  'bank.text-too-long': {
    en: 'Line {line}, in {element}: the text is longer than {limit} characters. The file was refused.',
    zh: '第{line}行，{element}元素：文本超过{limit}个字符，文件已拒收。',
  },
  'bank.too-many-records': {
    en: 'Line {line}: the file holds more than {limit} records. Ask the bank for smaller files.',
    zh: '第{line}行：文件超过{limit}条记录，请让银行拆分文件。',
  },
  'bank.element-missing': {
    en: 'Line {line}: {within} must hold {element}, and it is not there or empty.',
    zh: '第{line}行：{within}中缺少{element}元素或其内容为空。',
  },
  'bank.element-twice': {
    en: 'Line {line}: {element} stands twice where one belongs.',
    zh: '第{line}行：{element}元素重复，此处只能有一个。',
  },
  'bank.element-value': {
    en: 'Line {line}: {element} is “{value}”. Right would be: {expected}.',
    zh: '第{line}行：{element}的值为“{value}”，正确的值应为：{expected}。',
  },
  'bank.amount': {
    en: 'Line {line}: {element} is “{value}”. Right would be a number above zero with at most {decimals} decimals for {currency}.',
    zh: '第{line}行：{element}的值为“{value}”。{currency}金额应为正数，最多{decimals}位小数。',
  },
  'bank.currency': {
    en: 'In {at}: “{currency}” is no currency in use. Use a code of ISO 4217, such as CNY.',
    zh: '{at}：“{currency}”不是现行货币代码，请使用 ISO 4217 代码，如 CNY。',
  },
  'bank.entry-currency': {
    en: 'The account is kept in {currency}, and an entry is in {found}. Ask the bank for one statement a currency.',
    zh: '账户币种为{currency}，但有一笔交易币种为{found}，请让银行按币种分别提供对账单。',
  },
  'bank.balance-missing': {
    en: 'Statement {statement} has no opening or no closing balance, so it cannot be proved. Ask the bank for OPBD and CLBD.',
    zh: '对账单{statement}缺少期初或期末余额，无法核对。请让银行提供 OPBD 和 CLBD 余额。',
  },
  'bank.balance': {
    en: 'The statement does not add up: {opening} and entries of {moved} make {expected}, but it says {closing}. Fetch it from the bank again.',
    zh: '对账单余额不平：期初{opening}加发生额{moved}应为{expected}，但所列余额为{closing}。请重新从银行下载。',
  },
  'bank.summary': {
    en: 'Line {line}: {element} says {value}, but there are {count} entries of {sum} in all.',
    zh: '第{line}行：{element}为{value}，实际共{count}笔、合计{sum}。',
  },
  'bank.details-sum': {
    en: 'Line {line}: the entry is of {entry}, its transactions make {details}, and no charges explain it.',
    zh: '第{line}行：该笔入账金额为{entry}，明细合计为{details}，且无手续费可解释差额。',
  },
  'bank.other-file': {
    en: 'This answer is about the file {found}, not about {expected}. Choose the batch it belongs to.',
    zh: '该回执对应的文件是{found}，而不是{expected}，请选择对应的发放批次。',
  },
  'bank.column-missing': {
    en: 'The table has no column “{column}”. Choose the columns again.',
    zh: '表中没有“{column}”列，请重新选择列对应关系。',
  },
  'bank.columns-unknown': {
    en: 'It is not clear which column holds: {missing}. Say it. The columns are: {header}.',
    zh: '无法识别以下内容所在的列：{missing}，请手动指定。表中的列有：{header}。',
  },
  'bank.cell': {
    en: 'Row {row}, column “{column}”: “{value}” cannot be read. Correct it, or choose the columns again.',
    zh: '第{row}行“{column}”列：无法识别“{value}”，请更正，或重新选择列对应关系。',
  },
  'bank.empty': {
    en: 'In {at}: there is nothing to pay, or two groups have one id. A bank file needs at least one payment.',
    zh: '{at}：没有可支付的款项，或付款组编号重复。银行文件至少应包含一笔付款。',
  },
  'bank.instant': {
    en: '“{value}” is no instant. Write it as 2026-11-23T08:00:00Z.',
    zh: '“{value}”不是有效的时间，格式应为2026-11-23T08:00:00Z。',
  },
  'bank.day': {
    en: 'In {at}: “{value}” is no day. Write it as YYYY-MM-DD.',
    zh: '{at}：“{value}”不是有效日期，格式应为YYYY-MM-DD。',
  },
  'bank.identifier': {
    en: 'In {at}: “{value}” cannot stand in a bank file. Use 1 to 35 letters, digits and - . : without spaces.',
    zh: '{at}：“{value}”不能用于银行文件，请使用1至35个字母、数字及“-”“.”“:”，不含空格。',
  },
  'bank.transfer-amount': {
    en: 'In {at}: {amount} cannot be paid. It must be a whole number of minor units above zero.',
    zh: '{at}：金额{amount}无法支付，应为大于零的整数（最小货币单位）。',
  },
  'bank.name-empty': {
    en: 'In {at}: a name is missing. The bank needs the name of the account’s holder.',
    zh: '{at}：缺少户名，银行需要账户持有人的姓名或名称。',
  },
  'bank.name-characters': {
    en: 'In {at}: this bank reads Latin letters only, and the name has others. Enter the name in Latin letters as the account has it, or let the bank’s files hold all characters.',
    zh: '{at}：该银行只接受拉丁字母，户名含有其他文字。请填写开户时使用的拉丁字母户名，或在设置中允许使用全部字符。',
  },
  'bank.iban': {
    en: 'In {at}: the IBAN does not match its check digits. Compare it with the bank card or passbook.',
    zh: '{at}：IBAN 校验位不符，请与银行卡或存折核对。',
  },
  'bank.account': {
    en: 'In {at}: the account number must have 1 to 34 letters or digits, without spaces.',
    zh: '{at}：账号应为1至34位字母或数字，不含空格。',
  },
  'bank.bic': {
    en: 'In {at}: “{value}” is no BIC. It has 8 or 11 letters and digits, such as ICBKCNBJ.',
    zh: '{at}：“{value}”不是有效的 BIC，应为8或11位字母数字，如 ICBKCNBJ。',
  },
  'bank.clearing': {
    en: 'In {at}: “{value}” is no number of a bank in a clearing system, such as the 12 digits of CNAPS.',
    zh: '{at}：“{value}”不是有效的行号，例如大额支付系统（CNAPS）行号为12位数字。',
  },
  'bank.code': {
    en: 'In {at}: “{value}” is no ISO code. It has up to 4 capitals, such as SSBE.',
    zh: '{at}：“{value}”不是有效的 ISO 代码，应为不超过4位的大写字母，如 SSBE。',
  },
  'bank.control-sum': {
    en: 'In {at}: {count} payments of {total} in all were found, but {announced} of {announcedTotal} were announced. The file was not finished; nothing was sent. Make it again.',
    zh: '{at}：实际{count}笔、合计{total}，与预先核定的{announced}笔、合计{announcedTotal}不符。文件未生成，未发送任何款项，请重新生成。',
  },
}
