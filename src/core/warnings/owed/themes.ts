/**
 * Themes of nature that "any disaster" takes in: DISASTER_A54 Art. I speaks of natural disasters, and the duties that mean man-made
 * harm too list `chemical`, `oil-spill` or `epidemic` beside it. So those three, and `nuclear`, are not widened to it here.
 */
const NATURAL = new Set([
  'earthquake', 'tsunami', 'tropical-cyclone', 'flood', 'volcano', 'severe-weather', 'wildfire', 'drought', 'landslide', 'heat-cold',
])

/** Themes under which duties are looked up for an event of `theme`, itself first. */
export type Expand = (theme: string) => readonly string[]

export const expandTheme: Expand = (theme) => (NATURAL.has(theme) ? [theme, 'any-disaster'] : [theme])
