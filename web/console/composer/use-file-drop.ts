import { useState, type ClipboardEvent, type DragEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes('Files');
}

/** Files that are dropped on a box, and pictures that are pasted into its field. */
export function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const { t } = useWords();
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setIsOver(true);
  };
  return {
    isOver,
    box: {
      onDragEnter: over,
      onDragOver: over,
      onDragLeave: (event: DragEvent) => {
        const { relatedTarget, currentTarget } = event;
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setIsOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setIsOver(false);
        onFiles([...event.dataTransfer.files]);
      },
    },
    onPaste: (event: ClipboardEvent) => {
      const { types, files } = event.clipboardData;
      // A table copied from an office program comes as text and as a picture of it: the text is meant.
      if (files.length === 0 || types.includes('text/plain')) return;
      event.preventDefault();
      const at = new Date().toTimeString().slice(0, 8).replaceAll(':', '.');
      onFiles(
        [...files].map((file) =>
          /^image\.\w+$/.test(file.name)
            ? new File([file], t('composer.pastedPicture', { at }), { type: file.type })
            : file,
        ),
      );
    },
  };
}
