import type { JSX } from 'react';
import { Icon } from '../../shared/icons.tsx';
import { describedBy, Field, problemOf } from './field.tsx';
import type { PartProps } from './report-what.tsx';

/** Second part: commune, address, and with scripts a point. The communes' centres ride on the options for the map. */
export function ReportWhere({ page, texts }: PartProps): JSX.Element {
  const { values, problems } = page;
  const communeProblem = problemOf(problems, 'unitCode');
  const addressProblem = problemOf(problems, 'address');
  const communes = [...page.communes].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
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
          {communes.map(({ code, name, type, lat, lon, areaKm2 }) => (
            <option key={code} value={code} data-lat={lat} data-lon={lon} data-area={areaKm2}>
              {`${name} (${type})`}
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
