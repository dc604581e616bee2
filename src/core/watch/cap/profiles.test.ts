import { expect, test } from 'vitest'
import { checkCap, type CapProfile } from './index.ts'

const CANADA = `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>p-1</identifier><sender>w@example.org</sender>
<sent>2024-01-28T14:40:00-05:00</sent><status>Exercise</status><msgType>Alert</msgType><scope>Public</scope><code>profile:CAP-CP:0.4</code>
<code>IPAWSv1.0</code>
<info><language>en-CA</language><category>Geo</category><event>Flood</event><urgency>Future</urgency><severity>Minor</severity>
<certainty>Possible</certainty><eventCode><valueName>profile:CAP-CP:Event:0.4</valueName><value>flood</value></eventCode>
<eventCode><valueName>SAME</valueName><value>FLW</value></eventCode><expires>2024-01-29T14:40:00-05:00</expires>
<area><areaDesc>River</areaDesc><geocode><valueName>profile:CAP-CP:Location:0.3</valueName><value>35</value></geocode>
<geocode><valueName>SAME</valueName><value>012086</value></geocode></area></info></alert>`
const codes = (profile: CapProfile, from: string | RegExp = '', to = '') => checkCap(new TextEncoder().encode(CANADA.replace(from, to)), [profile]).errors.map(({ code }) => code)

test('a message of both profiles is one of each, and of none when none is asked for', () => {
  expect([codes('canada'), codes('ipaws')]).toEqual([[], []])
  expect(checkCap(new TextEncoder().encode(CANADA.replace('IPAWSv1.0', 'x'))).valid).toBe(true)
})

test.each([
  ['canada', 'profile:CAP-CP:0.4', 'x', 'canada-code'], ['canada', '<language>en-CA</language>', '', 'canada-language'],
  ['canada', 'CAP-CP:Event', 'x', 'canada-event-code'], ['canada', 'CAP-CP:Location', 'x', 'canada-geocode'],
  ['canada', /<area>[\s\S]*<\/area>/, '', 'canada-area'], ['ipaws', 'IPAWSv1.0', 'x', 'ipaws-code'],
  ['ipaws', /<expires>.*<\/expires>/, '', 'ipaws-expires'], ['ipaws', '>FLW<', '>FLOOD<', 'ipaws-event-code'],
  ['ipaws', '>012086<', '>12086<', 'ipaws-geocode'], ['ipaws', /<area>[\s\S]*<\/area>/, '', 'ipaws-area'],
] as const)('%s without %s', (profile, from, to, code) => expect(codes(profile, from, to)).toEqual([code]))

test('ipaws: two infos of two events are two alerts', () => {
  const [info] = /<info>[\s\S]*<\/info>/.exec(CANADA)!
  const other = info.replace('en-CA', 'fr-CA').replace('>FLW<', '>FFW<')
  expect(codes('ipaws', '</alert>', `${other}</alert>`)).toEqual(['ipaws-one-event'])
})
