import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const docs = fileURLToPath(new URL('..', import.meta.url))

const groups = [
  ['Start', ['getting-started', 'kotlin', 'tour', 'why', 'migration', 'migration-greenmail', 'migration-wiser', 'migration-dumbster', 'migration-mailpit', 'migration-mocks']],
  ['How do I test ...', ['recipes', 'recipes-mails', 'recipes-waiting', 'recipes-errors', 'recipes-tls', 'recipes-smtp', 'recipes-tests']],
  ['Failures', ['failures', 'evidence', 'report', 'ci']],
  ['Server', ['injection', 'lifecycle', 'scripts', 'protocol', 'transport', 'recordings', 'mailboxes', 'relay', 'engines']],
  ['Assertions', ['assertions', 'mail', 'mail-checks', 'deliverability', 'html', 'clients', 'servers', 'conformance']],
  ['Frameworks', ['spring', 'frameworks']],
  ['Reference', ['reply-codes', 'glossary', 'configuration', 'class-path', 'compatibility', 'stability', 'limits', 'performance', 'reliability']],
]

const file = (page) => `${docs}/${page}.md`
const title = (page) => readFileSync(file(page), 'utf8').match(/^# (?:Recipes: )?(.+)$/m)[1].replaceAll('`', '')
const capitalized = (text) => text[0].toUpperCase() + text.slice(1)

/** A page is named by its heading. A page that is in no group fails the build; an entry without a page is left out. */
export function sidebar() {
  const listed = new Set(groups.flatMap(([, pages]) => pages))
  const missing = readdirSync(docs)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => name.slice(0, -3))
    .filter((page) => !listed.has(page))
  if (missing.length) throw new Error(`Add to docs/.vitepress/sidebar.mjs: ${missing.join(', ')}`)

  return groups.map(([text, pages]) => ({
    text,
    items: pages.filter((page) => existsSync(file(page))).map((page) => ({ text: capitalized(title(page)), link: `/${page}` })),
  }))
}
