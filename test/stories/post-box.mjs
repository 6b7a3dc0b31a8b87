// A mail server that keeps letters instead of sending them, so that a story can open one. Letters are read at /?to=name@example.org.
import { createServer as createWeb } from 'node:http'
import { createServer } from 'node:net'

const [smtp, web] = process.argv.slice(2).map(Number)
const letters = []

createServer(socket => {
  let to = []
  let body
  let rest = ''
  const say = line => socket.write(`${line}\r\n`)
  say('220 post box')
  socket.setEncoding('utf8')
  socket.on('error', () => undefined)
  socket.on('data', text => {
    rest += text
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (body) {
        if (line !== '.') body.push(line.replace(/^\.\./, '.'))
        else {
          letters.push({
            to,
            text: body
              .join('\n')
              .replace(/=\n/g, '')
              .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          })
          body = undefined
          to = []
          say('250 kept')
        }
      } else if (/^RCPT TO:/i.test(line)) {
        to.push(/<(.*?)>/.exec(line)[1])
        say('250 ok')
      } else if (/^DATA/i.test(line)) {
        body = []
        say('354 go on')
      } else if (/^QUIT/i.test(line)) {
        say('221 bye')
        socket.end()
      } else say('250 ok')
    }
  })
}).listen(smtp, '127.0.0.1')

createWeb((request, response) => {
  const to = new URL(request.url, 'http://here').searchParams.get('to')
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(letters.filter(letter => to === null || letter.to.includes(to)).map(letter => letter.text)))
}).listen(web, '127.0.0.1')
