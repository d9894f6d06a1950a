/** A piece of a picture: an SVG element as plain data, which a page draws in its own way and a file writes as text. */
export type Drawing = { tag: string; attributes: Record<string, string | number>; children: (Drawing | string)[] }

const hundredths = (value: string | number): string | number =>
  typeof value === 'number' ? Math.round(value * 100) / 100 : value

/** One element; numbers are kept to the hundredth, so that the same data always gives the same text. */
export const element = (
  tag: string,
  attributes: Record<string, string | number>,
  children: (Drawing | string)[] = [],
): Drawing => ({
  tag,
  attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, hundredths(value)])),
  children,
})

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// XML 1.0 has no way to write the other control characters, not even escaped.
const unwritable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu

const escaped = (text: string): string => text.replace(unwritable, '').replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** The drawing as SVG text that stands alone: well-formed XML, every text and attribute escaped. */
export const toSvg = (drawing: Drawing): string => {
  const attributes = Object.entries(drawing.attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
  const children = drawing.children.map((child) => (typeof child === 'string' ? escaped(child) : toSvg(child)))
  const opening = `<${drawing.tag}${attributes.join('')}`
  return children.length === 0 ? `${opening}/>` : `${opening}>${children.join('')}</${drawing.tag}>`
}
