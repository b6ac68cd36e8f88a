import { Button, CloseButton, FileButton, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { Icon } from '../shared/icons.tsx';
import { fakePhoto, samplePdf } from './sample-files.ts';
import { samplePicture } from './sample-pictures.ts';
import { useWords } from './words-provider.tsx';

type FilePickerProps = {
  readonly label: string;
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
};

/** Files of one's own, or ready-made ones: a photo, a document, a text that pretends to be a photo. */
export function FilePicker({ label, files, onChange }: FilePickerProps): JSX.Element {
  const { w } = useWords();
  const add = (more: readonly File[]): void => onChange([...files, ...more]);
  return (
    <Stack gap={6} role="group" aria-label={label}>
      <Text fw={500}>{label}</Text>
      <SimpleGrid cols={2} spacing={8} verticalSpacing={8}>
        <FileButton multiple onChange={(chosen) => add(chosen)}>
          {(props) => (
            <Button {...props} size="sm" variant="default">
              {w.addFile}
            </Button>
          )}
        </FileButton>
        <Button size="sm" variant="default" onClick={() => void samplePicture('flood').then((file) => add([file]))}>
          {w.samplePhoto}
        </Button>
        <Button size="sm" variant="default" onClick={() => add([samplePdf()])}>
          {w.samplePdf}
        </Button>
        <Button size="sm" variant="default" onClick={() => add([fakePhoto()])}>
          {w.fakePhoto}
        </Button>
      </SimpleGrid>
      {files.map((file, index) => (
        <Group key={`${file.name}-${index}`} gap={6} wrap="nowrap" className="sim-file">
          <Icon name="file" size={16} />
          <Text size="sm" truncate flex={1}>
            {file.name}
          </Text>
          <Text size="xs" c="dimmed">
            {Math.max(1, Math.round(file.size / 1024))} KB
          </Text>
          <CloseButton
            size="sm"
            aria-label={w.remove(file.name)}
            onClick={() => onChange(files.filter((_file, at) => at !== index))}
          />
        </Group>
      ))}
    </Stack>
  );
}
