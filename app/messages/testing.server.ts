import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type MailServer = { url: string; mails: ParsedMail[]; close(): Promise<void> }

/** A real mail server on this machine, with what it does to a mail that comes. The caller closes it. */
export async function aMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const mails: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onData: (stream, _session, done) => void simpleParser(stream).then((mail) => {
      mails.push(mail)
      done()
    }, done),
    ...options,
  })
  server.on('error', () => undefined)
  const taken = await new Promise<number>((resolve) => {
    const listening = server.listen(port, '127.0.0.1', () => {
      const address = listening.address()
      resolve(address && typeof address === 'object' ? address.port : 0)
    })
  })
  return { url: `smtp://127.0.0.1:${taken}`, mails, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
