/** For the `ref` of what may be outside the visible part of what scrolls, as a row that the keys went to. */
export function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
