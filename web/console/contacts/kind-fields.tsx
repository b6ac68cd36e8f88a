import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sectorChoices, sizeChoices } from '../../../src/contract/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { contactName } from './contact-name.ts';
import { ContactPicker } from './contact-picker.tsx';
import type { Entries } from './edit-entries.ts';

type KindFieldsProps = {
  readonly entries: Entries;
  readonly set: (patch: Partial<Entries>) => void;
  readonly faultOf: (name: string) => string | null;
};

/** What only a business has. */
export function BusinessFields({ entries, set, faultOf }: KindFieldsProps) {
  const { t, lang } = useWords();
  return (
    <>
      <TextInput
        label={t('contacts.taxCode')}
        description={t('contacts.taxCodeHint')}
        maxLength={30}
        inputMode="numeric"
        value={entries.taxCode}
        onChange={(event) => set({ taxCode: event.currentTarget.value })}
        error={faultOf('taxCode')}
      />
      <div className="form-pair">
        <Select
          label={t('contacts.sector')}
          placeholder={t('contacts.none')}
          searchable
          clearable
          data={namedOptions(sectorChoices, lang)}
          filter={searchOptions}
          value={entries.sector}
          onChange={(sector) => set({ sector })}
          error={faultOf('sector')}
        />
        <Select
          label={t('contacts.size')}
          placeholder={t('contacts.none')}
          clearable
          data={sizeChoices.map((size) => ({ value: size.code, label: size[lang] }))}
          value={entries.size}
          onChange={(size) => set({ size })}
          error={faultOf('size')}
        />
      </div>
    </>
  );
}

/** What only a person has: the business that it speaks for. */
export function PersonFields({ id, entries, set, faultOf }: KindFieldsProps & { readonly id: string }) {
  const { t } = useWords();
  const [choosing, setChoosing] = useState(false);
  const { business } = entries;
  return (
    <div className="form">
      <div>
        <p className="field-label">{t('contacts.ofBusiness')}</p>
        {choosing ? (
          <ContactPicker
            label={t('contacts.businessFind')}
            kind="business"
            without={[id]}
            onPick={(row) => {
              set({ business: { id: row.id, name: row.name } });
              setChoosing(false);
            }}
          />
        ) : (
          <p className="field-choice">
            <span>{business ? contactName(business, t) : t('contacts.businessNone')}</span>
            <Button size="xs" variant="default" onClick={() => setChoosing(true)}>
              {t('contacts.choose')}
            </Button>
            {business && (
              <Button size="xs" variant="subtle" onClick={() => set({ business: null, position: '' })}>
                {t('contacts.takeOut')}
              </Button>
            )}
          </p>
        )}
        {faultOf('businessId') && (
          <p className="field-fault" role="alert">
            {faultOf('businessId')}
          </p>
        )}
      </div>
      {business && (
        <TextInput
          label={t('contacts.position')}
          maxLength={120}
          value={entries.position}
          onChange={(event) => set({ position: event.currentTarget.value })}
          error={faultOf('position')}
        />
      )}
    </div>
  );
}
