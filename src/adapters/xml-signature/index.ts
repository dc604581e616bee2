export { readTrust, type TrustStore } from './trust.ts'
export { SIGNED_WORDS, type SignatureVerdict, type SignedWord, verifyAlert } from './verify.ts'
