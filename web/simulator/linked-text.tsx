import { Anchor } from '@mantine/core';
import { Fragment, type JSX } from 'react';

const address = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/u;

/** Plain text in which web addresses can be pressed; they open beside this page. */
export function LinkedText({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split(address).map((part, index) =>
        index % 2 === 1 ? (
          <Anchor key={index} href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </Anchor>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </>
  );
}
