import { expect, test } from 'vitest'
import { readGeocode } from './index.ts'

test.each<[string, string, string[] | undefined, boolean?]>([
  ['ISO3', 'JAM', ['JAM']], ['iso3', 'mtq', ['MTQ']], ['ISO2', 'GF', ['GUF']], ['ISO 3166-1 alpha-2', 'BQ', ['BES']],
  ['ISO3', 'FRA', undefined],
  ['ISO3166-2', 'US-PR', ['PRI']], ['ISO3166-2', 'US-FL', ['USA']], ['ISO 3166-2', 'FR-972', ['MTQ']],
  ['ISO3166-2', 'FR-75', undefined],
  ['ISO3166-2', 'MX-OAX', ['MEX']], ['ISO3', 'GUM', ['USA']],
  ['UGC', 'FLC001', ['USA']], ['UGC', 'AKZ125', ['USA']], ['UGC', 'PRC113', ['PRI']], ['UGC', 'VIZ001', ['VIR']], ['UGC', 'GUZ001',
  ['USA']],
  ['UGC', 'GMZ876', ['USA'], true], ['UGC', 'AMZ711', ['PRI', 'VIR'], true], ['UGC', 'AMZ650', ['USA'], true], ['UGC', 'LMZ741',
  ['USA'], true],
  ['UGC', 'PMZ161', undefined], ['UGC', 'XXZ001', undefined], ['UGC', 'nonsense', undefined],
  ['SAME', '012086', ['USA']], ['SAME', '072113', ['PRI']], ['FIPS6', '006037', ['USA']], ['FIPS6', '078010', ['VIR']],
  ['SAME', '000000', ['USA']],
  ['SAME', '077876', ['USA'], true], ['SAME', '075711', ['PRI', 'VIR'], true], ['SAME', '099001', undefined],
  ['SAME', '12086', undefined],
  ['EMMA_ID', 'DE001', undefined], ['EMMA_ID', 'GF001', ['GUF']],
  ['profile:CAP-CP:Location:0.3', '3506008', ['CAN']], ['profile:CAP-CP:Location:0.3', '9906008', undefined],
  ['layer:EC-MSC-SMC:1.0:CLC', '011210', ['CAN']],
  ['VTEC', 'JAM', undefined], ['', 'JAM', undefined],
])('%s %s', (scheme, value, parties, marine) => {
  expect(readGeocode(scheme, value)).toEqual(parties && (marine ? { parties, marine } : { parties }))
})
