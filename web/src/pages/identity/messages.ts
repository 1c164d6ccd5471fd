import { defineMessages } from '../../i18n/message.ts'

export const t = defineMessages({
  'sign-in.title': { en: 'Sign in', zh: '登录' },
  'sign-in.email': { en: 'E-mail', zh: '电子邮箱' },
  'sign-in.password': { en: 'Password', zh: '密码' },
  'sign-in.go': { en: 'Sign in', zh: '登录' },
  'sign-in.forgot': { en: 'Forgot your password?', zh: '忘记密码？' },
  'sign-in.passkey': { en: 'Use a passkey', zh: '使用通行密钥' },
  'sign-in.code': { en: 'Get a code by e-mail', zh: '通过邮件获取验证码' },
  'sign-in.organisation': { en: 'Sign in through your organisation', zh: '通过所在单位登录' },
  'sign-in.other': { en: 'Other ways', zh: '其他方式' },
  'sign-in.back': { en: 'Back to password', zh: '返回密码登录' },
  'sign-in.ended': {
    en: 'Sign in to continue where you were.',
    zh: '请登录。登录后回到刚才的页面。',
  },
  'code.title': { en: 'Enter the code from your mail', zh: '输入邮件中的验证码' },
  'code.lead': {
    en: 'If {email} may sign in, a six-digit code is on its way. It is valid for five minutes.',
    zh: '如果 {email} 可以登录，六位验证码已经发出，五分钟内有效。',
  },
  'code.field': { en: 'Code', zh: '验证码' },
  'code.send': { en: 'Send a code', zh: '发送验证码' },
  'code.again': { en: 'Send another code', zh: '重新发送' },
  'code.sent': { en: 'A new code is on its way', zh: '新的验证码已发送' },
  'factor.title': { en: 'Confirm that it is you', zh: '确认是您本人' },
  'factor.lead': {
    en: 'Open your authenticator app and enter its six digits.',
    zh: '请打开身份验证器应用，输入六位数字。',
  },
  'factor.backup.lead': {
    en: 'Enter one of the backup codes you kept. Each works once.',
    zh: '请输入您保存的备用码，每个只能使用一次。',
  },
  'factor.backup': { en: 'Use a backup code', zh: '使用备用码' },
  'factor.backup.field': { en: 'Backup code', zh: '备用码' },
  'factor.app': { en: 'Use the authenticator app', zh: '使用身份验证器' },
  'factor.trust': {
    en: 'Do not ask on this device for 30 days',
    zh: '30天内此设备不再询问',
  },
  'factor.trust.hint': {
    en: 'Only on a device that nobody else uses.',
    zh: '仅限只有您本人使用的设备。',
  },
  'factor.go': { en: 'Confirm', zh: '确认' },
  'forgot.title': { en: 'Set a new password', zh: '重设密码' },
  'forgot.lead': {
    en: 'Enter your e-mail. If it has an account, a link arrives within a few minutes.',
    zh: '请输入电子邮箱。如已注册，几分钟内会收到重设密码的链接。',
  },
  'forgot.go': { en: 'Send the link', zh: '发送链接' },
  'forgot.done': { en: 'Check your mail', zh: '请查看邮箱' },
  'forgot.done.text': {
    en: 'If {email} has an account, a link is on its way. It is valid for one hour.',
    zh: '如果 {email} 已注册，链接已经发出，一小时内有效。',
  },
  'forgot.back': { en: 'Back to sign-in', zh: '返回登录' },
  'reset.title': { en: 'Choose a new password', zh: '设置新密码' },
  'reset.new': { en: 'New password', zh: '新密码' },
  'reset.hint': {
    en: 'At least 12 characters. A few unrelated words work well.',
    zh: '至少12个字符，建议用几个不相关的词组合。',
  },
  'reset.short': { en: 'Use at least 12 characters.', zh: '请至少使用12个字符。' },
  'reset.go': { en: 'Save the password', zh: '保存密码' },
  'reset.done': {
    en: 'The password is changed and all devices are signed out.',
    zh: '密码已修改，所有设备均已退出登录。',
  },
  'reset.no-token': {
    en: 'This link is not complete. Open it again from your mail, or ask for a new one.',
    zh: '链接不完整。请从邮件中重新打开，或重新申请。',
  },
  'join.title': { en: 'You are invited', zh: '您收到了加入邀请' },
  'join.lead': {
    en: 'Join with the e-mail address that the invitation was sent to.',
    zh: '请使用收到邀请的电子邮箱加入。',
  },
  'join.as': { en: 'You are signed in as {name}, {email}.', zh: '当前登录：{name}，{email}。' },
  'join.go': { en: 'Join', zh: '加入' },
  'join.other': { en: 'Use another account', zh: '使用其他账号' },
  'join.name': { en: 'Your name', zh: '您的姓名' },
  'join.name.hint': { en: 'The name your colleagues know.', zh: '请填写真实姓名，便于同事识别。' },
  'join.name.missing': { en: 'Enter your name.', zh: '请填写姓名。' },
  'join.create': { en: 'Create account', zh: '注册账号' },
  'join.sign-in': { en: 'I have an account: sign in', zh: '已有账号，直接登录' },
  'join.mail': {
    en: 'Confirm your address: open the link in the mail to {email}, then sign in.',
    zh: '请打开发送至 {email} 的邮件，点击其中的链接确认邮箱，然后登录。',
  },
  'join.no-token': {
    en: 'This invitation link is not complete. Open it again from your mail.',
    zh: '邀请链接不完整，请从邮件中重新打开。',
  },
  'account.title': { en: 'Devices and security', zh: '设备与安全' },
  'account.lead': { en: 'Signed in as {name}, {email}', zh: '当前登录：{name}，{email}' },
  'account.home': { en: 'My work', zh: '我的工作' },
  'device.title': { en: 'Where you are signed in', zh: '已登录的设备' },
  'device.this': { en: 'This device', zh: '本设备' },
  'device.unknown': { en: 'Unknown device', zh: '未知设备' },
  'device.since': { en: 'Since {when}, last used {ago}', zh: '{when}登录，上次使用：{ago}' },
  'device.out': { en: 'Sign out', zh: '退出登录' },
  'device.out.label': { en: 'Sign out {device}', zh: '退出登录：{device}' },
  'device.others': { en: 'Sign out all others', zh: '退出其他所有设备' },
  'device.done': { en: 'Signed out there', zh: '该设备已退出登录' },
  'device.others.done': { en: 'All other devices are signed out', zh: '其他设备均已退出登录' },
  'password.title': { en: 'Password', zh: '密码' },
  'password.current': { en: 'Current password', zh: '当前密码' },
  'password.change': { en: 'Change password', zh: '修改密码' },
  'password.done': {
    en: 'The password is changed; other devices are signed out',
    zh: '密码已修改，其他设备均已退出登录',
  },
  'totp.title': { en: 'Authenticator app', zh: '身份验证器' },
  'totp.text': {
    en: 'A second proof beside the password: six digits from an app on your phone.',
    zh: '密码之外再加一重验证：手机应用生成的六位数字。',
  },
  'totp.on': { en: 'On', zh: '已启用' },
  'totp.off': { en: 'Off', zh: '未启用' },
  'totp.start': { en: 'Set up', zh: '设置' },
  'totp.stop': { en: 'Turn off', zh: '停用' },
  'totp.stop.title': { en: 'Turn off the authenticator app', zh: '停用身份验证器' },
  'totp.password': {
    en: 'Enter your password first.',
    zh: '请先输入密码。',
  },
  'totp.scan': {
    en: 'Scan the code with your authenticator app, or enter the key there. Then enter the six digits it shows.',
    zh: '用身份验证器扫描二维码，或手动输入密钥，然后填写其显示的六位数字。',
  },
  'totp.qr': { en: 'QR code of the key', zh: '密钥二维码' },
  'totp.key': { en: 'Key', zh: '密钥' },
  'totp.open': { en: 'Open in an app on this device', zh: '在本设备的应用中打开' },
  'totp.done': { en: 'The authenticator app is on', zh: '身份验证器已启用' },
  'totp.stopped': { en: 'The authenticator app is off', zh: '身份验证器已停用' },
  'totp.codes': { en: 'Backup codes', zh: '备用码' },
  'totp.codes.text': {
    en: 'Keep these on paper. Each signs you in once when you do not have your phone.',
    zh: '请抄写并妥善保存。手机不在身边时，每个备用码可登录一次。',
  },
  'totp.kept': { en: 'I have kept them', zh: '已妥善保存' },
  'passkey.title': { en: 'Passkeys', zh: '通行密钥' },
  'passkey.text': {
    en: 'Sign in with your fingerprint, face or device PIN. There is no password to remember or lose.',
    zh: '使用指纹、面容或设备锁屏密码登录，无需记忆密码，更不易被盗用。',
  },
  'passkey.none': { en: 'No passkeys yet.', zh: '尚未添加通行密钥。' },
  'passkey.add': { en: 'Add a passkey', zh: '添加通行密钥' },
  'passkey.name': { en: 'Name of this passkey', zh: '通行密钥名称' },
  'passkey.remove': { en: 'Remove', zh: '删除' },
  'passkey.remove.title': { en: 'Remove the passkey “{name}”', zh: '删除通行密钥“{name}”' },
  'passkey.remove.text': {
    en: 'You can no longer sign in with it here. Other ways still work.',
    zh: '此后不能再用它登录，其他登录方式不受影响。',
  },
  'passkey.added': { en: 'The passkey is added', zh: '通行密钥已添加' },
  'passkey.removed': { en: 'The passkey is removed', zh: '通行密钥已删除' },
  'passkey.since': { en: 'Added {when}', zh: '添加于{when}' },
  'passkey.unnamed': { en: 'Passkey', zh: '通行密钥' },
})

