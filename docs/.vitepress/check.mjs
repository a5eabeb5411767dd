// Checks each link that the project controls, without a request: in Markdown as GitHub reads it, in Javadoc, and on the built site.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { slug } from './slug.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const site = join(root, 'docs/.vitepress/dist')
const repository = /^https:\/\/github\.com\/junit-smtp\/junit-smtp\/(?:blob|tree|edit)\/main\//
const base = (process.env.DOCS_BASE ?? '/').replace(/\/$/, '')

const dead = []
let checked = 0

const once = (compute) => {
  const known = new Map()
  return (key) => known.get(key) ?? known.set(key, compute(key)).get(key)
}
const read = once((file) => readFileSync(file, 'utf8'))
const withoutCode = (markdown) => markdown.replace(/^(`{3,}).*?^\1/gms, '').replace(/(`+)[^`].*?\1/g, '')

const anchorsOfMarkdown = once((file) => {
  const text = read(file).replace(/^(`{3,}).*?^\1/gms, '')
  const anchors = new Set([...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map((match) => match[1]))
  for (const [, heading] of text.matchAll(/^#{1,6} (.+?)\s*$/gm)) {
    const plain = slug(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'))
    let anchor = plain
    for (let number = 1; anchors.has(anchor); number++) anchor = `${plain}-${number}`
    anchors.add(anchor)
  }
  return anchors
})
const anchorsOfPage = once((file) => new Set([...read(file).matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])))

function check(from, href, file, anchors) {
  checked++
  const anchor = decodeURIComponent(href.split('#')[1] ?? '')
  if (!existsSync(file)) dead.push(`${relative(root, from)}: ${href}`)
  else if (anchor && statSync(file).isFile() && !anchors(file).has(anchor)) dead.push(`${relative(root, from)}: ${href} (no such anchor)`)
}

/** A link to a file of the repository, whoever holds it. */
function checkInRepository(from, href, path) {
  const file = join(root, decodeURIComponent(path.split('#')[0]))
  if (path.split('#')[0].endsWith('.md')) check(from, href, file, anchorsOfMarkdown)
  else check(from, href.split('#')[0], file)
}

function checkMarkdown(file) {
  const text = withoutCode(read(file))
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1])
  for (const href of links) {
    if (repository.test(href)) checkInRepository(file, href, href.replace(repository, ''))
    else if (href.startsWith('#')) check(file, href, file, anchorsOfMarkdown)
    else if (!/^[a-z]+:/.test(href)) checkInRepository(file, href, relative(root, resolve(dirname(file), href.split('#')[0])) + (href.includes('#') ? `#${href.split('#')[1]}` : ''))
  }
}

function checkSources(file) {
  for (const [, href] of read(file).matchAll(/href="(https:\/\/github\.com\/[^"]+)"/g))
    if (repository.test(href)) checkInRepository(file, href, href.replace(repository, ''))
}

function checkPage(file) {
  const html = read(file)
  for (const [, href] of html.matchAll(/\s(?:href|src)="([^"]+)"/g)) {
    const link = href.replaceAll('&amp;', '&')
    if (repository.test(link)) checkInRepository(file, link, link.replace(repository, ''))
    else if (/^[a-z]+:/.test(link)) continue
    else {
      const [path] = link.split(/[#?]/)
      const target = path === '' ? file : path.startsWith('/') ? join(site, decodeURI(path.slice(base.length))) : resolve(dirname(file), decodeURI(path))
      check(file, link, target.endsWith('/') ? `${target}index.html` : target, anchorsOfPage)
    }
  }
  for (const [tag] of html.matchAll(/<(?:script|img|iframe|link(?=[^>]*rel="(?:stylesheet|preload|modulepreload|icon)"))[^>]*(?:src|href)="(?:https?:)?\/\/[^>]*>/g))
    dead.push(`${relative(root, file)} loads from elsewhere: ${tag}`)
}

const files = (...patterns) =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...patterns], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((name) => name && existsSync(join(root, name)))
    .map((name) => join(root, name))

const markdown = files('*.md')
const pages = existsSync(site) ? readdirSync(site).filter((name) => name.endsWith('.html')).map((name) => join(site, name)) : []
markdown.forEach(checkMarkdown)
files('*.java').forEach(checkSources)
pages.forEach(checkPage)

dead.forEach((link) => console.error(`dead: ${link}`))
console.log(`${markdown.length} Markdown files, ${pages.length} pages: ${checked} links, ${dead.length} dead`)
process.exitCode = dead.length || !pages.length ? 1 : 0
