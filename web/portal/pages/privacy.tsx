import type { JSX } from 'react';
import type { PrivacyPage } from '../../../src/contract/portal-pages.ts';
import { Document } from '../components/document.tsx';
import { textsOf } from '../i18n/texts.ts';

/** What is done with personal data, in the words of the person who gives them. */
export function Privacy({ page }: { readonly page: PrivacyPage }): JSX.Element {
  const { frame } = page;
  const texts = textsOf(frame.lang);
  const parts = [
    [texts.privacyPurposeTitle, texts.privacyPurpose(frame.province.centre[frame.lang])],
    [texts.privacyWhoTitle, texts.privacyWho],
    [texts.privacyRightsTitle, texts.privacyRights],
    [texts.privacyDeviceTitle, texts.privacyDevice],
  ] as const;
  return (
    <Document frame={frame} title={texts.privacyTitle} place="other">
      <h1>{texts.privacyTitle}</h1>
      <p className="lead">{texts.privacyLead}</p>
      {parts.map(([title, text]) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
    </Document>
  );
}
