import type { JSX } from 'react';
import type { MeTooBox, PortalFrame } from '../../../src/contract/portal-pages.ts';
import { Icon } from '../../shared/icons.tsx';
import { textsOf } from '../i18n/texts.ts';

type Props = { readonly frame: PortalFrame; readonly box: MeTooBox | null; readonly code: string };

/** "Here too": a form of one button, and how many have pressed it. With scripts the page stays where it is. */
export function MeToo({ frame, box, code }: Props): JSX.Element | null {
  if (box === null) return null;
  const texts = textsOf(frame.lang);
  const { count, mine, shown } = box;
  return (
    <section id="cung-gap" className="me-too" data-island="me-too" aria-labelledby="me-too-title">
      <div data-me-too="">
        <h2 id="me-too-title">{mine ? texts.meTooDone : texts.meTooTitle}</h2>
        {!mine && <p>{texts.meTooHint}</p>}
        <form method="post" action="/tra-cuu/cung-gap" className="me-too-row">
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="shown" value={shown} />
          <input type="hidden" name="say" value={mine ? 'no' : 'yes'} />
          <button type="submit" className={mine ? 'link-button' : 'button button-quiet'}>
            {mine ? texts.meTooUndo : texts.meTooButton}
          </button>
          {count > 0 && (
            <strong className="me-too-count" role="status">
              <Icon name="person" size={18} /> {texts.meTooCount(count)}
            </strong>
          )}
        </form>
      </div>
    </section>
  );
}
