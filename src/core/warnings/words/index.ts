export { categoryOf, ENDINGS, familyOf, FAMILIES, IN_CAP, type Ending, type Family } from './family.ts'
export { fill, fillFirst, fillOne, listOf, localTime, SPEECH, spoken, utcOffset, type Params } from './fill.ts'
export { foldToGsm, segmentsOf, type Segments } from './segments.ts'
export { cutAtWord, SHORT_LIMIT, shortText, type ShortInput, type ShortText } from './short.ts'
