import type { JSX } from 'react';
import type { ReportPage } from '../../../src/contract/portal-pages.ts';
import { Document } from '../components/document.tsx';
import { ProblemSummary } from '../components/field.tsx';
import { AnsweredInstead, FoundAnswers } from '../components/report-answers.tsx';
import { ReportWhat } from '../components/report-what.tsx';
import { ReportWhere } from '../components/report-where.tsx';
import { ReportWho } from '../components/report-who.tsx';
import { fileSize } from '../dates.ts';
import { textsOf } from '../i18n/texts.ts';

const fields = ['text', 'categoryCode', 'photos', 'unitCode', 'address', 'name', 'phone', 'email'];

/** Words that the islands need, given as data because pages carry no inline script. */
function islandWords(page: ReportPage): string {
  const texts = textsOf(page.frame.lang);
  const { maxPhotos, maxPhotoBytes } = page.limits;
  const size = fileSize(maxPhotoBytes, page.frame.lang);
  return JSON.stringify({
    textMissing: texts.textMissing,
    photoTooMany: texts.photoTooMany.replace('{count}', String(maxPhotos)),
    photoTooLarge: texts.photoTooLarge.replace('{size}', size),
    photoNotPicture: texts.photoNotPicture,
    photoRemove: texts.photoRemove,
    photoSending: texts.photoSending,
    photoSent: texts.photoSent,
    photoWaits: texts.photoWaits,
    photoProgress: texts.photoProgress,
    ...texts.confirmIsland,
    offerNote: texts.questions.offerNote,
    offerShow: texts.questions.offerShow,
    offerOpen: texts.questions.offerOpen,
    inVietnamese: texts.questions.inVietnamese,
    offerYes: texts.questions.offerYes,
    draftKept: texts.draftKept,
    draftRestored: texts.draftRestored,
    draftDiscard: texts.draftDiscard,
    sending: texts.sending,
    sendingShare: texts.sendingShare,
    sendFailed: texts.sendFailed,
    sendRefused: texts.sendRefused,
    tooLarge: texts.errorTexts[413],
    tooMany: texts.errorTexts[429],
    ourFault: texts.errorTexts[500],
    communeSearch: texts.communeSearch,
    communeEmpty: texts.communeEmpty,
    communeCount: texts.communeCount('{n}'),
    mapLabel: texts.mapLabel,
    mapFailed: texts.mapFailed,
    mapLoading: texts.mapLoading,
    locating: texts.locating,
    locateFailed: texts.locateFailed,
    pointSet: texts.pointSet,
  });
}

/**
 * The report form. One page with three parts, complete without scripts; the island shows the parts one by one, keeps a
 * draft and shows photos and map.
 */
export function Report({ page }: { readonly page: ReportPage }): JSX.Element {
  const { frame, problems } = page;
  const texts = textsOf(frame.lang);
  const parts = [texts.stepWhat, texts.stepWhere, texts.stepWho];
  return (
    <Document frame={frame} title={texts.reportTitle} place="report">
      <ProblemSummary
        title={texts.problemTitle(problems.length)}
        text={texts.problemKept}
        problems={problems}
        fields={fields}
      />
      <h1>{texts.reportTitle}</h1>
      <p className="lead">{texts.reportLead}</p>
      <nav aria-label={texts.stepsLabel} data-parts="">
        <ol className="parts">
          {parts.map((name, index) => (
            <li key={name}>
              <a href={`#part-${String(index + 1)}`}>
                <span className="part-number">{index + 1}</span> {name}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <AnsweredInstead frame={frame} />
      <form
        method="post"
        action="/gui"
        encType="multipart/form-data"
        className="form"
        data-island="report"
        data-words={islandWords(page)}
        data-max-photos={page.limits.maxPhotos}
        data-max-photo-bytes={page.limits.maxPhotoBytes}
        noValidate
      >
        <input type="hidden" name="submission" value={page.submission} autoComplete="off" />
        <input type="hidden" name="lang" value={frame.lang} />
        <input type="hidden" name="shown" value={page.shown} autoComplete="off" />
        <input type="hidden" name="confirmed" defaultValue="" autoComplete="off" />
        <div className="trap" aria-hidden="true">
          <label htmlFor="website">{texts.honeypot}</label>
          <input id="website" name="website" tabIndex={-1} autoComplete="off" defaultValue="" />
        </div>
        <ReportWhat page={page} texts={texts} />
        <ReportWhere page={page} texts={texts} />
        <ReportWho page={page} texts={texts} />
        <FoundAnswers frame={frame} />
        <p className="form-note" role="status" data-form-note="" />
        <progress className="form-progress" max={1} value={0} aria-label={texts.sending} data-progress="" hidden />
        <div className="actions">
          <button type="button" className="button button-quiet" data-back="" hidden>
            {texts.back}
          </button>
          <button type="button" className="button button-primary" data-next="" hidden>
            {texts.next}
          </button>
          <button type="submit" className="button button-primary" data-submit="">
            {texts.submit}
          </button>
        </div>
        <div className="draft" data-draft="" hidden>
          <span data-draft-note="">{texts.draftKept}</span>{' '}
          <button type="button" className="link-button" data-discard="">
            {texts.draftDiscard}
          </button>
        </div>
      </form>
    </Document>
  );
}
