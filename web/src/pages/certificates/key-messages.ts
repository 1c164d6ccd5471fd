import { defineMessages } from '../../i18n/message.ts'

/** The words for the keys that sign cards, among the settings. */
export const k = defineMessages({
  title: { en: 'Signing keys', zh: '签名密钥' },
  lead: {
    en: 'Every card carries a signature, so that anybody can tell a real one without asking us. Publish this address beside your name, for instance on your website: there stand the public keys with which cards are checked.',
    zh: '每张证件都带有数字签名，任何人无需联系本单位即可辨别真伪。请将下列地址公布在官方网站等处，核验所需的公钥均在此公开。',
  },
  address: { en: 'Published at', zh: '公开地址' },
  open: { en: 'Open what is published', zh: '查看公开内容' },
  copy: { en: 'Copy the address', zh: '复制地址' },
  'copy.key': { en: 'Copy the public key {key}', zh: '复制公钥{key}' },
  copied: { en: 'Copied', zh: '已复制' },
  none: {
    en: 'There is no key yet: the first card makes one.',
    zh: '还没有密钥，首次发证时自动生成。',
  },
  table: { en: 'Keys, newest first', zh: '密钥（由新到旧）' },
  key: { en: 'Key', zh: '密钥' },
  state: { en: 'State', zh: '状态' },
  made: { en: 'Made', zh: '生成时间' },
  public: { en: 'Public key', zh: '公钥' },
  'state.current': { en: 'Signs now', zh: '当前使用' },
  'state.kept': { en: 'Older cards verify with it', zh: '仅用于核验旧证' },
  'state.revoked': { en: 'Revoked {when}', zh: '{when}吊销' },
  rotate: { en: 'New key', zh: '更换密钥' },
  'rotate.title': { en: 'Let a new key sign?', zh: '更换签名密钥？' },
  'rotate.text': {
    en: 'Cards that were signed before stay valid. Do this about once a year.',
    zh: '此前签发的证件仍然有效。建议每年更换一次。',
  },
  'rotate.done': { en: 'A new key signs from now on', zh: '已启用新密钥' },
  revoke: { en: 'Revoke', zh: '吊销' },
  'revoke.name': { en: 'Revoke key {key}', zh: '吊销密钥{key}' },
  'revoke.text': {
    en: 'Only when the key was lost or stolen. Nothing that it ever signed counts any longer: every card signed with it must be printed again. This cannot be taken back.',
    zh: '仅在密钥丢失或被盗时使用。吊销后，由该密钥签发的证件全部失效，须重新打印，且不可撤销。',
  },
  'revoke.done': { en: 'Key {key} is revoked', zh: '密钥{key}已吊销' },
})
