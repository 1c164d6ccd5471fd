const quote = (cell: string): string => {
  // A spreadsheet would run a cell that begins like a formula.
  const safe =
    /^[=+\-@＝＋－＠\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV with a byte order mark, so that a spreadsheet reads Chinese as Chinese. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`

/** Gives a text to the person as a file. */
export function save(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.rel = 'external'
  document.body.append(link)
  link.click()
  link.remove()
  URL.revokeObjectURL(url)
}
