/** For a row that leaves its list: the focus goes on to the next one, or to the one before it, or to the heading of the page. */
export const goOnFrom = (row: Element | null | undefined): void => {
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  const place = next?.querySelector<HTMLElement>('a, button') ?? document.querySelector<HTMLElement>('main h1')
  // After whatever closes now (a menu, a dialog) has given the focus back to where it was.
  requestAnimationFrame(() => place?.focus())
}
