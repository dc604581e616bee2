import { type Flags, readConfig } from './config.ts'
import { inviteTo } from './invite.ts'
import { regionLaw, ROOT } from './open.ts'

/** Address at which an office takes its seat at the desk of these flags, within ten minutes. The desk may be running. */
export async function inviteLink(flags: Flags, who: { party: string; role: string; office: string; nature: string }): Promise<{ link: string; minutes: number }> {
  const config = readConfig(flags, process.env, ROOT)
  const { region } = await regionLaw()
  const token = inviteTo(config, region, who, Date.now())
  return { link: `${config.baseUrl ?? `http://localhost:${config.port}`}/en/sign-in?invite=${token}`, minutes: 10 }
}
