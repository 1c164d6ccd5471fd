import type { Messages } from '@terrace/platform/i18n'

/** Every refusal of this package, and the words of its mails. */
export const messages: Messages = {
  'tenant.taken': {
    en: 'A workspace with the id “{tenant}” exists already.',
    zh: '工作区标识“{tenant}”已被使用。',
  },
  'field.repeated': { en: 'Something is listed twice.', zh: '存在重复项。' },
  'settings.zone': {
    en: 'Enter an IANA time zone, such as Asia/Shanghai.',
    zh: '请填写 IANA 时区，如 Asia/Shanghai。',
  },
  'settings.pattern': {
    en: 'Write a simple regular expression: no groups, at most three repetitions.',
    zh: '请填写简单的正则表达式：不含分组，最多三处重复。',
  },
  'settings.year-start': {
    en: 'Enter month and day, such as 10-01.',
    zh: '请填写月和日，如 10-01。',
  },
  'settings.stale': {
    en: 'Somebody changed the settings meanwhile. Load them again.',
    zh: '设置已被他人修改，请重新加载。',
  },
  'settings.frame-in-use': {
    en: 'Currency and levels cannot change once there are areas. Names of levels can.',
    zh: '已有地区后，货币和地区层级不可更改；层级名称可以修改。',
  },
  'code.missing': { en: 'The list has no code “{code}”.', zh: '列表中没有代码“{code}”。' },
  'code.taken': { en: 'This code is in the list already.', zh: '该代码已存在。' },
  'code.not-deletable': {
    en: 'The code “{code}” cannot be deleted, because records may hold it. End it instead.',
    zh: '代码“{code}”可能已被使用，不能删除，请改为停用。',
  },
  'line.missing': { en: 'There is no line “{line}”.', zh: '没有标准线“{line}”。' },
  'member.missing': { en: 'There is no such person here.', zh: '没有此成员。' },
  'member.exists': {
    en: 'This person belongs to the workspace already.',
    zh: '此人已是工作区成员。',
  },
  'member.not-yourself': {
    en: 'You cannot change your own roles. Ask another administrator.',
    zh: '不能修改自己的权限，请联系其他管理员。',
  },
  'member.last-admin': {
    en: 'This is the last administrator. Name another one first.',
    zh: '这是最后一位管理员，请先指定其他管理员。',
  },
  'member.stale': {
    en: 'Somebody changed this membership meanwhile. Load it again.',
    zh: '该成员信息已被他人修改，请重新加载。',
  },
  'member.scope-mixed': {
    en: 'Choose the whole workspace or single areas, not both.',
    zh: '请选择全部地区或指定地区，不可同时选择。',
  },
  'invitation.missing': {
    en: 'This invitation is not valid. Check that the link is complete.',
    zh: '邀请无效，请检查链接是否完整。',
  },
  'invitation.closed': {
    en: 'This invitation can no longer be used. Ask for a new one.',
    zh: '该邀请已失效，请联系管理员重新邀请。',
  },
  'invitation.other-email': {
    en: 'Sign in with the e-mail address that was invited, and confirm it first.',
    zh: '请使用受邀邮箱登录，并先完成邮箱验证。',
  },
  'invitation.mail-subject': {
    en: '{by} invites you to {name}',
    zh: '{by} 邀请您加入“{name}”',
  },
  'invitation.mail-text': {
    en: '{by} invites you to work in {name}.\n\nOpen this link and sign in with this e-mail address:\n{link}\n\nThe link is valid for {days} days. If you did not expect it, do nothing.',
    zh: '{by} 邀请您加入“{name}”。\n\n请打开以下链接，并使用此邮箱登录：\n{link}\n\n链接 {days} 天内有效。如非本人预期，请忽略此邮件。',
  },
  'sso.domain-taken': {
    en: 'The domain {domain} belongs to another workspace. Ask your operator.',
    zh: '域名 {domain} 已被其他工作区使用，请联系运营方。',
  },
  'sso.domain-missing': {
    en: 'Nobody has claimed the domain {domain}.',
    zh: '域名 {domain} 尚未登记。',
  },
  'area.missing': {
    en: 'There is no such area, or it is not yours to see.',
    zh: '没有此地区，或您无权查看。',
  },
  'area.level': {
    en: 'Choose a level below that of the area above.',
    zh: '层级必须低于上级地区。',
  },
  'area.code-taken': {
    en: 'The code {code} belongs to another area.',
    zh: '代码 {code} 已被其他地区使用。',
  },
  'area.codes-many': {
    en: 'An area has codes of at most four schemes.',
    zh: '一个地区最多对应四套代码。',
  },
  'area.parent-ended': {
    en: 'The area above has ended, or is no longer there.',
    zh: '上级地区已终止或不存在。',
  },
  'area.ended': { en: 'This area has ended.', zh: '该地区已终止。' },
  'area.stale': {
    en: 'Somebody changed this area meanwhile. Load it again.',
    zh: '该地区已被他人修改，请重新加载。',
  },
  'area.has-children': {
    en: 'End or merge the areas below first.',
    zh: '请先终止或合并下级地区。',
  },
  'area.not-siblings': {
    en: 'Only areas of one level under the same area can be merged.',
    zh: '只能合并同一上级下的同级地区。',
  },
  'area.boundary': {
    en: 'Enter a GeoJSON Polygon or MultiPolygon in longitude and latitude, rings closed.',
    zh: '请提供 GeoJSON Polygon 或 MultiPolygon（经纬度坐标，环须闭合）。',
  },
  'area.boundary-size': {
    en: 'The boundary is larger than {maximum} kB. Simplify it.',
    zh: '边界数据超过 {maximum} kB，请先简化。',
  },
  'area.file-foreign': {
    en: 'This file was not uploaded here.',
    zh: '该文件不属于当前工作区。',
  },
  'area.file-column': {
    en: 'The file has no column “{column}”. Its columns: {columns}.',
    zh: '文件中没有“{column}”列。现有列：{columns}。',
  },
  'area.file-level': { en: 'There is no level “{level}”.', zh: '没有层级“{level}”。' },
  'area.row-code': { en: 'The code is missing or too long.', zh: '代码缺失或过长。' },
  'area.row-name': { en: 'The name is missing or too long.', zh: '名称缺失或过长。' },
  'area.row-repeated': {
    en: 'The file has this code twice.',
    zh: '文件中代码重复。',
  },
  'area.row-orphan': {
    en: 'There is no area above with the code {parent}.',
    zh: '找不到代码为 {parent} 的上级地区。',
  },
  'area.row-moved': {
    en: 'The area stands elsewhere. Areas do not move; merge or split them.',
    zh: '该地区的上级不一致。地区不可移动，请使用合并或拆分。',
  },
}
