import type { Instant } from '../../values/index.ts'

/**
 * One message of the Common Alerting Protocol, as data (OASIS CAP-v1.2, section 3.2). Names are those of the standard.
 * Times are kept twice: `text` as it was written (the references of later messages cite it letter by letter) and the instant.
 */
export interface CapAlert {
  kind: 'cap-alert'
  /** which namespace it came in; what we write is always 1.2 */
  version: '1.1' | '1.2'
  identifier: string
  sender: string
  sent: CapTime
  status: CapStatus
  msgType: CapMsgType
  source?: string
  scope: CapScope
  /** required when scope is Restricted */
  restriction?: string
  /** required when scope is Private; one address an item */
  addresses: string[]
  codes: string[]
  note?: string
  references: CapReference[]
  incidents: string[]
  /** one block a language; blocks in one language differ in their event */
  infos: CapInfo[]
}

export interface CapTime {
  text: string
  at: Instant
}

/** `sender,identifier,sent`, exactly as the earlier message wrote them. */
export interface CapReference {
  sender: string
  identifier: string
  sent: string
}

export interface CapInfo {
  /** RFC 3066 tag; the standard's default is en-US */
  language: string
  categories: CapCategory[]
  event: string
  responseTypes: CapResponse[]
  urgency: CapUrgency
  severity: CapSeverity
  certainty: CapCertainty
  audience?: string
  eventCodes: CapPair[]
  effective?: CapTime
  onset?: CapTime
  expires?: CapTime
  senderName?: string
  headline?: string
  description?: string
  instruction?: string
  web?: string
  contact?: string
  parameters: CapPair[]
  resources: CapResource[]
  areas: CapArea[]
}

export interface CapPair {
  valueName: string
  value: string
}

export interface CapResource {
  resourceDesc: string
  mimeType: string
  size?: number
  uri?: string
  derefUri?: string
  digest?: string
}

export interface CapArea {
  areaDesc: string
  /** closed rings of [lon, lat]; CAP itself writes lat,lon */
  polygons: [number, number][][]
  circles: { lat: number; lon: number; km: number }[]
  geocodes: CapPair[]
  /** outlines and circles that could not be read and are not above; absent when none */
  unreadable?: number
  /** feet above mean sea level, as the standard has it */
  altitude?: number
  ceiling?: number
}

export const CAP_STATUS = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const
export type CapStatus = (typeof CAP_STATUS)[number]
export const CAP_MSG_TYPE = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const
export type CapMsgType = (typeof CAP_MSG_TYPE)[number]
export const CAP_SCOPE = ['Public', 'Restricted', 'Private'] as const
export type CapScope = (typeof CAP_SCOPE)[number]
export const CAP_CATEGORY = [
  'Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire', 'Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other',
] as const
export type CapCategory = (typeof CAP_CATEGORY)[number]
export const CAP_RESPONSE = ['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'AllClear', 'None'] as const
export type CapResponse = (typeof CAP_RESPONSE)[number]
/** Strongest first. */
export const CAP_URGENCY = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const
export type CapUrgency = (typeof CAP_URGENCY)[number]
/** Strongest first. */
export const CAP_SEVERITY = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const
export type CapSeverity = (typeof CAP_SEVERITY)[number]
/** Strongest first. */
export const CAP_CERTAINTY = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const
export type CapCertainty = (typeof CAP_CERTAINTY)[number]
/** CAP 1.1 wrote `Very Likely` for what 1.2 calls Likely. */
export const CAP_NAMESPACES: Record<string, CapAlert['version']> = {
  'urn:oasis:names:tc:emergency:cap:1.1': '1.1',
  'urn:oasis:names:tc:emergency:cap:1.2': '1.2',
}
