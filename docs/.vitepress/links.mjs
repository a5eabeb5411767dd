import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const docs = fileURLToPath(new URL('..', import.meta.url))
const root = resolve(docs, '..')

/** Relative links that lead out of docs/ become links to the repository. */
export function links(markdown, repository) {
  markdown.core.ruler.push('links-to-the-repository', (state) => {
    for (const token of state.tokens.flatMap((block) => block.children ?? [])) {
      const href = token.type === 'link_open' && token.attrGet('href')
      if (href && href.startsWith('README.md')) token.attrSet('href', href.replace('README.md', 'index.md'))
      if (!href || !href.startsWith('../')) continue

      const [path, anchor] = href.split('#')
      const file = join(docs, decodeURI(path))
      if (!existsSync(file)) throw new Error(`${state.env.relativePath} links to ${href}, which does not exist`)
      const kind = statSync(file).isDirectory() ? 'tree' : 'blob'
      token.attrSet('href', `${repository}/${kind}/main/${relative(root, file)}${anchor ? `#${anchor}` : ''}`)
    }
  })
}

/** The first mention of a public type on a page leads to its Javadoc, once that is built. */
export function javadoc(markdown, base) {
  const index = join(root, 'target/reports/apidocs/type-search-index.js')
  const types = new Map()
  if (existsSync(index))
    for (const { p, l } of JSON.parse(readFileSync(index, 'utf8').match(/\[.*\]/s)[0]))
      if (p) types.set(l, `${base}api/${p.replaceAll('.', '/')}/${l}.html`)

  markdown.core.ruler.push('links-to-javadoc', (state) => {
    const linked = (state.env.linkedTypes ??= new Set())
    state.tokens.forEach((block, i) => {
      if (block.type !== 'inline' || state.tokens[i - 1].type === 'heading_open') return

      let depth = 0
      block.children = block.children.flatMap((token) => {
        depth += token.type === 'link_open' ? 1 : token.type === 'link_close' ? -1 : 0
        const type = token.type === 'code_inline' && depth === 0 && token.content.replace(/^@/, '')
        if (!type || !types.has(type) || linked.has(type)) return [token]

        linked.add(type)
        const open = new state.Token('link_open', 'a', 1)
        open.attrs = [['href', types.get(type)], ['target', '_self']] // for the router knows only pages
        return [open, token, new state.Token('link_close', 'a', -1)]
      })
    })
  })
}
