// @ts-check
// A static web server as small as the ones people publish on: folders have an index.html, a missing page gets 404.html.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

/** @typedef {Record<string, string>} Headers */

/** @type {Headers} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
}

/**
 * Serves a folder below a prefix on a free port of this machine.
 * @param {string} root the folder
 * @param {string} prefix where it appears, with a slash at both ends: `/` or `/fixbook/`
 * @param {Headers} [headers] sent with every answer
 * @returns {Promise<{origin: string, base: string, close: () => Promise<void>}>}
 */
export async function serve(root, prefix = '/', headers = {}) {
  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (!path.startsWith(prefix)) return send(response, 404)
    const wanted = normalize(join(root, path.slice(prefix.length)))
    if (wanted !== normalize(root) && !wanted.startsWith(normalize(root + sep))) return send(response, 404)
    const kind = await kindOf(wanted)
    if (kind === 'folder' && !path.endsWith('/')) return redirect(response, `${path}/`)
    const file = kind === 'folder' ? join(wanted, 'index.html') : wanted
    if ((await kindOf(file)) === 'file') return send(response, 200, file)
    return send(response, 404, join(root, '404.html'))
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  const address = server.address()
  const origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
  const close = () => {
    server.closeAllConnections()
    return new Promise((/** @type {(nothing: void) => void} */ closed) => server.close(() => closed()))
  }
  return { origin, base: origin + prefix, close }
}

/** @param {string} path */
async function kindOf(path) {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() ? 'folder' : found?.isFile() ? 'file' : 'nothing'
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} where
 */
function redirect(response, where) {
  response.writeHead(301, { location: where }).end()
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} [file]
 */
async function send(response, status, file) {
  if (!file || (await kindOf(file)) !== 'file') return void response.writeHead(status).end()
  response.writeHead(status, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(response)
}
