import type { SeededRandom } from './seeded-random.js';

// Surnames roughly by how common they are: the first row is drawn more often.
const COMMON_SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙'];
const OTHER_SURNAMES = [
  ...'胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];

const FEMALE_CHARACTERS = [...'婷丽娜静敏燕艳娟莉芳玲洁颖琳雪慧倩欣怡佳萍红蕾薇梅琴云霞兰菲晶璐瑶岚蓉茜悦彤妍思雨梦晓春诗可馨雅文'];
const MALE_CHARACTERS = [...'伟强磊洋勇军杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林亮峰毅阳志文嘉子建国晨博家天一泽瑞昊'];

const FEMALE_SHARE = 0.68;
const ONE_CHARACTER_SHARE = 0.3;

function drawName(random: SeededRandom): string {
  const surname = random.chance(0.55) ? random.pick(COMMON_SURNAMES) : random.pick(OTHER_SURNAMES);
  const characters = random.chance(FEMALE_SHARE) ? FEMALE_CHARACTERS : MALE_CHARACTERS;
  const first = random.pick(characters);
  if (random.chance(ONE_CHARACTER_SHARE)) return surname + first;
  return surname + first + random.pick(characters);
}

/** A function that gives a believable Chinese name at each call, never the same twice. */
export function uniqueNames(random: SeededRandom): () => string {
  const taken = new Set<string>();
  return () => {
    let name = drawName(random);
    while (taken.has(name)) name = drawName(random);
    taken.add(name);
    return name;
  };
}
