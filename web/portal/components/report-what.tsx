import type { JSX } from 'react';
import type { PortalCategory, ReportPage } from '../../../src/contract/portal-pages.ts';
import { Icon } from '../../shared/icons.tsx';
import { fileSize } from '../dates.ts';
import type { Texts } from '../i18n/texts.ts';
import { describedBy, Field, problemOf } from './field.tsx';

export type PartProps = { readonly page: ReportPage; readonly texts: Texts };

function byGroup(categories: readonly PortalCategory[]): ReadonlyMap<string, readonly PortalCategory[]> {
  const groups = new Map<string, PortalCategory[]>();
  for (const category of categories) {
    const group = groups.get(category.group) ?? [];
    group.push(category);
    groups.set(category.group, group);
  }
  return groups;
}

/** First part: the report in the person's own words, photos, and the subject area for those who know it. */
export function ReportWhat({ page, texts }: PartProps): JSX.Element {
  const { values, problems, limits, frame, lostFiles } = page;
  const textProblem = problemOf(problems, 'text');
  const photoProblem = problemOf(problems, 'photos');
  return (
    <fieldset className="part" id="part-1">
      <legend>
        <span className="part-count">{texts.stepOf(1)}</span>
        <h2>{texts.whatLegend}</h2>
      </legend>
      <Field name="text" label={texts.textLabel} hint={texts.textHint} problem={textProblem}>
        <textarea
          id="text"
          name="text"
          rows={7}
          maxLength={limits.maxText}
          defaultValue={values['text']}
          required
          {...(textProblem !== null && { 'aria-invalid': true })}
          {...describedBy('text', { hint: true, problem: textProblem !== null })}
        />
      </Field>
      <p className="found-note" role="status" data-found-note="" />
      <p className="form-questions">
        {texts.questions.fromForm} <a href="/hoi-dap">{texts.questions.fromFormLink}</a>
      </p>
      <Field
        name="photos"
        label={texts.photosLabel}
        optional={texts.optional}
        hint={texts.photosHint(limits.maxPhotos, fileSize(limits.maxPhotoBytes, frame.lang))}
        problem={photoProblem}
      >
        {lostFiles.length > 0 && <p className="notice notice-amber">{texts.lostFiles(lostFiles.join(', '))}</p>}
        <input
          id="photos"
          name="photos"
          type="file"
          accept="image/*,video/*"
          multiple
          {...describedBy('photos', { hint: true, problem: photoProblem !== null })}
        />
        <label className="button button-quiet" htmlFor="photos" data-photo-button="" hidden>
          <Icon name="camera" />
          {texts.photosChoose}
        </label>
        <ul className="photos" data-photos="" hidden />
        <p className="problem" role="status" data-photo-note="" hidden />
      </Field>
      <Field
        name="categoryCode"
        label={texts.categoryLabel}
        optional={texts.optional}
        problem={problemOf(problems, 'categoryCode')}
      >
        <select id="categoryCode" name="categoryCode" defaultValue={values['categoryCode'] ?? ''}>
          <option value="">{texts.categoryNone}</option>
          {[...byGroup(page.categories)].map(([group, categories]) => (
            <optgroup key={group} label={texts.categoryGroups[group] ?? texts.categoryGroups[''] ?? group}>
              {categories.map((category) => (
                <option key={category.code} value={category.code}>
                  {category[frame.lang]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
    </fieldset>
  );
}
