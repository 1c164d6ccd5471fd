/** An account as a bank file names it. */
export type AccountId = { iban: string } | { other: string }

/** A bank, by the strongest name known of it. */
export type BankId =
  | { bic: string }
  /** `system` such as `CNAPS`, `CHAPS`, `GBDSC` (ISO external list); `member` is the number in it. */
  | { system?: string; member: string }
  | { name: string }

/** Check digits as of ISO 13616 (modulo 97). Spaces are not allowed here. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false
  let rest = 0
  for (const sign of text.slice(4) + text.slice(0, 4)) {
    const digits = String(Number.parseInt(sign, 36))
    for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest === 1
}

/** ISO 9362, eight or eleven characters. */
export const isBic = (text: string): boolean =>
  /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text)

/** The account as one text, as statements name it. */
export const accountText = (account: AccountId): string =>
  'iban' in account ? account.iban : account.other
