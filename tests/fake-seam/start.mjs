// Starts Seam's fake server, with its default seed, on the loopback interface.
//
//   PORT=0 node start.mjs          (0, the default: the system picks a free port)
//
// Once it listens, one line of JSON goes to standard output:
//
//   {"url": "http://127.0.0.1:41239", "seed": {…ids and tokens…}, "console_session_token": "ey…"}
//
// It stops when standard input closes, so that it cannot outlive the test that started it.

import { createHmac } from 'node:crypto'

// Otherwise the fake adds the JavaScript stack to every error body. It reads this when it is
// loaded.
process.env.NODE_ENV = 'production'
const { createFake } = await import('@seamapi/fake-seam-connect')

const HOST = '127.0.0.1'

// The fake hands `port` to `server.listen` unseen, and that takes options too. A bare number would
// listen on all interfaces.
const port = { host: HOST, port: Number(process.env.PORT ?? 0) }

// Which port it is comes out after the fake was told its own address. It only ever calls `replace`
// on that, once per request, to cut a slash off its end.
let url
const baseUrl = { replace: () => url }

const fake = await createFake()
const seed = await fake.seed()
const { server } = await fake.startServer({ port, baseUrl })
url = `http://${HOST}:${server.address().port}`

process.stdin.on('end', () => process.exit(0)).resume()

const console_session_token = consoleSession({ user_id: seed.john_user_id, key: seed.john_user_key })
process.stdout.write(JSON.stringify({ url, seed, console_session_token }) + '\n')

/** The token of a Seam Console session: a JWT (RFC 7519), signed with the fake's well-known key. */
function consoleSession(payload) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`
  return `${signed}.${createHmac('sha256', 'secret').update(signed).digest('base64url')}`
}
