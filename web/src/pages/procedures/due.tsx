import { useSettings } from '../../api/settings.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Template } from './api.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'

/** A day by which a duty is due: red only when it is overdue. */
export const Due = (props: { day: string | undefined }) => {
  const settings = useSettings()
  const late = () => props.day !== undefined && props.day < settings.today()
  return (
    <span class={style.day}>
      {late() ? <Badge tone="late">{t('due.late', { day: props.day ?? '' })}</Badge> : props.day}
    </span>
  )
}

type Kind = Template['states'][number]['kind']

/** A state in words. What was decided against a household is said, never coloured. */
export const StateBadge = (props: { label: string; kind: Kind }) => (
  <Badge tone={props.kind === 'passed' ? 'good' : 'plain'}>{props.label}</Badge>
)
