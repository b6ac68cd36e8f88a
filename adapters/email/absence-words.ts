/** Vacation programs write a few sentences; who writes more has written himself. */
const longest = 700;
/** The absence is said at once, behind a greeting. */
const beginning = 300;

const absence =
  /\b(?:i am|i'm|i’m|i will be) (?:currently )?(?:out of (?:the |my )?office|away from (?:the |my )?(?:office|desk|e-?mail)|on (?:annual |parental |sick )?(?:leave|vacation|holiday))|(?:tôi|mình) (?:hiện |hiện tại |hiện nay )?đang (?:nghỉ phép|vắng mặt|đi công tác|không có mặt tại (?:văn phòng|cơ quan))/iu;

/** What such a letter promises about the mail that it answers. */
const promise =
  /\bwill (?:reply|respond|answer|get back to you|be back|return)|(?:limited|no) access to (?:my )?e-?mails?|sẽ (?:trả lời|phản hồi|hồi âm) (?:thư|e-?mail|mail|quý vị|anh\/chị|bạn)/iu;

/**
 * True when an answer is nothing but a note of absence. Both an absence at its beginning and a promise must be said, and
 * nothing asked, because people tell of their absence too. Linear time.
 */
export function saysAbsent(text: string): boolean {
  const said = text.trim();
  if (said.length > longest || /[?>]/u.test(said)) return false;
  return absence.test(said.slice(0, beginning)) && promise.test(said);
}
