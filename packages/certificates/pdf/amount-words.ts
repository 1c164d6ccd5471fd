const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/** Four digits: `1050` is 壹仟零伍拾. */
function group(value: number): string {
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) zero = text !== ''
    else {
      text += (zero ? '零' : '') + DIGITS.charAt(digit) + PLACES[place]
      zero = false
    }
  }
  return text
}

/** Whole yuan in the capitals that a figure cannot be changed into. */
function whole(value: number): string {
  let text = ''
  let gap = false
  for (let at = GROUPS.length - 1; at >= 0; at--) {
    const part = Math.floor(value / 10_000 ** at) % 10_000
    if (part === 0) {
      gap = text !== ''
      continue
    }
    const zero = text !== '' && (gap || part < 1_000)
    text += (zero ? '零' : '') + group(part) + GROUPS[at]
    gap = false
  }
  return text
}

/**
 * An amount of CNY as Chinese receipts write it out (正确填写票据和结算凭证的基本规定): 人民币壹佰元整.
 * @param fen minor units, above zero
 */
export function yuanInWords(fen: number): string {
  const yuan = Math.floor(fen / 100)
  const [jiao, cent] = [Math.floor(fen / 10) % 10, fen % 10]
  const head = yuan > 0 ? `${whole(yuan)}元` : ''
  if (jiao === 0 && cent === 0) return `人民币${head}整`
  const tenths = jiao > 0 ? `${DIGITS.charAt(jiao)}角` : yuan > 0 ? '零' : ''
  return `人民币${head}${tenths}${cent > 0 ? `${DIGITS.charAt(cent)}分` : '整'}`
}
