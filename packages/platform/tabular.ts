/** Tables as people keep them: CSV and XLSX, read and written in streams of flat memory. */
export { writeCsv } from './tabular/csv-write.ts'
export { openTable } from './tabular/open.ts'
export type { Cell, CsvWriteOptions, WriteOptions, XlsxWriteOptions } from './tabular/safe-text.ts'
export { type ByteSource, bufferSource, fileSource } from './tabular/source.ts'
export {
  type CellProblem,
  type HeaderProblem,
  LIMITS,
  type Table,
  type TableLimits,
  type TableOptions,
  type TableRow,
} from './tabular/table.ts'
export { writeXlsx } from './tabular/xlsx-write.ts'
