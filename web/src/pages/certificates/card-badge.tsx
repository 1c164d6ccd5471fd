import { Badge } from '../../ui/badge.tsx'
import type { CardBrief } from './api.ts'
import { t } from './messages.ts'

/** Where a card stands; a revocation that waits is work that is due. */
export const CardBadge = (props: {
  card: Pick<CardBrief, 'state'>
  waits?: boolean
  appealed?: boolean
}) => (
  <>
    <Badge tone={props.card.state === 'issued' ? 'good' : 'plain'}>
      {t(`state.${props.card.state}`)}
    </Badge>
    {props.waits ? (
      <>
        {' '}
        <Badge tone="soon">{t('state.waiting')}</Badge>
      </>
    ) : null}
    {props.appealed ? (
      <>
        {' '}
        <Badge tone="soon">{t('state.appealed')}</Badge>
      </>
    ) : null}
  </>
)
