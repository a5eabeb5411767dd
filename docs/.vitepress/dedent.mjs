/** Snippets keep the indentation of the test that they stand in; a phone has no room for it. */
export function dedent(markdown) {
  markdown.core.ruler.push('dedent-code', (state) => {
    for (const token of state.tokens.filter(({ type }) => type === 'fence')) {
      const lines = token.content.split('\n')
      const margin = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)))
      if (margin > 0 && margin < Infinity) token.content = lines.map((line) => line.slice(margin)).join('\n')
    }
  })
}
