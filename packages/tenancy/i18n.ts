import type { Messages } from '@terrace/platform/i18n'

/** Every refusal of this package, and the words of its mails. */
export const messages: Messages = {
  'tenant.taken': {
    en: 'A workspace with the id “{tenant}” already exists. Choose another id.',
    zh: '工作区标识“{tenant}”已被使用，请换一个。',
  },
  'field.repeated': {
    en: 'Something is listed twice. Remove one of them.',
    zh: '有重复项，请删除多余的一项。',
  },
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
    zh: '请填写月和日，如10-01。',
  },
  'settings.idle-order': {
    en: 'The second limit must be longer than the first.',
    zh: '第二期限须长于第一期限。',
  },
  'settings.stale': {
    en: 'Somebody changed the settings meanwhile. Load them again.',
    zh: '设置已被他人修改，请重新加载。',
  },
  'settings.frame-in-use': {
    en: 'Currency and levels cannot change once there are areas. Names of levels can.',
    zh: '建立地区后，货币和地区层级不可更改；层级名称可以修改。',
  },
  'code.missing': {
    en: 'The list has no code “{code}”. Load the list again.',
    zh: '代码表中没有代码“{code}”，请重新加载。',
  },
  'code.taken': {
    en: 'This code is already in the list. Choose another one.',
    zh: '该代码已存在，请换一个。',
  },
  'code.not-deletable': {
    en: 'The code “{code}” cannot be deleted, because records may hold it. End it instead.',
    zh: '代码“{code}”可能已被使用，不能删除，请改为停用。',
  },
  'line.missing': {
    en: 'There is no line “{line}”. Load the settings again.',
    zh: '没有标准线“{line}”，请重新加载设置。',
  },
  'member.missing': {
    en: 'There is no such member here. Load the list again.',
    zh: '没有此成员，请重新加载列表。',
  },
  'member.exists': {
    en: 'This person already belongs to the workspace.',
    zh: '此人已是工作区成员。',
  },
  'member.not-yourself': {
    en: 'You cannot change your own rights. Ask another administrator.',
    zh: '不能修改自己的权限，请联系其他系统管理员。',
  },
  'member.suspended': {
    en: 'Your access here was suspended. Ask the administrator.',
    zh: '您在此处的使用权限已被暂停，请联系管理员。',
  },
  'member.last-admin': {
    en: 'This is the last administrator. Name another one first.',
    zh: '这是最后一位系统管理员，请先指定其他系统管理员。',
  },
  'member.stale': {
    en: 'Somebody changed this member meanwhile. Load it again.',
    zh: '该成员信息已被他人修改，请重新加载。',
  },
  'member.scope-mixed': {
    en: 'Choose the whole workspace or certain areas, not both.',
    zh: '请选择整个工作区或指定地区，不可同时选择。',
  },
  'invitation.missing': {
    en: 'This invitation is not valid. Check that the link is complete.',
    zh: '邀请无效，请检查链接是否完整。',
  },
  'invitation.closed': {
    en: 'This invitation can no longer be used. Ask for a new one.',
    zh: '该邀请已失效，请联系系统管理员重新邀请。',
  },
  'invitation.other-email': {
    en: 'Sign in with the e-mail address that was invited, and confirm it first.',
    zh: '请使用受邀邮箱登录，并先完成邮箱验证。',
  },
  'invitation.mail-subject': {
    en: '{by} invites you to {name}',
    zh: '{by}邀请您加入“{name}”',
  },
  'invitation.mail-text': {
    en: '{by} invites you to work in {name}.\n\nOpen this link and sign in with this e-mail address:\n{link}\n\nThe link is valid for {days} days. If you did not expect it, do nothing.',
    zh: '{by}邀请您加入“{name}”。\n\n请打开以下链接，并用此邮箱登录：\n{link}\n\n链接{days}天内有效。如与您无关，请忽略此邮件。',
  },
  'sso.domain-taken': {
    en: 'The domain {domain} belongs to another workspace. Ask your operator.',
    zh: '域名 {domain} 已被其他工作区使用，请联系平台运营方。',
  },
  'sso.domain-missing': {
    en: 'Nobody has claimed the domain {domain}.',
    zh: '域名 {domain} 尚未登记。',
  },
  'area.missing': {
    en: 'There is no such area, or you may not see it.',
    zh: '没有此地区，或您无权查看。',
  },
  'area.level': {
    en: 'Choose a level below that of the area above.',
    zh: '层级须低于上级地区，请重新选择。',
  },
  'area.code-taken': {
    en: 'The code {code} belongs to another area. Check it or choose another one.',
    zh: '代码{code}已被其他地区使用，请核对或更换。',
  },
  'area.codes-many': {
    en: 'An area can have codes of at most four schemes. Remove some.',
    zh: '一个地区最多对应四套代码，请删除多余的。',
  },
  'area.parent-ended': {
    en: 'The area above has ended or no longer exists. Choose another one.',
    zh: '上级地区已撤销或不存在，请另选。',
  },
  'area.ended': {
    en: 'This area has ended. Choose the area that replaced it.',
    zh: '该地区已撤销，请选择其承接地区。',
  },
  'area.stale': {
    en: 'Somebody changed this area meanwhile. Load it again.',
    zh: '该地区已被他人修改，请重新加载。',
  },
  'area.has-children': {
    en: 'End or merge the areas below first.',
    zh: '请先撤销或合并下级地区。',
  },
  'area.not-siblings': {
    en: 'Only areas of one level under the same area can be merged.',
    zh: '只能合并同一上级下的同级地区，请重新选择。',
  },
  'area.boundary': {
    en: 'Enter a GeoJSON Polygon or MultiPolygon in longitude and latitude, rings closed.',
    zh: '请提供 GeoJSON Polygon 或 MultiPolygon（经纬度坐标，环须闭合）。',
  },
  'area.boundary-size': {
    en: 'The boundary is larger than {maximum} kB. Simplify it.',
    zh: '边界数据超过{maximum} kB，请先简化。',
  },
  'area.file-foreign': {
    en: 'This file was not uploaded here. Upload it again.',
    zh: '该文件不属于当前工作区，请重新上传。',
  },
  'area.file-column': {
    en: 'The file has no column “{column}”. Its columns: {columns}.',
    zh: '文件中没有“{column}”列。现有列：{columns}。',
  },
  'area.file-level': { en: 'There is no level “{level}”.', zh: '没有层级“{level}”。' },
  'area.row-code': {
    en: 'The code is missing or too long. Correct it.',
    zh: '代码缺失或过长，请更正。',
  },
  'area.row-name': {
    en: 'The name is missing or too long. Correct it.',
    zh: '名称缺失或过长，请更正。',
  },
  'area.row-repeated': {
    en: 'The file has this code twice. Keep one row.',
    zh: '文件中代码重复，请只保留一行。',
  },
  'area.row-orphan': {
    en: 'There is no area above with the code {parent}. Add it to the file first.',
    zh: '找不到代码为{parent}的上级地区，请先在文件中补上。',
  },
  'area.row-moved': {
    en: 'The area is under another area already. Areas do not move; merge or split them.',
    zh: '该地区在系统中属于其他上级。地区不可移动，请使用合并或拆分。',
  },
  'signing-key.missing': {
    en: 'There is no such key.',
    zh: '没有该签名密钥。',
  },
  'signing-key.revoked': {
    en: 'This key was revoked before.',
    zh: '该签名密钥此前已被吊销。',
  },
  'signing-key.made-meanwhile': {
    en: 'Somebody made a new key meanwhile. Look at the list of keys again.',
    zh: '他人刚刚生成了新密钥，请重新查看密钥列表。',
  },
}
