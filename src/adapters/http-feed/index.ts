export { type AddressRule, checkUrl, isPublicAddress, publicAddressOnly } from './address.ts'
export { type Fetched, type FetchOptions, fetchPublic } from './fetch.ts'
export { type FeedHealth, type FeedState, healthOf, NEVER_POLLED, type Polled, type PollDeps, pollFeed } from './poll.ts'