/** The sign-in service's own codes. */
export const codes = defineMessages({
  INVALID_EMAIL_OR_PASSWORD: {
    en: 'E-mail and password do not match. Check both.',
    zh: '邮箱或密码不正确，请检查后重试。',
  },
  INVALID_EMAIL: {
    en: 'Enter an e-mail address like name@example.org.',
    zh: '请输入有效的邮箱地址，如 name@example.org。',
  },
  INVALID_PASSWORD: {
    en: 'This is not your current password. Enter it again.',
    zh: '当前密码不正确，请重新输入。',
  },
  EMAIL_NOT_VERIFIED: {
    en: 'Open the link in the mail we sent to confirm your address, then sign in.',
    zh: '请先打开确认邮件中的链接，再登录。',
  },
  TRY_LATER: {
    en: 'Too many attempts. Try again in {retryAfter} seconds.',
    zh: '尝试次数过多，请在{retryAfter}秒后重试。',
  },
  INVALID_CODE: {
    en: 'The code does not match. Enter the newest one.',
    zh: '验证码不正确，请输入最新的验证码。',
  },
  INVALID_OTP: {
    en: 'The code does not match. Enter the one from the newest mail.',
    zh: '验证码不正确，请输入最新邮件中的验证码。',
  },
  OTP_EXPIRED: { en: 'The code has expired. Send another one.', zh: '验证码已过期，请重新发送。' },
  TOO_MANY_ATTEMPTS: {
    en: 'Too many wrong codes. Send another one.',
    zh: '错误次数过多，请重新发送验证码。',
  },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: {
    en: 'Too many wrong codes. Sign in again for a new try.',
    zh: '错误次数过多，请重新登录后再试。',
  },
  INVALID_BACKUP_CODE: {
    en: 'This backup code is wrong or was used before. Enter another one.',
    zh: '备用码不正确或已使用，请换一个。',
  },
  INVALID_TWO_FACTOR_COOKIE: {
    en: 'It took too long. Sign in again with your password.',
    zh: '操作超时，请重新输入密码登录。',
  },
  INVALID_TOKEN: {
    en: 'This link was used before or has expired. Ask for a new one.',
    zh: '链接已使用或已过期，请重新申请。',
  },
  PASSWORD_TOO_SHORT: { en: 'Use at least 12 characters.', zh: '请至少使用12个字符。' },
  PASSWORD_TOO_LONG: { en: 'Use at most 128 characters.', zh: '密码请勿超过128个字符。' },
  SECOND_FACTOR_REQUIRED: {
    en: 'This account signs in with its password and second factor.',
    zh: '此账号须使用密码登录，并通过双重验证。',
  },
  USER_VERIFICATION_REQUIRED: {
    en: 'The passkey must ask for a fingerprint, a face or a PIN.',
    zh: '通行密钥须验证指纹、面容或设备锁屏密码，请重试。',
  },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    en: 'There is already an account with this e-mail. Sign in instead.',
    zh: '该邮箱已注册，请直接登录。',
  },
  SESSION_EXPIRED: {
    en: 'Sign in again to change this.',
    zh: '请重新登录后再修改。',
  },
  SESSION_NOT_FRESH: {
    en: 'Sign in again to change this.',
    zh: '请重新登录后再修改。',
  },
  PASSKEY_NOT_FOUND: {
    en: 'This passkey is not known here any more. Use another way.',
    zh: '此通行密钥已失效，请使用其他方式。',
  },
  AUTHENTICATION_FAILED: {
    en: 'The passkey was not accepted. Use another way.',
    zh: '通行密钥未通过验证，请使用其他方式。',
  },
  NO_PROVIDER_FOUND: {
    en: 'No organisation signs in with this e-mail. Use your password.',
    zh: '该邮箱所在单位未开通单位登录，请使用密码登录。',
  },
  'http.403': {
    en: 'This way of signing in is not allowed for you. Use another way.',
    zh: '您不能使用此方式登录，请选择其他方式。',
  },
  'http.404': {
    en: 'No organisation signs in with this e-mail. Use your password.',
    zh: '该邮箱所在单位未开通单位登录，请使用密码登录。',
  },
  'passkey.unsupported': {
    en: 'This browser does not support passkeys. Use another way.',
    zh: '此浏览器不支持通行密钥，请使用其他方式。',
  },
  'passkey.cancelled': {
    en: 'The passkey was not used. Try again, or use another way.',
    zh: '未使用通行密钥，请重试或选择其他方式。',
  },
})
