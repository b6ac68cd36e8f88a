import { Button, Checkbox, Group, Input, Kbd, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useId, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { CallDetail } from '../../../src/contract/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';
import type { CallDraft } from './call-draft.ts';
import { CategoryField } from './category-field.tsx';

type ReportFormProps = {
  readonly call: CallDetail;
  readonly draft: CallDraft;
  readonly onChange: (patch: Partial<CallDraft>) => void;
  readonly onReadBack: () => void;
  readonly onClose: () => void;
};

const least = 5;

/** The form in the order in which people speak: what, where, who. */
export function ReportForm({ call, draft, onChange, onReadBack, onClose }: ReportFormProps) {
  const { t, lang } = useWords();
  const communes = useReference()?.communes ?? [];
  const kindLabel = useId();
  const [tried, setTried] = useState(false);
  const isShort = draft.text.trim().length < least;
  const goOn = () => {
    setTried(true);
    if (!isShort) onReadBack();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    goOn();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    goOn();
  };
  const isHidden = call.caller.number === null;
  return (
    <form className="report-form" aria-labelledby="report-title" onSubmit={submit} onKeyDown={onKey} noValidate>
      <div className="report-head">
        <h2 id="report-title">{t('calls.formTitle')}</h2>
        <p className="muted small">{t('calls.formKept')}</p>
      </div>
      <Textarea
        label={t('calls.formText')}
        description={t('calls.formTextHint')}
        autosize
        minRows={5}
        maxRows={14}
        maxLength={20_000}
        value={draft.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
        error={tried && isShort ? t('calls.formTextShort') : null}
        autoFocus
      />
      <fieldset className="report-part">
        <legend>{t('calls.formWhere')}</legend>
        <div className="form-pair">
          <Select
            label={t('calls.formUnit')}
            placeholder={t('calls.choose')}
            data={namedOptions(communes, lang)}
            filter={searchOptions}
            searchable
            clearable
            nothingFoundMessage={t('calls.nothingFound')}
            value={draft.unit}
            onChange={(unit) => onChange({ unit })}
          />
          <TextInput
            label={t('calls.formAddress')}
            maxLength={300}
            value={draft.address}
            onChange={(event) => onChange({ address: event.currentTarget.value })}
          />
        </div>
      </fieldset>
      <fieldset className="report-part">
        <legend>{t('calls.formWho')}</legend>
        <div className="form-pair">
          <TextInput
            label={t('calls.formName')}
            placeholder={t('calls.optional')}
            maxLength={120}
            value={draft.name}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
          <Input.Wrapper label={t('calls.formKind')} labelElement="div" labelProps={{ id: kindLabel }}>
            <SegmentedControl
              fullWidth
              aria-labelledby={kindLabel}
              value={draft.kind}
              onChange={(kind) => onChange({ kind: kind === 'business' ? 'business' : 'person' })}
              data={[
                { value: 'person', label: t('calls.person') },
                { value: 'business', label: t('calls.business') },
              ]}
            />
          </Input.Wrapper>
        </div>
        <TextInput
          label={t('calls.formContact')}
          description={isHidden ? t('calls.formContactHint') : t('calls.formContactLandline')}
          placeholder={isHidden ? '' : (call.caller.shown ?? '')}
          maxLength={200}
          value={draft.contact}
          onChange={(event) => onChange({ contact: event.currentTarget.value })}
        />
        <Checkbox
          label={t('calls.formHide')}
          checked={draft.hideIdentity}
          onChange={(event) => onChange({ hideIdentity: event.currentTarget.checked })}
        />
      </fieldset>
      <CategoryField draft={draft} onChange={onChange} />
      <Checkbox
        className="report-urgent"
        color="red"
        label={t('calls.formUrgent')}
        checked={draft.urgent}
        onChange={(event) => onChange({ urgent: event.currentTarget.checked })}
      />
      <Group className="report-buttons">
        <Button
          type="submit"
          size="md"
          leftSection={<IconVolume size={20} />}
          rightSection={<Kbd aria-hidden="true">{t('calls.readBackKey')}</Kbd>}
        >
          {t('calls.readBack')}
        </Button>
        <Button variant="default" size="md" onClick={onClose}>
          {t('shell.close')}
        </Button>
      </Group>
    </form>
  );
}
