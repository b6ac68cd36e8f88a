import type { JSX } from 'react';
import type { HomePage } from '../../../src/contract/portal-pages.ts';
import { Icon, Outline } from '../../shared/icons.tsx';
import { Document } from '../components/document.tsx';
import { QuestionSearch } from '../components/question-search.tsx';
import { textsOf } from '../i18n/texts.ts';

/** What 1022 is, the two things to do, the way of a report with its promises, and the other ways in. */
export function Home({ page }: { readonly page: HomePage }): JSX.Element {
  const { frame, promises } = page;
  const { lang, province } = frame;
  const texts = textsOf(lang);
  const words = (promise: (typeof promises)['triage']): string | null => promise?.[lang] ?? null;
  const way = [
    { name: texts.howReceived, text: texts.howReceivedText },
    { name: texts.howForwarded, text: texts.howForwardedText(words(promises.triage)) },
    { name: texts.howProcessing, text: texts.howProcessingText(words(promises.accept)) },
    { name: texts.howAnswered, text: texts.howAnsweredText(words(promises.answer)) },
  ];
  const hero = (
    <div className="hero">
      <div className="hero-inner">
        <h1>
          {texts.homeTitle.map((line) => (
            <span key={line}>{line} </span>
          ))}
        </h1>
        <p className="hero-lead">{texts.homeLead(province.centre[lang])}</p>
        <div className="hero-actions">
          <a className="button button-light" href="/gui">
            <Icon name="pen" />
            {texts.report}
          </a>
          <a className="button button-outline" href="/tra-cuu">
            <Icon name="search" />
            {texts.lookup}
          </a>
        </div>
      </div>
    </div>
  );
  return (
    <Document frame={frame} title={texts.homeTitle.join(' ')} place="home" hero={hero}>
      <section>
        <h2>{texts.howTitle}</h2>
        <ol className="steps steps-plain">
          {way.map(({ name, text }, index) => (
            <li key={name} className="step">
              <span className="step-dot">{index + 1}</span>
              <span className="step-name">{name}</span>
              <span className="step-time">{text}</span>
            </li>
          ))}
        </ol>
      </section>
      {province.contacts.length > 0 && (
        <section>
          <h2>{texts.otherWaysTitle}</h2>
          <p>{texts.otherWaysLead}</p>
          <ul className="contacts">
            {province.contacts.map(({ channel, icon, label, href }) => (
              <li key={`${channel.vi}:${label}`}>
                <Outline path={icon} size={24} />
                <span className="contact-kind">{channel[lang]}</span>
                {href === null ? <strong>{label}</strong> : <a href={href}>{label}</a>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{texts.questions.title}</h2>
        <p>{texts.questions.homeLead}</p>
        <QuestionSearch typed="" texts={texts.questions} />
        <p>
          <a href="/hoi-dap">{texts.questions.all}</a>
        </p>
      </section>
      <section>
        <h2>{texts.notHereTitle}</h2>
        <ul className="plain-list">
          <li>{texts.notHereEmergency}</li>
          <li>{texts.notHereComplaint}</li>
        </ul>
      </section>
    </Document>
  );
}
