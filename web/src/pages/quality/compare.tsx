import { createResource, For, type JSX } from 'solid-js'
import { useSettings, type Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { household } from '../registry/api.ts'
import type { HouseholdView, Person, Suspect } from './api.ts'
import { t } from './messages.ts'
import style from './quality.module.css'

type FactName = 'name' | 'birth' | 'sex' | 'id' | 'relation' | 'ethnicity' | 'education' | 'head'
type AnyFact = FactName | 'area' | 'people' | 'status'

/** What one of the two says of each fact, as text; '' where nothing is known. */
function factsOf(
  words: Words,
  person: Person,
  home: HouseholdView | undefined,
): Record<AnyFact, string> {
  const member = home?.members.find((one) => one.member === person.member)
  const head = home?.members.find((one) => one.relation === 'head' && !one.left)
  return {
    name: person.name,
    birth: person.birth ?? '',
    sex: words.label('sex', person.sex),
    id: member?.idNumber?.mask ?? '',
    relation: words.label('relation', member?.relation),
    ethnicity: words.label('ethnicity', member?.ethnicity),
    education: words.label('education', member?.education),
    head: head?.name ?? '',
    area: person.areaName,
    people: home ? String(home.people) : '',
    status: words.label('status', home?.status),
  }
}

const order: readonly AnyFact[] = [
  'name',
  'birth',
  'sex',
  'id',
  'relation',
  'ethnicity',
  'education',
  'head',
  'area',
  'people',
  'status',
]

/** Two people side by side, with what is equal and what is not. */
export const Compare = (props: { suspect: Suspect }): JSX.Element => {
  const words = useSettings()
  // A household that cannot be read leaves its facts unknown; the pair itself is still to be seen.
  const load = (id: string) => household(id).catch(() => undefined)
  const [left] = createResource(() => props.suspect.a.household, load)
  const [right] = createResource(() => props.suspect.b.household, load)
  const a = () => factsOf(words, props.suspect.a, left.latest)
  const b = () => factsOf(words, props.suspect.b, right.latest)
  const match = (fact: AnyFact): 'yes' | 'no' | 'unknown' => {
    const [one, other] = [a()[fact], b()[fact]]
    if (one === '' || other === '') return 'unknown'
    return one === other ? 'yes' : 'no'
  }
  const verdict = (fact: AnyFact) => {
    const found = match(fact)
    if (found === 'unknown') return <span class={style.soft}>{t('twice.unknown')}</span>
    return (
      <Badge tone={found === 'yes' ? 'good' : 'soon'}>
        {t(
          found === 'no' ? 'twice.different' : fact === 'id' ? 'twice.equal.shown' : 'twice.equal',
        )}
      </Badge>
    )
  }
  return (
    <>
      <section class={style.scroll} tabindex="0" aria-label={t('twice.compare')}>
        <table class={style.compare}>
          <thead>
            <tr>
              <th scope="col">{t('twice.fact')}</th>
              <th scope="col">{props.suspect.a.number}</th>
              <th scope="col">{props.suspect.b.number}</th>
              <th scope="col">{t('twice.match')}</th>
            </tr>
          </thead>
          <tbody>
            <For each={order}>
              {(fact) => (
                <tr data-same={match(fact)}>
                  <th scope="row">{t(`fact.${fact}`)}</th>
                  <td>{a()[fact] || '–'}</td>
                  <td>{b()[fact] || '–'}</td>
                  <td>{verdict(fact)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <div class={style.row}>
        <HouseholdLink person={props.suspect.a} />
        <HouseholdLink person={props.suspect.b} />
      </div>
    </>
  )
}

export const HouseholdLink = (props: { person: Person }): JSX.Element => (
  <ButtonLink icon="home" href={href(`/households/${props.person.household}`)}>
    {t('twice.open', { number: props.person.number })}
  </ButtonLink>
)
