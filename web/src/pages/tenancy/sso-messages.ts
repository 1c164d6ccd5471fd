/** The words of sign-in with the organisation's own provider. */
export const ssoMessages = {
  sso: { en: 'Sign-in with your organisation', zh: '单位统一登录' },
  'sso.lead': {
    en: 'People with an e-mail address of your domain sign in at your own provider (OpenID Connect).',
    zh: '使用本单位域名邮箱的人员，可通过本单位的身份平台（OpenID Connect）登录。',
  },
  'sso.steps': {
    en: 'Save the provider first. Your operator then verifies that the domain is yours. After that, save the provider again: from then on it counts.',
    zh: '请先保存登录平台；由平台运营方核实域名归属后，再次保存即可启用。',
  },
  'sso.none': { en: 'No provider yet.', zh: '尚未设置登录平台。' },
  'sso.table': { en: 'Providers', zh: '登录平台' },
  'sso.add': { en: 'Add a provider', zh: '添加登录平台' },
  'sso.change': { en: 'Change {name}', zh: '修改{name}' },
  'sso.provider': { en: 'Short name', zh: '简称' },
  'sso.provider.hint': {
    en: 'Small letters, digits and hyphens; it stands in the address below and never changes.',
    zh: '小写字母、数字和连字符，用于下方回调地址，保存后不可更改。',
  },
  'sso.domain': { en: 'E-mail domain', zh: '邮箱域名' },
  'sso.domain.hint': { en: 'Such as county.gov.example.', zh: '例如 county.gov.example。' },
  'sso.issuer': { en: 'Issuer address', zh: '签发方地址' },
  'sso.issuer.hint': {
    en: 'Where the provider publishes /.well-known/openid-configuration.',
    zh: '登录平台发布 /.well-known/openid-configuration 的地址。',
  },
  'sso.client': { en: 'Client ID', zh: '客户端 ID' },
  'sso.secret': { en: 'Client secret', zh: '客户端密钥' },
  'sso.secret.hint': {
    en: 'It is kept sealed and never shown again, so enter it at each save.',
    zh: '加密保存且不再显示，每次保存均需填写。',
  },
  'sso.scopes': { en: 'Scopes', zh: '授权范围' },
  'sso.scopes.hint': { en: 'Separated by spaces.', zh: '以空格分隔。' },
  'sso.callback': { en: 'Callback address to register there', zh: '需在登录平台登记的回调地址' },
  'sso.state': { en: 'Domain', zh: '域名状态' },
  'sso.verified': { en: 'Verified', zh: '已核实' },
  'sso.waiting': { en: 'Waiting for the operator', zh: '待运营方核实' },
  'sso.saved': {
    en: '{name} saved. It counts once its domain is verified and it was saved after that.',
    zh: '{name}已保存。域名核实后再次保存即可启用。',
  },
  'sso.counts': {
    en: '{name} saved. {domain} now signs in there.',
    zh: '{name}已保存，{domain}现可通过其登录。',
  },
} as const
