import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const docs = fileURLToPath(new URL('..', import.meta.url))

const groups = [
  ['Start', ['getting-started', 'tour', 'why', 'migration']],
  ['Recipes', ['recipes', 'failures']],
  ['Mails', ['mail', 'deliverability', 'html', 'mailboxes']],
  ['Dialogues', ['scripts', 'protocol', 'clients', 'conformance', 'relay', 'recordings']],
  ['Frameworks', ['spring', 'frameworks']],
  ['Evidence', ['report']],
  ['Reference', ['guide', 'reply-codes', 'compatibility', 'performance', 'reliability']],
]

const file = (page) => `${docs}/${page}.md`
const title = (page) => readFileSync(file(page), 'utf8').match(/^# (.+)$/m)[1].replaceAll('`', '')

/** A page is named by its heading. A page that no group has fails the build. */
export function sidebar() {
  const listed = new Set(groups.flatMap(([, pages]) => pages))
  const missing = readdirSync(docs)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => name.slice(0, -3))
    .filter((page) => !listed.has(page))
  if (missing.length) throw new Error(`Add to docs/.vitepress/sidebar.mjs: ${missing.join(', ')}`)

  return groups.map(([text, pages]) => ({
    text,
    items: pages.filter((page) => existsSync(file(page))).map((page) => ({ text: title(page), link: `/${page}` })),
  }))
}
