import { defineConfig } from 'vitepress'
import { dedent } from './dedent.mjs'
import { javadoc, links } from './links.mjs'
import { sidebar } from './sidebar.mjs'
import { slug } from './slug.mjs'

const repository = 'https://github.com/junit-smtp/junit-smtp'
const base = process.env.DOCS_BASE ?? '/' // where the site is served, such as /junit-smtp/

export default defineConfig({
  title: 'junit-smtp',
  description: 'Tests for code that speaks SMTP: a recording server for JUnit, with AssertJ assertions',
  lang: 'en',
  base,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  rewrites: { 'README.md': 'index.md' },
  srcExclude: ['node_modules/**'],
  ignoreDeadLinks: [/^\/api\//],
  markdown: {
    anchor: { slugify: slug },
    headers: { slugify: slug },
    toc: { slugify: slug },
    config: (markdown) => {
      markdown.use(links, repository).use(javadoc, base).use(dedent)
      // Vue would take {{..}} in code for an expression.
      const code = markdown.renderer.rules.code_inline
      markdown.renderer.rules.code_inline = (...args) => code(...args).replace(/^<code/, '<code v-pre')
    },
  },
  themeConfig: {
    nav: [
      { text: 'Getting started', link: '/getting-started' },
      { text: 'My test fails', link: '/failures' },
      { text: 'API', link: '/api/index.html', target: '_self' },
    ],
    sidebar: sidebar(),
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: repository }],
    editLink: { pattern: `${repository}/edit/main/docs/:path`, text: 'Edit this page' },
  },
})
