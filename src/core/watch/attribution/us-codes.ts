import type { Party } from '../../values/index.ts'

/** FIPS 5-2 numbers of the states of the United States, its district and its territories. */
export const STATE_FIPS: Record<string, string> = {
  '01': 'AL', '02': 'AK', '04': 'AZ', '05': 'AR', '06': 'CA', '08': 'CO', '09': 'CT', '10': 'DE', '11': 'DC', '12': 'FL', '13': 'GA',
  '15': 'HI', '16': 'ID', '17': 'IL', '18': 'IN', '19': 'IA', '20': 'KS', '21': 'KY', '22': 'LA', '23': 'ME', '24': 'MD', '25': 'MA',
  '26': 'MI', '27': 'MN', '28': 'MS', '29': 'MO', '30': 'MT', '31': 'NE', '32': 'NV', '33': 'NH', '34': 'NJ', '35': 'NM', '36': 'NY',
  '37': 'NC', '38': 'ND', '39': 'OH', '40': 'OK', '41': 'OR', '42': 'PA', '44': 'RI', '45': 'SC', '46': 'SD', '47': 'TN', '48': 'TX',
  '49': 'UT', '50': 'VT', '51': 'VA', '53': 'WA', '54': 'WV', '55': 'WI', '56': 'WY',
  '60': 'AS', '66': 'GU', '69': 'MP', '72': 'PR', '74': 'UM', '78': 'VI',
}

/** Territories in the Americas stand for themselves; those in the Pacific for the state responsible. */
export const US_PLACES: Record<string, Party> = {
  ...Object.fromEntries(Object.values(STATE_FIPS).map((code) => [code, 'USA'])), PR: 'PRI', VI: 'VIR',
}

/** Two letters of the NWS marine zones by the numbers that SAME gives them. */
export const WATER_FIPS: Record<string, string> = {
  '57': 'PZ', '58': 'PK', '59': 'PH', '61': 'PS', '65': 'PM', '73': 'AN', '75': 'AM', '77': 'GM',
  '91': 'LS', '92': 'LM', '93': 'LH', '94': 'LC', '96': 'LE', '97': 'LO', '98': 'SL',
}

/** PM is left out on purpose: its zones lie off the Marianas and also off Palau and Micronesia, which are nobody's of the 35. */
export const US_WATERS = new Set(Object.values(WATER_FIPS).filter((area) => area !== 'PM'))
