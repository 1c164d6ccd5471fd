/**
 * Where menus, tips and popovers are drawn: inside the page's main landmark, so that a screen reader
 * finds them in a region of the page; the body while there is none.
 */
export const layer = (): HTMLElement => document.querySelector('main') ?? document.body
