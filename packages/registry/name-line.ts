import { headOf } from './brief.ts'
import type { Household, Member } from './model.ts'
import type { NameLine } from './person-key.entity.ts'

/** A person as searches and duplicates show them. */
export function lineOfMember(household: Household, member: Member): NameLine {
  return {
    household: household.household,
    number: household.number,
    member: member.member,
    name: member.name ?? '',
    sex: member.sex,
    birth: member.birth,
    head: member === headOf(household),
    status: household.status,
    area: household.area,
    areaName: household.areaName,
    path: household.path,
  }
}
