/** The colours, as data, so that a test can hold them to the contrast of WCAG 2.1 AA (1.4.3) in both themes. */

export interface Palette {
  readonly [name: string]: string
}

export const light: Palette = {
  page: '#ffffff',
  soft: '#f6f7f8',
  line: '#dfe3e7',
  ink: '#1a1f24',
  muted: '#57616b',
  accent: '#1d5bb5',
  pass: '#17703f',
  passSoft: '#e3f2e9',
  violation: '#ad1f14',
  violationSoft: '#fbe9e7',
  policy: '#7f5200',
  policySoft: '#faf0d9',
  inconclusive: '#56469b',
  inconclusiveSoft: '#eeebf8',
  skip: '#57616b',
  skipSoft: '#eef0f2',
  series1: '#1d5bb5',
  series2: '#b3541e',
  series3: '#17703f',
  series4: '#8a3b8f',
  series5: '#57616b',
  series6: '#8a6d00',
}

export const dark: Palette = {
  page: '#14171a',
  soft: '#1b1f23',
  line: '#30363d',
  ink: '#e6e9ec',
  muted: '#a0a9b2',
  accent: '#82b1ff',
  pass: '#6bd09c',
  passSoft: '#16301f',
  violation: '#ff9a90',
  violationSoft: '#3b1a18',
  policy: '#e5bb62',
  policySoft: '#33280f',
  inconclusive: '#b9acf2',
  inconclusiveSoft: '#272142',
  skip: '#a0a9b2',
  skipSoft: '#23282d',
  series1: '#82b1ff',
  series2: '#f0a070',
  series3: '#6bd09c',
  series4: '#dc96e0',
  series5: '#a0a9b2',
  series6: '#d9c15c',
}

/** Text on ground: each of these is readable. */
export const pairs: readonly (readonly [text: string, ground: string])[] = [
  ...['ink', 'muted', 'accent', 'pass', 'violation', 'policy', 'inconclusive', 'skip'].flatMap(
    (text) =>
      [
        [text, 'page'],
        [text, 'soft'],
      ] as const,
  ),
  ...['pass', 'violation', 'policy', 'inconclusive', 'skip'].map((text) => [text, `${text}Soft`] as const),
  ...[1, 2, 3, 4, 5, 6].map((index) => [`series${index}`, 'page'] as const),
]

export const variables = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour};`)
    .join('')
