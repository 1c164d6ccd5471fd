import { query } from '@terrace/platform/command'
import { Cursor } from '@terrace/platform/cursor'
import * as z from 'zod'
import { readCase } from './case-store.ts'
import { type CaseView, viewCase } from './case-view.ts'
import { linesOfHousehold, withList } from './household-cases.ts'
import { readList } from './list-store.ts'
import { type ListView, viewList } from './list-view.ts'
import { Brief } from './matter.ts'
import { type Asked, readShelf } from './shelf.ts'
import { templateOf } from './template-store.ts'
import { listsOf, wayOfCase, wayOfList } from './way.ts'
import { readers } from './who.ts'

export const BriefView = Brief.omit({ path: true })
export const BriefPage = z.object({ items: z.array(BriefView), next: z.string().optional() })

const Name = z.string().max(40).optional()
const ListInput = z.object({ area: Name, state: Name, template: Name, cursor: Cursor })

/**
 * Cases of an area, where one that is on a list stands as listed: its list says how far it is. Or all
 * that one household ever had, each where it stands.
 */
export const listCases = query(
  { id: 'case.list', allow: readers, input: ListInput.extend({ household: Name }) },
  async (ctx, { household, ...asked }) =>
    household === undefined
      ? readShelf(ctx, { shelf: 'case', ...asked } satisfies Asked)
      : { items: await linesOfHousehold(ctx, household) },
)

/** Village lists of an area. */
export const listLists = query(
  { id: 'list.list', allow: readers, input: ListInput },
  (ctx, asked) => readShelf(ctx, { shelf: 'list', ...asked } satisfies Asked),
)

/** A case with its whole way: who did what, when, on which evidence, what is due next. */
export const getCase = query(
  { id: 'case.get', allow: readers, input: z.object({ case: z.string() }) },
  async (ctx, { case: id }): Promise<CaseView> => {
    const { doc } = await readCase(ctx, id)
    const template = await templateOf(ctx, doc.template, doc.templateVersion)
    const lists = await listsOf(ctx, doc)
    const steps = await wayOfCase(ctx, template, doc, lists)
    const list = lists.find((one) => one.list === doc.list)
    return { ...viewCase(template, list ? withList(doc, list) : doc), steps }
  },
)

/** A list with its entries, votes, sample and decisions. */
export const getList = query(
  { id: 'list.get', allow: readers, input: z.object({ list: z.string() }) },
  async (ctx, { list: id }): Promise<ListView> => {
    const { doc, holds } = await readList(ctx, id)
    const template = await templateOf(ctx, doc.template, doc.templateVersion)
    const steps = await wayOfList(ctx, template, doc)
    return { ...viewList(template, doc, holds), steps }
  },
)
