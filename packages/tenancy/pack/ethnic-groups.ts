import { codes } from './table.ts'

/** GB/T 3304: number, Roman name, Chinese name. Off unless a tenant needs it. */
const names =
  'Han 汉 Mongol 蒙古 Hui 回 Zang 藏 Uygur 维吾尔 Miao 苗 Yi 彝 Zhuang 壮 Buyei 布依 Chosen 朝鲜 ' +
  'Man 满 Dong 侗 Yao 瑶 Bai 白 Tujia 土家 Hani 哈尼 Kazak 哈萨克 Dai 傣 Li 黎 Lisu 傈僳 Va 佤 She 畲 ' +
  'Gaoshan 高山 Lahu 拉祜 Sui 水 Dongxiang 东乡 Naxi 纳西 Jingpo 景颇 Kirgiz 柯尔克孜 Tu 土 ' +
  'Daur 达斡尔 Mulao 仫佬 Qiang 羌 Blang 布朗 Salar 撒拉 Maonan 毛南 Gelao 仡佬 Xibe 锡伯 Achang 阿昌 ' +
  'Pumi 普米 Tajik 塔吉克 Nu 怒 Uzbek 乌孜别克 Russ 俄罗斯 Ewenki 鄂温克 Deang 德昂 Bonan 保安 ' +
  'Yugur 裕固 Gin 京 Tatar 塔塔尔 Derung 独龙 Oroqen 鄂伦春 Hezhen 赫哲 Monba 门巴 Lhoba 珞巴 Jino 基诺'

const pairs = names.split(' ')

export const ethnicity = codes(
  ...Array.from({ length: pairs.length / 2 }, (_, i) => {
    const [en = '', zh = ''] = pairs.slice(2 * i, 2 * i + 2)
    const number = String(i + 1).padStart(2, '0')
    return [en.toLowerCase(), en, `${zh}族`, { 'gb-t-3304': number }] as const
  }),
  ['other', 'Other', '其他', { 'gb-t-3304': '97' }],
)
