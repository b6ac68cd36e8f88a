import { Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { quarantineQuery } from '../api/intake.ts';
import { useWords } from '../i18n/use-words.ts';

/** From a receipt that is done with to the one under it in the list, or the newest. */
export function NextReceipt({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { data } = useInfiniteQuery(quarantineQuery);
  const others = data?.pages.flatMap((page) => page.items).filter((row) => row.id !== id) ?? [];
  const next = others.find((row) => BigInt(row.id) < BigInt(id)) ?? others[0];
  return (
    <Group gap={8}>
      {next && (
        <Button component={Link} to={`/quarantine/${next.id}`} variant="default">
          {t('intake.next')}
        </Button>
      )}
      <Button component={Link} to="/quarantine" variant="subtle">
        {t('intake.toList')}
      </Button>
    </Group>
  );
}
