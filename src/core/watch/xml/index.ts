export * from './find.ts'
export { readXml, XML_LIMITS, type Element } from './tree.ts'
