import { ageOn } from '@terrace/platform/dates'
import { createSignal, For, Show } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import type { Column } from '../../ui/kind/list.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Section } from '../../ui/page.tsx'
import type { HouseholdView, MemberView } from './api.ts'
import { fieldWords } from './field-messages.ts'
import { coverFields, healthFields, personFields, schoolFields, workFields } from './fields.ts'
import style from './household.module.css'
import { h } from './household-messages.ts'
import { factsOf, type PartProps } from './household-parts.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { Secret } from './secret.tsx'

const shownApart = new Set([
  'name',
  'relation',
  'sex',
  'birth',
  'age',
  'idNumber',
  'phone',
  'idType',
])
const inCard = [...personFields, ...schoolFields, ...healthFields, ...workFields, ...coverFields]

/** Completed years on a day; what was stated where only the age is known. */
export const ageOf = (
  member: Pick<MemberView, 'birth' | 'age'>,
  day: string,
): number | undefined => (member.birth ? ageOn(member.birth, day) : member.age)

type CardProps = PartProps & { member: MemberView; leave: (member: MemberView) => void }

/** Number and phone behind their masks. */
const Secrets = (props: CardProps) => (
  <For each={['idNumber', 'phone'] as const}>
    {(field) => (
      <Show when={props.member[field]}>
        {(masked) => (
          <>
            <dt>{fieldWords(field)}</dt>
            <dd>
              <Secret
                household={props.household.household}
                member={props.member.member}
                field={field}
                mask={masked().mask}
                what={`${fieldWords(field)}, ${props.member.name ?? ''}`}
                may={props.may}
                locked={Boolean(props.household.asOf)}
              />
            </dd>
          </>
        )}
      </Show>
    )}
  </For>
)

const MemberCard = (props: CardProps) => {
  const name = () => props.member.name || h('members.nameless')
  const day = () => props.household.asOf ?? props.words.today()
  const age = () => ageOf(props.member, day())
  const facts = () =>
    factsOf(
      props.words,
      inCard.filter((field) => !shownApart.has(field.name)),
      // "No" to each of many questions would hide what matters: only what is so is shown.
      Object.fromEntries(Object.entries(props.member).filter(([, value]) => value !== false)),
    )
  const about = () =>
    [
      props.words.label('sex', props.member.sex),
      age() === undefined ? '' : h('members.age', { age: age() ?? 0 }),
      props.member.birth ?? '',
    ].filter(Boolean)
  const edit = () => href(`/households/${props.household.household}/members/${props.member.member}`)
  return (
    <li class={style.member}>
      <div class={style.memberHead}>
        <h3>{name()}</h3>
        <Badge tone={props.member.relation === 'head' ? 'good' : 'plain'}>
          {props.words.label('relation', props.member.relation) || '–'}
        </Badge>
      </div>
      <p class={style.soft}>{about().join(' · ')}</p>
      <dl class={style.pairs}>
        <Secrets {...props} />
        <For each={facts()}>
          {(fact) => (
            <>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </>
          )}
        </For>
      </dl>
      <Show when={(props.member.withheld?.length ?? 0) > 0}>
        <p class={style.soft}>{h('members.withheld')}</p>
      </Show>
      <Show when={props.editable}>
        <div class={style.memberFoot}>
          <ButtonLink href={edit()} look="quiet" small>
            {h('action.edit')}
            <span class={style.spoken}>: {name()}</span>
          </ButtonLink>
          <Button
            look="quiet"
            small
            aria-label={h('action.leave-of', { name: name() })}
            onClick={() => props.leave(props.member)}
          >
            {h('action.leave')}
          </Button>
        </div>
      </Show>
    </li>
  )
}

const leftColumns = (props: PartProps): Column<MemberView>[] => [
  { id: 'name', label: fieldWords('name'), cell: (m) => m.name || h('members.nameless') },
  {
    id: 'relation',
    label: fieldWords('relation'),
    cell: (m) => props.words.label('relation', m.relation),
  },
  { id: 'birth', label: fieldWords('birth'), cell: (m) => m.birth ?? '' },
  { id: 'day', label: fieldWords('day'), cell: (m) => m.left?.day ?? '' },
  {
    id: 'why',
    label: fieldWords('why'),
    cell: (m) => props.words.label('leaveReason', m.left?.reason),
  },
]

const here = (household: HouseholdView) => household.members.filter((one) => !one.left)
const gone = (household: HouseholdView) => household.members.filter((one) => one.left)

/** Who lives here, and apart from them who left, when and why. */
export const MembersSection = (props: PartProps) => {
  const [leaving, setLeaving] = createSignal<MemberView>()
  return (
    <>
      <Section
        title={h('members.title')}
        actions={
          <Show when={props.editable}>
            <span class={style.edit}>
              <ButtonLink
                href={href(`/households/${props.household.household}/members/new`)}
                small
                icon="add"
              >
                {h('action.member')}
              </ButtonLink>
            </span>
          </Show>
        }
      >
        <Show when={here(props.household).length > 0} fallback={<p>{h('members.none')}</p>}>
          <ul class={style.members}>
            <For each={here(props.household)}>
              {(member) => <MemberCard {...props} member={member} leave={setLeaving} />}
            </For>
          </ul>
        </Show>
        <LeaveDialog
          household={props.household}
          member={leaving()}
          onClose={() => setLeaving(undefined)}
        />
      </Section>
      <Show when={gone(props.household).length > 0}>
        <Section title={h('members.left')}>
          <Table
            caption={h('members.left.table')}
            columns={leftColumns(props)}
            rows={gone(props.household)}
            rowKey={(one) => one.member}
          />
        </Section>
      </Show>
    </>
  )
}
