import type { JSX, ParentComponent } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { RecordPage } from '../../ui/kind/record.tsx'
import { type Fact, PrintHeader, Section } from '../../ui/page.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { CaseView } from './api.ts'
import { StateBadge } from './due.tsx'
import { t } from './messages.ts'
import type { Procedures } from './use-procedures.ts'
import { happenings } from './way.tsx'

type Matter = Pick<
  CaseView,
  'area' | 'areaName' | 'template' | 'state' | 'steps' | 'createdAt' | 'createdBy'
>

/** The page of a case or of a village list: where it stands, and its state in the procedure's words. */
export const MatterPage: ParentComponent<{
  of: Matter
  words: Procedures
  title: string
  /** The lists in which it is found, of the tenant and of its area. */
  among: { title: string; path: string }
  /** What a print of it is headed with; its title when left out. */
  printed?: string
  summary: readonly Fact[]
  actions?: JSX.Element
  aside?: JSX.Element
}> = (props) => (
  <>
    <PrintHeader title={props.printed ?? props.title} area={props.of.areaName} />
    <RecordPage
      title={props.title}
      crumbs={[
        { label: props.among.title, href: href(props.among.path) },
        { label: props.of.areaName, href: href(`${props.among.path}?area=${props.of.area}`) },
        { label: props.title },
      ]}
      status={
        <StateBadge
          label={props.words.state(props.of.template, props.of.state)}
          kind={props.words.kind(props.of.template, props.of.state)}
        />
      }
      actions={props.actions}
      summary={props.summary}
      aside={props.aside}
    >
      {props.children}
    </RecordPage>
  </>
)

/** Everything that happened to it, newest first. */
export const WaySection = (props: { of: Matter; words: Procedures; opened?: string }) => (
  <Section title={t('timeline.title')}>
    <Timeline items={happenings(props.of, props.words, props.opened)} />
  </Section>
)
