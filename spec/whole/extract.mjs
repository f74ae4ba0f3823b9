// Writes the OpenAPI document of the whole Seam Connect API as JSON.
//
//   npm ci --prefix spec/whole
//   node spec/whole/extract.mjs [OUT] [PACKAGE]
//
// OUT      the file to write; default `out/whole/openapi.json` at the top of the repository, which
//          git ignores
// PACKAGE  folder of the unpacked npm package; default `node_modules/@seamapi/types` beside this
//          file
//
// The last line of standard output is a JSON object: {"file", "package", "paths", "operations"}.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'])

// The package keeps the document as the default export of a module that imports nothing. Its index
// would want `zod`, a peer dependency, so the module is loaded by its path.
const MODULE = 'lib/seam/connect/openapi.js'

/** The document and the exact version of the package that it is from. */
async function readPackage(folder) {
  const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const { default: document } = await import(pathToFileURL(join(folder, MODULE)).href)
  if (typeof document?.openapi !== 'string' || typeof document.paths !== 'object') {
    throw new Error(`${name} ${version}: the default export of ${MODULE} is not an OpenAPI document`)
  }
  return { document, source: `${name} ${version}` }
}

/** Writes beside the file and renames, so that nobody reads half of it. */
async function writeWhole(file, text) {
  await mkdir(dirname(file), { recursive: true })
  const half = `${file}.${process.pid}.part`
  await writeFile(half, text)
  await rename(half, file)
}

function countOperations(paths) {
  return Object.values(paths)
    .flatMap(Object.keys)
    .filter((key) => METHODS.has(key)).length
}

const here = dirname(fileURLToPath(import.meta.url))
const [
  out = join(here, '../../out/whole/openapi.json'),
  folder = join(here, 'node_modules/@seamapi/types'),
] = process.argv.slice(2)

try {
  const { document, source } = await readPackage(resolve(folder))
  const file = resolve(out)
  // Indented, so that a diagnostic's line and column point at something.
  await writeWhole(file, JSON.stringify(document, null, 2) + '\n')
  const paths = Object.keys(document.paths).length
  const operations = countOperations(document.paths)
  console.log(JSON.stringify({ file, package: source, paths, operations }))
} catch (error) {
  console.error(`extract.mjs: ${error.message}`)
  console.error(`Is the package there? \`npm ci --prefix ${here}\` brings it.`)
  process.exitCode = 1
}
