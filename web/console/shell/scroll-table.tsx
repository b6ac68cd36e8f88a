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
  /** Few short columns, which a phone shows as they are. */
  readonly isNarrow?: boolean;
  /** Rows; cells say in `data-label` what they are, for the cards. */
  readonly children: ReactNode;
};

/** A table that scrolls by itself where it is wider than the page; the keys reach it. On a phone each row is a card. */
export function ScrollTable(props: ScrollTableProps) {
  const { label, columns, className = '', isLong = false, isNarrow = false, children } = props;
  return (
    <div
      className="table-scroll"
      data-long={isLong}
      data-cards={!isNarrow}
      tabIndex={0}
      role="group"
      aria-label={label}
    >
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
