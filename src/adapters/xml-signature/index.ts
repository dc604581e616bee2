export { readTrust, type TrustStore } from './trust.ts'
export { type SignatureVerdict, type SignedWord, verifyAlert } from './verify.ts'
