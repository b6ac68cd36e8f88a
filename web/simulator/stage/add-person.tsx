import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { addPerson, RefusedError } from '../api.ts';
import { Sign } from '../signs.tsx';
import { useWords } from '../words-provider.tsx';

/** Adds somebody of one's own, with a telephone number that one may choose. */
export function AddPerson({ onAdded }: { readonly onAdded: (id: string) => void }): JSX.Element {
  const { w, pick } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const adding = useMutation({
    mutationFn: () => addPerson({ name: name.trim(), ...(phone.trim() !== '' && { phone: phone.trim() }) }),
    onSuccess: (person) => {
      onAdded(person.id);
      setIsOpen(false);
      setName('');
      setPhone('');
    },
  });
  const { error } = adding;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={w.addPerson}
        leftSection={<Sign name="plus" size={16} />}
        onClick={() => setIsOpen(true)}
      >
        {w.add}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={w.addPerson}
        closeButtonProps={{ 'aria-label': w.close }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') adding.mutate();
          }}
        >
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {w.addPersonAbout}
            </Text>
            <TextInput
              size="md"
              data-autofocus
              label={w.personName}
              value={name}
              maxLength={80}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              size="md"
              type="tel"
              label={w.personPhone}
              placeholder={w.personPhoneHint}
              value={phone}
              onChange={(event) => setPhone(event.currentTarget.value)}
            />
            {error && (
              <Alert color="red" role="alert">
                {error instanceof RefusedError ? pick(error.words) : error.message}
              </Alert>
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setIsOpen(false)}>
                {w.cancel}
              </Button>
              <Button type="submit" loading={adding.isPending} disabled={name.trim() === ''}>
                {w.add}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
