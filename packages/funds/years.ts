/**
 * The year of a day and the one before, under which funds, proposals and batches hang: what waited at the
 * end of one waits on.
 */
export const yearsOf = (day: string): string[] => {
  const year = Number(day.slice(0, 4))
  return [year, year - 1].map(String)
}
