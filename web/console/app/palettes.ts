import type { MantineColorsTuple } from '@mantine/core';

/** Deep jade; shade 7 is the accent on light ground, shade 3 on dark. */
export const jade: MantineColorsTuple = [
  '#e4f1ec',
  '#c7e3d9',
  '#9bcfbd',
  '#4dbf9f',
  '#37a185',
  '#23876d',
  '#137860',
  '#0b6b57',
  '#085445',
  '#063f34',
];

/** Warm greys, the tokens' own. */
export const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f3f1eb',
  '#e9e6de',
  '#dfdbd1',
  '#cfcabd',
  '#a8a296',
  '#858075',
  '#5a564e',
  '#3b3833',
  '#1f1d1a',
];
export const dark: MantineColorsTuple = [
  '#efede7',
  '#d6d2c8',
  '#b7b2a7',
  '#827d72',
  '#4a463f',
  '#37342f',
  '#2a2824',
  '#1f1e1b',
  '#171614',
  '#121110',
];

/** For what is dangerous; the same two shades as the tokens. */
export const brick: MantineColorsTuple = [
  '#fbeae8',
  '#f6d0cc',
  '#f1b3ad',
  '#f4938a',
  '#ea6a5f',
  '#d94b40',
  '#c9352c',
  '#b0271f',
  '#8f1d17',
  '#6e1510',
];
