import { join } from 'node:path'
import { z } from 'zod'
import { VOTE_RULES } from '../../core/law/index.ts'
import { CERTAINTIES, Fault, type Region } from '../../core/values/index.ts'
import { readYaml } from './yaml.ts'

const votesFile = z.strictObject({
  rules: z.array(z.strictObject({
    /** by which a tally counts; without it the text is shown and not counted */
    rule: z.enum(VOTE_RULES).exactOptional(),
    body: z.string(), matter: z.string(), text: z.string(), quorum: z.string().exactOptional(), exclusion: z.string().exactOptional(),
    source: z.string(), certainty: z.enum(CERTAINTIES),
  })),
})
export type VoteText = z.output<typeof votesFile>['rules'][number]

/** `region/votes.yaml`: who decides what, by which count. A body that is none, and a rule that has no text, are faults. */
export async function loadVotes(dir: string, region: Region): Promise<{ rules: VoteText[]; faults: Fault[] }> {
  const { value, faults } = await readYaml(join(dir, 'votes.yaml'), votesFile, 'votes.yaml')
  const rules = value?.rules ?? []
  const strangers = rules.flatMap(({ body }, i) => (region.place(body)?.kind === 'body' ? [] : [new Fault('unknown-body', `"${body}" is no body of bodies.yaml`, { file: 'votes.yaml', field: `rules.${i}.body` })]))
  const without = value ? VOTE_RULES.filter((rule) => !rules.some((one) => one.rule === rule)).map((rule) => new Fault('rule-without-text', `no row says what "${rule}" is`, { file: 'votes.yaml', field: 'rules' })) : []
  return { rules, faults: [...faults, ...strangers, ...without] }
}
