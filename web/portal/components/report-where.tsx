import type { JSX } from 'react';
import type { Locale } from '../../../src/contract/common.ts';
import type { PortalCommune } from '../../../src/contract/portal-pages.ts';
import { Icon } from '../../shared/icons.tsx';
import { describedBy, Field, problemOf } from './field.tsx';
import type { PartProps } from './report-what.tsx';

/** The bare name of a commune, by which people look for it: 'Võ Cường' of 'phường Võ Cường'. */
function bareName({ vi }: PortalCommune): string {
  return vi.replace(/^(xã|phường|thị trấn|đặc khu)\s+/iu, '');
}

/** In lists the name comes first: 'Võ Cường (phường)'. */
function listName(commune: PortalCommune, lang: Locale): string {
  if (lang === 'en') return commune.en;
  const name = bareName(commune);
  const kind = commune.vi
    .slice(0, commune.vi.length - name.length)
    .trim()
    .toLowerCase();
  return kind === '' ? name : `${name} (${kind})`;
}

/** Second part: commune, address, and with scripts a point. The communes' centres ride on the options for the map. */
export function ReportWhere({ page, texts }: PartProps): JSX.Element {
  const { values, problems, frame } = page;
  const communeProblem = problemOf(problems, 'unitCode');
  const addressProblem = problemOf(problems, 'address');
  const communes = [...page.communes].sort((a, b) => bareName(a).localeCompare(bareName(b), 'vi'));
  return (
    <fieldset className="part" id="part-2">
      <legend>
        <span className="part-count">{texts.stepOf(2)}</span>
        <h2>{texts.whereLegend}</h2>
      </legend>
      <Field
        name="unitCode"
        label={texts.communeLabel}
        optional={texts.optional}
        hint={texts.communeHint}
        problem={communeProblem}
      >
        <select
          id="unitCode"
          name="unitCode"
          defaultValue={values['unitCode'] ?? ''}
          {...describedBy('unitCode', { hint: true, problem: communeProblem !== null })}
        >
          <option value="">{texts.communeNone}</option>
          {communes.map((commune) => (
            <option
              key={commune.code}
              value={commune.code}
              data-name={bareName(commune)}
              data-lat={commune.lat}
              data-lon={commune.lon}
              data-area={commune.areaKm2 ?? undefined}
            >
              {listName(commune, frame.lang)}
            </option>
          ))}
        </select>
      </Field>
      <Field
        name="address"
        label={texts.addressLabel}
        optional={texts.optional}
        hint={texts.addressHint}
        problem={addressProblem}
      >
        <input
          id="address"
          name="address"
          maxLength={300}
          defaultValue={values['address']}
          autoComplete="off"
          {...describedBy('address', { hint: true, problem: addressProblem !== null })}
        />
      </Field>
      <input type="hidden" name="lat" defaultValue={values['lat']} autoComplete="off" />
      <input type="hidden" name="lon" defaultValue={values['lon']} autoComplete="off" />
      <div className="point" data-point="" hidden>
        <div className="point-actions">
          <button type="button" className="button button-quiet" data-locate="">
            <Icon name="pin" />
            {texts.locate}
          </button>
          <button type="button" className="button button-quiet" data-open-map="" aria-expanded="false">
            <Icon name="web" />
            {texts.mapOpen}
          </button>
        </div>
        <div data-map-frame="" hidden>
          <p className="hint">{texts.mapHint}</p>
          <div className="map" data-map="" />
        </div>
        <p className="point-note" role="status" data-point-note="" />
        <button type="button" className="link-button" data-remove-point="" hidden>
          {texts.pointRemove}
        </button>
      </div>
    </fieldset>
  );
}
