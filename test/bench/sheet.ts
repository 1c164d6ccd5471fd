/** Villages of the file: as the demo county names its townships and villages. */
const places = ['云溪镇', '青石镇', '柳河镇', '龙泉乡'].flatMap((township) =>
  ['上坪村', '下湾村', '新田村'].map((village) => [township, village]),
)
const relations = ['head', 'spouse', 'son']

/** A file of so many persons, three a household: made, not real. */
export function personRows(rows: number): Buffer {
  const lines = ['household,person,township,village,name,sex,birth,relation,wage,business']
  for (let i = 0; i < rows; i++) {
    const household = Math.floor(i / 3)
    const at = i % 3
    const [township, village] = places[household % places.length] ?? []
    const name = `测${String.fromCodePoint(0x4e00 + (household % 5_000), 0x4e00 + ((i * 7) % 5_000))}`
    const birth = `${(at === 2 ? 2_000 : 1_960) + (household % 20)}-0${1 + (i % 9)}-1${i % 10}`
    const sex = at === 1 ? 'female' : 'male'
    const wage = at === 2 ? 0 : 8_000 + (i % 900)
    const facts = [name, sex, birth, relations[at], wage, 1_200 + (i % 77)]
    lines.push([`B${household}`, `B${household}-${at}`, township, village, ...facts].join(','))
  }
  return Buffer.from(`${lines.join('\n')}\n`)
}

/** How its columns become fields. */
export const mapping = {
  source: 'bench',
  shape: 'persons',
  household: 'household',
  columns: [
    { column: 'person', field: 'member.ref' },
    { column: 'name', field: 'member.name' },
    { column: 'sex', field: 'member.sex' },
    { column: 'birth', field: 'member.birth' },
    { column: 'relation', field: 'member.relation' },
    { column: 'wage', field: 'income.wage' },
    { column: 'business', field: 'income.business' },
  ],
  area: { columns: ['township', 'village'] },
  natures: { wage: 'person', business: 'person' },
}
