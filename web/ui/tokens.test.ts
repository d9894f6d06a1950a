import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The colours that a block of the style sheet names, by the selector that opens it. */
const coloursOf = (selector: string): Record<string, string> => {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]))
}

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string): number => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['paper', 'surface', 'sunken', 'selected']
const textPairs: [text: string, ground: string][] = [
  ...grounds.map((ground): [string, string] => ['ink', ground]),
  ...['paper', 'surface', 'sunken', 'selected'].map((ground): [string, string] => ['ink-quiet', ground]),
  ...['paper', 'surface', 'selected', 'sunken'].map((ground): [string, string] => ['action', ground]),
  ...['attention', 'refusal', 'information', 'protection'].flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    [tone, 'paper'],
    [tone, 'surface'],
    ['ink', `${tone}-soft`],
    ['ink-quiet', `${tone}-soft`],
  ]),
  ['on-action', 'action'],
  ['on-action', 'action-strong'],
  ['on-refusal', 'refusal'],
  ['on-refusal', 'refusal-strong'],
]
const edgePairs: [edge: string, ground: string][] = ['paper', 'surface'].flatMap((ground): [string, string][] => [
  ['control', ground],
  ['focus', ground],
  ['action', ground],
])

describe.each([
  ['light', "[data-theme='light']"],
  ['dark', "[data-theme='dark']"],
])('the %s theme', (_, selector) => {
  const colours = coloursOf(selector)
  it.each(textPairs)('sets %s on %s at 6:1 or more', (text, ground) => {
    expect(contrast(colours[text]!, colours[ground]!)).toBeGreaterThanOrEqual(6)
  })
  it.each(edgePairs)('draws %s on %s at 3:1 or more', (edge, ground) => {
    expect(contrast(colours[edge]!, colours[ground]!)).toBeGreaterThanOrEqual(3)
  })
})

it('is the same dark, chosen by the person or by the device', () => {
  expect(coloursOf(':root:not([data-theme])')).toEqual(coloursOf("[data-theme='dark']"))
})
