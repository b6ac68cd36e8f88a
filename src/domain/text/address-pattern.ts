// "số nhà 12", "ngõ 34/2", "tổ 5", "thôn Đông", "lô A2 KCN Quế Võ": parts in a row, with commas between, are one address.
const number = String.raw`\d{1,4}\p{Lu}?(?:[/-]\d{1,4}\p{Lu}?){0,3}(?![\p{L}\d])`;
const capitals = String.raw`\p{Lu}[\p{L}\d]{0,8}(?: \p{Lu}[\p{L}\d]{0,8}| \d{1,2}(?![\p{L}\d])){0,3}`;
// "tổ 3 người", "lo 20 triệu" count.
const counted = String.raw`(?! (?:người|nguoi|lần|lan|máy|may|xe|chiếc|chiec|cái|cai|con|hộ|ho|năm|nam|tháng|thang|ngày|ngay|giờ|gio|tấn|tan|triệu|trieu|nghìn|nghin|đồng|dong|cháu|chau|đứa|dua|cán bộ|can bo|công nhân|thợ|tho|thành viên|em|anh|chị)(?!\p{L}))`;
const lane = String.raw`[Nn]gõ|[Nn]go|[Nn]gách|[Nn]gach|[Hh]ẻm|[Hh]em|[Kk]iệt`;
const group = String.raw`[Tt]ổ dân phố|[Tt]o dan pho|TDP|[Kk]hu phố|[Kk]hu pho|[Tt]hôn|[Tt]hon|[Xx]óm|[Xx]om`;
const street = String.raw`[Đđ]ường|[Dd]uong|[Pp]hố|[Pp]ho`;
const numbered = String.raw`(?:(?:[Ss]ố nhà|[Ss]o nha|SN|${lane}|[Tt]ổ|[Tt]o|[Ll]ô|[Ll]o) (?:\p{Lu}{1,2}[-.]?)?|(?:${group}) (?:số |so )?)${number}${counted}`;
// A mere number is a house where a lane or a street follows.
const house = String.raw`(?:(?:[Nn]hà )?(?:[Ss]ố|[Ss]o) ${number}|(?:\d{2,4}\p{Lu}?|\d{1,4}(?:\p{Lu}|/\d{1,4}))(?![\p{L}\d/]))(?=,? (?:(?:${lane}) \d|(?:${street}) \p{Lu}))`;
const named = String.raw`(?:${group}|${street}|KCN|CCN|[Kk]hu công nghiệp) (?:số )?${capitals}`;
const lot = String.raw`[Ll]ô \p{Lu}{1,2}[-.]?\d{0,4}(?![\p{L}\d])`;
// Only behind another part: alone it says no more than the place that is found anyway.
const unit = String.raw`(?:[Xx]ã|[Xx]a|[Pp]hường|[Pp]huong|[Tt]hị trấn|[Tt]hị xã|[Hh]uyện|[Hh]uyen|[Tt]hành phố|TP|[Tt]ỉnh|[Tt]inh|P\.|X\.) ?${capitals}`;

/** Written addresses below the commune, by the words for their parts. */
export const address = new RegExp(
  String.raw`(?<![\p{L}\d/.,-])(?:${house}|${numbered}|${named}|${lot})(?:,? (?:${house}|${numbered}|${named}|${lot}|${unit})){0,6}`,
  'gu',
);
