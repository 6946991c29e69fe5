// @ts-check
// A static web server as small as the ones people publish on: folders have an index.html, a missing page gets
// the 404.html of its folder or of the nearest one above, as docs/publish/nginx.conf does.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, extname, join, normalize, relative, sep } from 'node:path'

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
    return send(response, 404, await nearest(root, wanted, '404.html'))
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  server.unref() // a test that failed before it closed the server must not hang
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
 * The file of a name in the folder of a path or in the nearest one above it, up to the root.
 * @param {string} root
 * @param {string} path
 * @param {string} name
 */
async function nearest(root, path, name) {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const file = join(folder, name)
    if (!relative(root, folder) || (await kindOf(file)) === 'file') return file
  }
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
