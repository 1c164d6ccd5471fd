/*
 * Whose field it is. A row of a household tells its head in `member.name` and others in columns of
 * their own: `member2.name` to `member15.name`. Those stand in no list: each is the same field of
 * the person at another place.
 */

/** People whom one row of a household can tell, the head among them. */
export const PLACES = 15

export interface Whose {
  /** 1 is the head, or the person of a person row. */
  place: number
  /** The field of the person: `birth`. */
  name: string
}

/** Undefined for what is no person's. */
export function whose(field: string): Whose | undefined {
  const [, digits = '', name] = /^member(|[2-9]|1\d)\.(.+)$/.exec(field) ?? []
  const place = digits === '' ? 1 : Number(digits)
  return name === undefined || place > PLACES ? undefined : { place, name }
}

export const fieldAt = (place: number, name: string): string =>
  `member${place === 1 ? '' : place}.${name}`

/** The same field of the person at another place, with a label that says whose. */
export const atPlace = <F extends { label: { en: string; zh: string } }>(
  field: F,
  place: number,
): F =>
  place === 1
    ? field
    : {
        ...field,
        label: {
          en: `Member ${place}: ${field.label.en}`,
          zh: `成员${place}：${field.label.zh}`,
        },
      }
