import { createTransport, type Transporter } from 'nodemailer'
import { Fault } from '../../core/values/index.ts'
import type { Delivery, Letter } from '../../core/warnings/index.ts'

export interface MailConfig {
  /** `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://host:465` */
  url: string
  /** the desk's own address */
  from: string
  timeoutMs?: number
  /** refuse to send in the clear; on by default except towards this machine itself */
  requireTls?: boolean
}

export interface Mail {
  to: string
  letter: Letter
  language: string
  /** the same over every retry, so that a mail that came twice is seen as one */
  id: string
  cap?: Uint8Array
}

export interface Mailer {
  /** Never throws on what the server does. Delivered means that a server took it, not that anybody read it. */
  send(mail: Mail): Promise<Delivery>
  close(): void
}

/** Opens no connection yet. Fault `mail-url` or `mail-from`. The caller closes it. */
export function mailer(config: MailConfig): Mailer {
  const url = URL.canParse(config.url) ? new URL(config.url) : undefined
  if (url === undefined || !/^smtps?:$/.test(url.protocol))
    throw new Fault('mail-url', 'write the mail server as smtp://host:587 or smtps://host:465')
  if (!isAddress(config.from)) throw new Fault('mail-from', 'the desk needs one plain address to send from')
  const timeout = config.timeoutMs ?? 30_000
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    requireTLS: url.protocol === 'smtp:' && (config.requireTls ?? !local), ...auth(url),
    connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout, disableFileAccess: true, disableUrlAccess: true,
  })
  return { send: (mail) => send(transport, config.from, mail), close: () => transport.close() }
}

async function send(transport: Transporter, from: string, mail: Mail): Promise<Delivery> {
  if (!isAddress(mail.to)) return { kind: 'failed', code: 'address', detail: 'not one plain mail address', permanent: true }
  const domain = from.slice(from.lastIndexOf('@') + 1)
  try {
    const sent = await transport.sendMail({
      from, to: { name: '', address: mail.to }, subject: mail.letter.subject, text: mail.letter.text, messageId: `<${mail.id}@${domain}>`,
      // RFC 3834: an out-of-office machine must not answer, and so must not look like an answer
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language, Importance: 'high' },
      attachments: mail.cap === undefined ? [] : [
        { filename: 'warning.cap.xml', contentType: 'application/cap+xml', content: Buffer.from(mail.cap) },
      ],
    })
    return { kind: 'delivered', detail: sent.response ?? '' }
  } catch (error) {
    return failedBy(error as Error & { code?: string; responseCode?: number; response?: string })
  }
}

/** 4xx asks to come back (RFC 5321, 4.2.1); 5xx is final. Our own wrong password is not the recipient's fault, so it is tried again. */
function failedBy(error: Error & { code?: string; responseCode?: number; response?: string }): Delivery {
  const detail = (error.response ?? error.message).slice(0, 200)
  if (error.code === 'EAUTH') return { kind: 'failed', code: 'refused', detail: 'the mail server refused our sign-in', permanent: false }
  if (error.responseCode !== undefined && error.responseCode >= 500) return { kind: 'failed', code: 'refused', detail, permanent: true }
  if (error.responseCode !== undefined) return { kind: 'failed', code: 'busy', detail, permanent: false }
  if (error.code === 'ETIMEDOUT') return { kind: 'failed', code: 'timeout', detail, permanent: false }
  if (typeof error.code === 'string') return { kind: 'failed', code: 'network', detail, permanent: false }
  throw error
}

function auth(url: URL): { auth?: { user: string; pass: string } } {
  return url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
}

/** One mailbox, no display name, no list: whatever could address a second person or a header is refused. */
function isAddress(text: string): boolean {
  return /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/.test(text)
}
