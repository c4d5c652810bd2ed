/** The frame of a chart that has bars above, with their errors, and lines of latency below. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import { at } from '#reports/html/scale.ts'

export const width = 960
export const height = 300
export const plot = { left: 64, right: 900 }
export const bars = { top: 12, bottom: 120 }
export const lines = { top: 150, bottom: 264 }
/** One error among thousands must still be seen. */
export const leastErrorPx = 4

/** A horizontal line through the plot, with what it stands for. */
export const rule = (y: number, text: string): Html =>
  html`<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${at(y)}" y2="${at(y)}"/><text x="${plot.left - 8}" y="${at(y + 4)}" text-anchor="end">${text}</text>`

/** What a line is called, where it ends. */
export const end = (tone: string, y: number, text: string): Html =>
  html`<text class="${tone}" x="${plot.right + 8}" y="${at(y + 4)}">${text}</text>`
