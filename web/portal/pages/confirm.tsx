import type { JSX } from 'react';
import type { ConfirmPage } from '../../../src/contract/portal-pages.ts';
import { Icon } from '../../shared/icons.tsx';
import { DigitsField } from '../components/digits-field.tsx';
import { Document } from '../components/document.tsx';
import { TicketCode } from '../components/progress.tsx';
import { textsOf } from '../i18n/texts.ts';

/** The sender shows that the address is theirs. The report is in already: this page can be left. */
export function Confirm({ page }: { readonly page: ConfirmPage }): JSX.Element {
  const { frame, code, path, addressKind, masked, step, isNew, problem } = page;
  const texts = textsOf(frame.lang);
  const action = `${path}/confirm`;
  const isEntering = step === 'enter';
  return (
    <Document frame={frame} title={texts.confirmTitle} place="other">
      {isNew && (
        <p className="notice notice-green" role="status">
          <Icon name="check" />
          <strong>
            {texts.notices.sent}: <TicketCode code={code} />
          </strong>
        </p>
      )}
      <h1>{texts.confirmTitle}</h1>
      <p className="lead">
        {addressKind === 'phone' ? texts.confirmLeadPhone(masked) : texts.confirmLeadEmail(masked)}
      </p>
      {problem !== null && !isEntering && (
        <p className="problem" role="alert">
          <Icon name="alert" size={18} />
          {problem}
        </p>
      )}
      {isEntering && (
        <form method="post" action={`${action}/check`} className="form" data-island="once" noValidate>
          <DigitsField texts={texts} problem={problem} button={texts.confirmCheck} />
        </form>
      )}
      <div className="actions">
        <form method="post" action={action} data-island="once">
          <button type="submit" className={isEntering ? 'link-button' : 'button button-primary'}>
            {isEntering ? texts.confirmResend : texts.confirmAskPlain}
          </button>
        </form>
        <a className="button button-quiet" href={path}>
          {texts.confirmSkip}
        </a>
      </div>
    </Document>
  );
}
