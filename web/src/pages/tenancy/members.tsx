import { createAsync } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { now } from '../../api/clock.ts'
import { formatInstant } from '../../i18n/format.ts'
import { roleText } from '../../i18n/role-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { type Column, List } from '../../ui/kind/list.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import {
  type Invitation,
  invitations,
  type Member,
  members,
  membership,
  type Role,
} from './member-api.ts'
import { InviteDialog, MemberDialog } from './member-dialogs.tsx'
import { t } from './messages.ts'
import { api } from './settings-api.ts'
import style from './tenancy.module.css'

const rolesText = (list: readonly Role[]): string => list.map((role) => roleText(role)).join(', ')
const areasText = ({ areas, areaNames }: Pick<Member, 'areas' | 'areaNames'>): string => {
  if (areas[0] === '*') return t('grant.everywhere')
  return areaNames.join(', ') || t('grant.no-area')
}

/** Who works here, as what and where, and who was invited. */
export default function Members() {
  const mine = createAsync(() => membership())
  const mayEdit = () => mine()?.roles.includes('admin') ?? false
  const [inviting, setInviting] = createSignal(false)
  const [changing, setChanging] = createSignal<Member>()
  const columns = (): Column<Member>[] => [
    { id: 'name', label: t('members.name'), cell: (one) => one.name },
    { id: 'email', label: t('members.email'), cell: (one) => one.email },
    { id: 'roles', label: t('grant.roles'), cell: (one) => rolesText(one.roles) },
    { id: 'areas', label: t('members.areas'), cell: areasText },
    {
      id: 'status',
      label: t('member.status'),
      text: (one) => t(`status.${one.status}`),
      cell: (one) => (
        <Badge tone={one.status === 'active' ? 'good' : 'plain'}>{t(`status.${one.status}`)}</Badge>
      ),
    },
    ...(mayEdit() ? [deedColumn(mine()?.user ?? '', setChanging)] : []),
  ]
  return (
    <Page wide>
      <PageHeader title={t('members.title')} lead={t('members.lead')}>
        <Show when={mayEdit()}>
          <Button look="main" icon="add" onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        </Show>
      </PageHeader>
      <View of={mine} skeleton={<Skeleton rows={6} />}>
        {() => (
          <List<Member>
            id="members"
            title={t('members.title')}
            load={({ cursor }) => members(cursor ?? '')}
            again={() => refresh('members')}
            rowKey={(one) => one.user}
            rowName={(one) => one.name}
            columns={columns()}
            empty={
              <Empty icon="person" title={t('members.empty')} text={t('members.empty.text')} />
            }
          />
        )}
      </View>
      <Show when={mayEdit()}>
        <Invitations />
      </Show>
      <Show when={inviting()}>
        <InviteDialog onClose={() => setInviting(false)} />
      </Show>
      <Show when={changing()} keyed>
        {(member) => <MemberDialog member={member} onClose={() => setChanging(undefined)} />}
      </Show>
    </Page>
  )
}

/** Nobody changes their own rights: their row says whom to ask. */
const deedColumn = (me: string, change: (member: Member) => void): Column<Member> => ({
  id: 'deed',
  label: t('change'),
  text: () => '',
  cell: (one) => (
    <Show when={one.user !== me} fallback={<span class={style.why}>{t('member.self')}</span>}>
      <Button small aria-label={t('member.change', { name: one.name })} onClick={() => change(one)}>
        {t('change')}
      </Button>
    </Show>
  ),
})

/** Offers that wait for an answer; an open one can be taken back. */
const Invitations = (): JSX.Element => {
  const found = createAsync(() => invitations(''))
  const [revoking, setRevoking] = createSignal<Invitation>()
  const expired = (one: Invitation) => one.expires < now().toISOString()
  const revoke = async (invitation: Invitation) => {
    await api('DELETE /invitations/{invitation}', { invitation: invitation.invitation })
    await refresh('invitations')
    toast(t('invite.revoked.toast', { email: invitation.email }))
  }
  const columns: Column<Invitation>[] = [
    { id: 'email', label: t('members.email'), cell: (one) => one.email },
    { id: 'roles', label: t('grant.roles'), cell: (one) => rolesText(one.roles) },
    { id: 'areas', label: t('members.areas'), cell: areasText },
    { id: 'by', label: t('invite.by'), cell: (one) => one.by.name },
    { id: 'expires', label: t('invite.expires'), cell: (one) => formatInstant(one.expires) },
    {
      id: 'state',
      label: t('member.status'),
      cell: (one) =>
        one.status === 'open' && expired(one) ? t('invite.expired') : t(`invite.${one.status}`),
    },
    {
      id: 'deed',
      label: t('change'),
      cell: (one) => (
        <Show when={one.status === 'open' && !expired(one)}>
          <Button
            small
            aria-label={t('invite.revoke.name', { email: one.email })}
            onClick={() => setRevoking(one)}
          >
            {t('invite.revoke')}
          </Button>
        </Show>
      ),
    },
  ]
  return (
    <Section title={t('invitations')}>
      <View of={found} again={() => refresh('invitations')} skeleton={<Skeleton rows={3} />}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={<p class={style.soft}>{t('invitations.none')}</p>}
          >
            <Table<Invitation>
              caption={t('invitations.table')}
              columns={columns}
              rows={page().items}
              rowKey={(one) => one.invitation}
            />
          </Show>
        )}
      </View>
      <Show when={revoking()} keyed>
        {(one) => (
          <Confirm
            open
            danger
            onClose={() => setRevoking(undefined)}
            title={t('invite.revoke.name', { email: one.email })}
            action={t('invite.revoke')}
            onConfirm={() => revoke(one)}
          >
            <p>{t('invite.revoke.text')}</p>
          </Confirm>
        )}
      </Show>
    </Section>
  )
}
