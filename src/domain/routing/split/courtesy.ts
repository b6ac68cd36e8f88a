import type { TextToken } from '../../text/tokens.ts';

// Of letters and chats: greetings, thanks, and that somebody may please do something. None names a matter.
const words = `kinh gui thua chao xin cam on tran trong mong nho de nghi yeu cau kien nghi co quan chuc nang lien quan co tham quyen
  xu ly giai quyet xem xet kiem tra som gap nhanh ngay giup do quan tam tra loi phan anh den toi duoc cho cac anh chi em ong ba co chu bac
  ban lanh dao trung tam 1022 tinh so phong ubnd minh chung toi chung em gia dinh nguoi dan ba con rat nhieu lam a nhe voi nha ah oi
  dear sir madam thank you thanks please regards kindly help us me soon hello hi team urgently sincerely look into this check and reply
  hai viec chuyen van de nay sau day nhu la mot nhung thu nhat`;

const courtesies: ReadonlySet<string> = new Set(words.split(/\s+/u));

/** How many words of these say what a report is about. */
export function telling(tokens: readonly TextToken[], from: number, to: number): number {
  let count = 0;
  for (let index = from; index < to; index += 1) if (!courtesies.has(tokens[index]?.folded ?? '')) count += 1;
  return count;
}
