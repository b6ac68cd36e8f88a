import { Table, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

export type Column = {
  readonly name: string;
  readonly isNumber?: boolean;
  /** Its cells say enough to those who see them. */
  readonly isUnseen?: boolean;
};

type ScrollTableProps = {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly className?: string;
  /** Long: scrolls under its head. */
  readonly isLong?: boolean;
  /** Rows. */
  readonly children: ReactNode;
};

/** A table that scrolls by itself where it is wider than the page; the keys reach it. */
export function ScrollTable({ label, columns, className = '', isLong = false, children }: ScrollTableProps) {
  return (
    <div className="table-scroll" data-long={isLong} tabIndex={0} role="region" aria-label={label}>
      <Table className={className} stickyHeader={isLong}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ name, isNumber, isUnseen }) => (
              <Table.Th key={name} scope="col" className={isNumber ? 'number' : ''}>
                {isUnseen ? <VisuallyHidden>{name}</VisuallyHidden> : name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}
