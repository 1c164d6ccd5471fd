import type { Change } from '@terrace/platform/event'
import type { Household, Member } from './model.ts'

/** What follows from other things or from the write itself: not part of a household's history. */
const derived = new Set(['version', 'updatedAt', 'findings', 'line', 'path', 'anchor'])

type Tree = Record<string, unknown>
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isLeaf = (value: unknown): boolean => !isTree(value) || 'sealed' in value

function walk(tree: Tree, prefix: string, leaves: Map<string, unknown>): void {
  for (const [name, value] of Object.entries(tree)) {
    if (value === undefined) continue
    if (isLeaf(value)) leaves.set(prefix + name, value)
    else walk(value as Tree, `${prefix}${name}.`, leaves)
  }
}

/**
 * The household as paths and leaves: `causeMain`, `snapshot.income.wage`,
 * `members.<member>.name`. Lists of codes and sealed values are one leaf. `members.<member>.member`
 * says that the member is there at all.
 */
export function flatten(household: Household): Map<string, unknown> {
  const leaves = new Map<string, unknown>()
  const { members, ...rest } = household
  walk(Object.fromEntries(Object.entries(rest).filter(([name]) => !derived.has(name))), '', leaves)
  for (const member of members) walk(member, `members.${member.member}.`, leaves)
  return leaves
}

/** Leaves are small and made by one schema: their keys stand in one order. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** What changed, leaf by leaf, in order of path. A side that has no such leaf is left out. */
export function diff(before: Household, after: Household): Change[] {
  const [was, is] = [flatten(before), flatten(after)]
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => !isSame(was.get(path), is.get(path)))
    .sort(inOrder)
    .map((path) => ({
      path,
      ...(was.has(path) ? { before: was.get(path) } : {}),
      ...(is.has(path) ? { after: is.get(path) } : {}),
    }))
}

function plant(tree: Tree, path: string, value: unknown): void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  let at = tree
  for (const name of names) {
    if (!Object.hasOwn(at, name) || !isTree(at[name])) at[name] = {}
    at = at[name] as Tree
  }
  at[last] = value
}

/** Members in the order of `like`; those it does not know come last. */
function inOrderOf(like: readonly Member[], members: Tree): Member[] {
  const known = like.map((member) => member.member).filter((id) => id in members)
  const ids = [...new Set([...known, ...Object.keys(members)])]
  // A member without its own mark had not joined yet.
  return ids.map((id) => members[id] as Member).filter((member) => member.member !== undefined)
}

/**
 * The household as it was: takes changes back, the newest first. Whoever joined later disappears.
 * `version`, `updatedAt`, `findings`, `path` and `anchor` stay those of today, so that permission
 * is decided by where the household is now.
 */
export function rewind(household: Household, changesNewestFirst: readonly Change[]): Household {
  const leaves = flatten(household)
  for (const { path, before } of changesNewestFirst) {
    if (before === undefined) leaves.delete(path)
    else leaves.set(path, before)
  }
  const tree: Tree = { snapshot: { income: {}, living: {} }, members: {} }
  for (const [path, value] of leaves) plant(tree, path, value)
  const { version, updatedAt, findings, path, anchor } = household
  const members = inOrderOf(household.members, tree.members as Tree)
  return { ...tree, version, updatedAt, findings, path, anchor, members } as Household
}
