import type { Disclosed } from '../../adapters/sql/index.ts'
import { amendment, isHeld } from '../../core/disclosure/index.ts'
import { bodyDigest, type FilingBody, type Header, unverifiedSigned } from '../../core/statements/index.ts'
import type { DisclosedView } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { laterVersions } from '../disclosing.ts'
import { openingOf } from '../exchange.ts'
import { IN_ERROR, OWED } from '../jobs/reveal.ts'
import type { Found } from '../record-names.ts'
import { bodyOf } from '../body.ts'
import type { Viewer } from '../viewer.ts'

type Amended = DisclosedView['amended'][number]

/** Who reads it is for its author alone; later versions show as far as this viewer reads them. */
export async function disclosedView(desk: Desk, { statement, whole }: Found, viewer: Viewer): Promise<DisclosedView> {
  const { header } = unverifiedSigned(statement.signed)
  const { release, face } = header
  const own = viewer.session !== null && viewer.party === header.author && statement.log === 'statements'
  const { grants, marks } = own ? await desk.store.grantsOf(statement.id) : { grants: [], marks: [] }
  const told = new Set(grants.filter(({ part }) => part === 'whole').map(({ reader }) => reader))
  const marked = (what: string): string[] => marks.filter((mark) => mark.what === what).map(({ reader }) => reader)
  const inError = new Set(marked(IN_ERROR))
  return {
    face: face !== null && (await desk.store.read('public', statement.id)) ? (face as unknown as DisclosedView['face']) : null,
    commitment: header.kind !== 'filing' ? null : whole && digestOf(statement as Disclosed) === header.bodyDigest ? 'matches' : 'binds',
    opening: await openingFor(desk, statement as Disclosed, viewer),
    held: isHeld(release, desk.clock()) ? { until: release.notBefore!, reciprocal: release.reciprocal ?? false } : null,
    readers: own ? grants.map(({ reader, cause, lawSize }) => ({ party: reader, cause, law: lawSize, inError: inError.has(reader) })) : null,
    owed: marked(OWED).filter((reader) => !told.has(reader)),
    mayConsent: own && viewer.session!.role === 'releaser',
    amended: statement.log === 'statements' ? await amendedSince(desk, statement as Disclosed, header, viewer) : [],
  }
}

function digestOf({ body, bodySalt }: Disclosed): string | null {
  return body && bodySalt ? bodyDigest(bodySalt, body) : null
}

async function openingFor(desk: Desk, statement: Disclosed, viewer: Viewer): Promise<string | null> {
  const found = statement.kind === 'filing' && statement.body === null ? await openingOf(desk, statement) : null
  return found && (await desk.store.read(viewer.party, found.opening)) ? found.opening : null
}

async function amendedSince(desk: Desk, statement: Disclosed, { release }: Header, viewer: Viewer): Promise<Amended[]> {
  const read = await Promise.all((await laterVersions(desk, statement)).map((id) => desk.store.read(viewer.party, id)))
  const mine = statement.kind === 'filing' ? bodyOf<FilingBody>(statement) : null
  return read.flatMap((later): Amended[] => {
    if (!later) return []
    const theirs = later.kind === 'filing' ? bodyOf<FilingBody>(later) : null
    const { fromNil, differences } = mine && theirs ? amendment(mine, theirs) : { fromNil: false, differences: [] }
    const afterReveal = release.reciprocal === true && later.sealedAt >= (release.notBefore ?? 0)
    return [{ id: later.id, at: later.sealedAt, withdrawn: later.kind === 'withdrawal', afterReveal, fromNil, differences }]
  })
}
