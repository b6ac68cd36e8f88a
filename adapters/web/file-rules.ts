import type { FieldProblem } from '../../src/channels/door.ts';
import type { PostedForm } from './posted-form.ts';
import { webLimits } from './schema.ts';

/** What a citizen may need to show; programs and pages that run in a browser are not among it. */
const acceptedExtensions: ReadonlySet<string> = new Set(
  'jpg jpeg jfif png gif webp heic heif bmp tif tiff pdf doc docx odt rtf xls xlsx ods csv ppt pptx odp txt eml msg mp4 m4v mov 3gp webm avi mkv mp3 m4a aac amr ogg wav zip rar 7z'.split(
    ' ',
  ),
);

/** Problems of the files as one entry for their field, and whether size is the reason. */
export function fileProblems(form: PostedForm): {
  readonly problems: readonly FieldProblem[];
  readonly isTooLarge: boolean;
} {
  const oversized = [
    ...form.oversized,
    ...form.files.filter((file) => file.bytes.length > webLimits.fileBytes).map((file) => file.name),
  ];
  if (oversized.length > 0) return { problems: [tooLarge(oversized)], isTooLarge: true };
  if (form.files.length > webLimits.files) return { problems: [tooMany], isTooLarge: false };
  const refused = form.files.map((file) => file.name).filter((name) => !isAccepted(name));
  return { problems: refused.length > 0 ? [wrongKind(refused)] : [], isTooLarge: false };
}

function isAccepted(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot < 0 || acceptedExtensions.has(name.slice(dot + 1).toLowerCase());
}

const tooMany: FieldProblem = {
  field: 'photos',
  message: {
    vi: `Chỉ đính kèm được tối đa ${webLimits.files} tệp.`,
    en: `At most ${webLimits.files} files can be attached.`,
  },
};

function tooLarge(names: readonly string[]): FieldProblem {
  return {
    field: 'photos',
    message: {
      vi: `Tệp quá lớn (tối đa 10 MB mỗi tệp): ${names.join(', ')}.`,
      en: `Files are too large (at most 10 MB each): ${names.join(', ')}.`,
    },
  };
}

function wrongKind(names: readonly string[]): FieldProblem {
  return {
    field: 'photos',
    message: {
      vi: `Không nhận loại tệp này: ${names.join(', ')}. Hãy gửi ảnh, video, PDF hoặc tài liệu văn phòng.`,
      en: `Files of this kind are not accepted: ${names.join(', ')}. Please send pictures, videos, PDF or office documents.`,
    },
  };
}
