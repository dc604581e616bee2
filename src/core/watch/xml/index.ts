export type { Element } from './build.ts'
export { decodeXml } from './decode.ts'
export * from './find.ts'
export { readXml, XML_LIMITS } from './tree.ts'
