/** The colours that a chart may use, by meaning; any CSS colour will do, `var(--ink)` included. */
export type Palette = {
  ink: string
  quiet: string
  paper: string
  line: string
  border: string
  action: string
  selected: string
  attention: string
  attentionGround: string
  refusal: string
  information: string
  protection: string
}

const light: Palette = {
  ink: '#17211d',
  quiet: '#4c5a54',
  paper: '#fbfaf7',
  line: '#d9ddd9',
  border: '#767f7a',
  action: '#0e6352',
  selected: '#e6f1ed',
  attention: '#7a5200',
  attentionGround: '#fdf4dc',
  refusal: '#9a3412',
  information: '#1d4f91',
  protection: '#5b3a8e',
}

const dark: Palette = {
  ink: '#e9efec',
  quiet: '#a9b6b0',
  paper: '#121816',
  line: '#323d38',
  border: '#7f8c86',
  action: '#6fd3b8',
  selected: '#173730',
  attention: '#f1c66b',
  attentionGround: '#2f2710',
  refusal: '#ffb08f',
  information: '#a5c8ff',
  protection: '#d0b8f7',
}

/** The house's themes. On paper the ground is white: a tinted one would be a grey veil out of most printers. */
export const palettes = { light, dark, print: { ...light, paper: '#ffffff' } } as const satisfies Record<string, Palette>
