// Builds dist/ from src/: one file an entry and chunks that they share, each named by its content.
// Builds the tests' side of the wire too, from the same packages: tests/interop/peer.js, in one file.
// `node build.mjs DIRECTORY PEER` builds somewhere else, for comparing (bin/build-web --check).
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import * as esbuild from "esbuild"

const here = dirname(fileURLToPath(import.meta.url))
const interop = join(here, "..", "..", "tests", "interop")
const [out = join(here, "dist"), peer = join(interop, "peer.built.js")] = process.argv.slice(2)

// The pages' own scripts; all else in src/ is shared by them or fetched when it is needed.
const entries = ["copy", "device", "document", "join", "lead", "participant", "plenary"]
  .map((name) => join("src", `${name}.js`))
  .filter((path) => existsSync(join(here, path)))

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const { metafile } = await esbuild.build({
  absWorkingDir: here,
  entryPoints: entries,
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2021",
  minify: true,
  legalComments: "eof",
  metafile: true,
})

// manifest.json: entry -> file. preload.json: entry -> the chunks it needs at once, so that the page can ask for them early.
const outputs = Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output])
const needs = Object.fromEntries(
  outputs.map(([file, { imports }]) => [
    file,
    imports.filter(({ kind }) => kind === "import-statement").map(({ path }) => basename(path)),
  ]),
)
const reach = (file, seen = new Set()) => {
  for (const next of needs[file] ?? []) if (!seen.has(next)) reach(next, seen.add(next))
  return seen
}
const files = outputs
  .filter(([, { entryPoint }]) => entryPoint && entries.includes(entryPoint))
  .map(([file, { entryPoint }]) => [basename(entryPoint, ".js"), file])
  .sort()
const json = (pairs) => JSON.stringify(Object.fromEntries(pairs), null, 2) + "\n"
writeFileSync(join(out, "manifest.json"), json(files))
writeFileSync(join(out, "preload.json"), json(files.map(([entry, file]) => [entry, [...reach(file)].sort()])))

await esbuild.build({
  entryPoints: [join(interop, "peer.js")],
  outfile: peer,
  nodePaths: [join(here, "node_modules")],
  bundle: true,
  format: "iife",
  target: "es2021",
  minify: true,
  legalComments: "eof",
})
