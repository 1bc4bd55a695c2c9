// Reads pages as lines of JSON (id, title, wikitext, language), prints a reading of each as a line.
// Run in a folder where wtf_wikipedia and its plugins are installed:
//   npm install --legacy-peer-deps wtf_wikipedia wtf-plugin-i18n wtf-plugin-person
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const require = createRequire(`${process.cwd()}/`)
const wtf = require('wtf_wikipedia')
for (const plugin of ['wtf-plugin-i18n', 'wtf-plugin-person']) {
  try {
    wtf.extend(require(plugin))
  } catch {
    // It is not installed.
  }
}

function fieldsOf(doc) {
  return doc.infoboxes().flatMap((box) =>
    Object.entries(box.keyValue ? box.json() : {}).map(([name, value]) => {
      const text = value?.text ?? ''
      const typed = typeof value?.number === 'number' ? [{ kind: 'number', number: value.number }] : []
      return { name, text: String(text), typed }
    })
  )
}

function personOf(doc) {
  const said = {}
  for (const name of ['birthDate', 'deathDate', 'birthPlace', 'deathPlace']) {
    try {
      const value = doc[name]?.()
      said[name] = value && typeof value === 'object' ? dayOf(value) : value || null
    } catch {
      said[name] = null
    }
  }
  return said
}

function dayOf({ year, month, date }) {
  const parts = [String(year).padStart(4, '0')]
  if (month !== null && month !== undefined) parts.push(String(month + 1).padStart(2, '0'))
  if (parts.length === 2 && date) parts.push(String(date).padStart(2, '0'))
  return parts.join('-')
}

for await (const line of createInterface({ input: process.stdin })) {
  const page = JSON.parse(line)
  let reading = {}
  try {
    const doc = wtf(page.wikitext, { title: page.title, lang: page.language })
    reading = {
      fields: fieldsOf(doc),
      sections: doc.sections().map((section) => section.title()).filter(Boolean),
      person: personOf(doc),
      categories: doc.categories(),
      tables: doc.tables().map((table) =>
        table.json().map((row) => Object.values(row).map((cell) => cell?.text ?? ''))
      ),
    }
  } catch (error) {
    reading = { failed: String(error) }
  }
  console.log(JSON.stringify({ id: page.id, ...reading }))
}
