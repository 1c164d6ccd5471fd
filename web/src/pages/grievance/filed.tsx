import { Button } from '../../ui/button.tsx'
import type { Filed } from './api.ts'
import style from './grievance.module.css'
import { t } from './messages.ts'

/** Number and code, large: they are written down, and the code is shown once. */
export const NumberAndCode = (props: { filed: Filed; advice: string }) => (
  <>
    <dl class={style.codes}>
      <div>
        <dt>{t('told.number')}</dt>
        <dd data-number="">{props.filed.grievance.toUpperCase()}</dd>
      </div>
      <div>
        <dt>{t('told.code')}</dt>
        <dd data-code="">{props.filed.code.toUpperCase()}</dd>
      </div>
    </dl>
    <p>{props.advice}</p>
    <div class={style.unprinted}>
      <Button icon="print" onClick={() => window.print()}>
        {t('told.print')}
      </Button>
    </div>
  </>
)
