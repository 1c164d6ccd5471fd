import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatInstant, formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { fileSize } from '../../ui/form/file-drop.tsx'
import { type Column, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { type ImportLine, imports } from './api.ts'
import { t } from './messages.ts'
import { lineState, tones } from './state.ts'

const NewImport = () => (
  <ButtonLink href={href('/imports/new')} look="main" icon="upload">
    {t('new')}
  </ButtonLink>
)

const count = (line: ImportLine, name: string): string => {
  const found = line.counts?.[name]
  return found === undefined ? '' : formatNumber(found)
}

const columns = (): Column<ImportLine>[] => [
  { id: 'file', label: t('col.file'), cell: (line) => line.name },
  {
    id: 'state',
    label: t('col.state'),
    cell: (line) => <Badge tone={tones[lineState(line)]}>{t(`state.${lineState(line)}`)}</Badge>,
    text: (line) => t(`state.${lineState(line)}`),
  },
  {
    id: 'rows',
    label: t('col.rows'),
    numeric: true,
    cell: (line) => (line.rows === undefined ? '' : formatNumber(line.rows)),
  },
  { id: 'new', label: t('col.new'), numeric: true, cell: (line) => count(line, 'new') },
  { id: 'changed', label: t('col.changed'), numeric: true, cell: (line) => count(line, 'changed') },
  {
    id: 'unchanged',
    label: t('col.unchanged'),
    numeric: true,
    cell: (line) => count(line, 'unchanged'),
  },
  {
    id: 'rejected',
    label: t('col.rejected'),
    numeric: true,
    cell: (line) => count(line, 'rejected'),
  },
  { id: 'size', label: t('col.size'), numeric: true, hidden: true, cell: (l) => fileSize(l.size) },
  { id: 'by', label: t('col.by'), cell: (line) => line.createdBy.name },
  { id: 'at', label: t('col.at'), cell: (line) => formatInstant(line.createdAt) },
]

/** Files that were brought into the register, newest first. */
export default function Imports() {
  return (
    <Page wide>
      <PageHeader title={t('title')} lead={t('lead')}>
        <NewImport />
      </PageHeader>
      <List
        id="imports"
        title={t('title')}
        columns={columns()}
        load={({ cursor }) => imports(cursor ?? '')}
        again={() => void refresh('imports')}
        rowKey={(line) => line.import}
        rowHref={(line) => href(`/imports/${line.import}`)}
        rowName={(line) => line.name}
        empty={
          <Empty icon="upload" title={t('empty.title')} text={t('empty.text')}>
            <NewImport />
          </Empty>
        }
      />
    </Page>
  )
}
