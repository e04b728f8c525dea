"""Template: how a Steckbrief is set, in the language of typst; it reads words and pictures as data."""

TEMPLATE = r"""
#let sheet = json(bytes(sys.inputs.data))
#let words = sheet.words
#let ink = rgb(sheet.colours.ink)
#let soft = rgb(sheet.colours.quiet)
#let faint = rgb(sheet.colours.faint)
#let accent = rgb(sheet.colours.accent)
#let is_long = sheet.title.len() > 40
#let small = 7.5pt
#let label(body) = text(size: small, fill: soft, body)
#let picture(svg, alt, ..more) = image(bytes(svg), format: "svg", alt: alt, ..more)

#set document(
  title: words.section_kicker + ": " + sheet.title,
  author: "SMART REGION Monitor",
  date: datetime(year: sheet.day.at(0), month: sheet.day.at(1), day: sheet.day.at(2)),
)
#set text(font: sheet.fonts, fallback: false, size: 8.5pt, lang: sheet.language, fill: ink, number-width: "tabular")
#set par(leading: 0.5em, spacing: 0.6em)
#set page(
  paper: "a4",
  margin: (x: 12mm, top: 11mm, bottom: 14mm),
  footer: context {
    set text(size: small, fill: soft)
    line(length: 100%, stroke: 0.4pt + faint)
    v(-0.6em)
    grid(columns: (1fr, auto), [SMART REGION Monitor#if not is_long [ · #sheet.title] · #sheet.made],
      [#words.section_page #counter(page).display() / #counter(page).final().first()])
  },
)
#show heading: set block(sticky: true)
#show heading.where(level: 1): set text(size: if is_long { 15pt } else { 21pt }, weight: "bold", hyphenate: false)
#show heading.where(level: 1): set block(above: 0.3em, below: 0.55em)
#show heading.where(level: 2): set text(size: 11pt, weight: "bold", fill: rgb(sheet.colours.field))
#show heading.where(level: 2): set block(above: 0.9em, below: 0.5em)
#show heading.where(level: 3): set text(size: 9pt, weight: "bold")
#show heading.where(level: 3): set block(above: 0em, below: 0.4em)

#let judged(it) = if it != none {
  let colours = (good: rgb(sheet.colours.good), bad: rgb(sheet.colours.bad))
  let colour = if it.is_good == none { ink } else if it.is_good { colours.good } else { colours.bad }
  text(fill: colour, weight: "semibold", [#it.sign #it.word])
}
#let stacked(first, second) = {
  first
  if first != none and first != [] and second != "" { linebreak() }
  if second != "" { label(second) }
}

// Blocks in two columns, about as much in each: columns of typst would fill the left one first.
#let halved(items, size) = {
  let total = items.map(size).sum(default: 0)
  let done = 0
  let at = 0
  for item in items {
    if done + size(item) / 2 > total / 2 { break }
    done += size(item)
    at += 1
  }
  grid(columns: (1fr, 1fr), column-gutter: 6mm, items.slice(0, at).map(each => each.body).join(),
    items.slice(at).map(each => each.body).join())
}

// Who, where and how: words beside the map.
#grid(
  columns: (1fr, 64mm),
  column-gutter: 6mm,
  [
    #text(size: small, fill: accent, weight: "bold", tracking: 0.06em, upper(words.section_kicker))
    = #sheet.title
    #label(sheet.facts)

    #sheet.lead

    == #words.section_glance
    #list(marker: [–], indent: 0pt, spacing: 0.5em, ..sheet.glance)
  ],
  [
    #picture(sheet.map.svg, sheet.map.sentence, width: 100%)
    #v(-0.5em)
    #label(sheet.map.subtitle)
  ],
)

== #words.section_figures
#let has_ranks = sheet.blocks.any(block => block.rows.any(row => row.first != ""))
#let keys = ("field", "indicator", "value", ..if has_ranks { ("rank",) }, "trend", "comparison")
#table(
  columns: (25mm, 1fr, 28mm, ..if has_ranks { (20mm,) }, 41mm, 24mm),
  inset: (x: 1.1mm, top: 0.65mm, bottom: 0.8mm),
  align: (column, _) => if column == 2 { right } else { left },
  stroke: (column, row) => (top: if row > 0 and column > 0 { 0.3pt + faint }),
  table.header(
    ..keys.map(key => text(size: small, weight: "bold", words.at(key))),
    table.hline(stroke: 0.8pt + ink),
  ),
  ..sheet.blocks.map(block => (
    table.cell(rowspan: block.rows.len(),
      text(size: 8pt, weight: "bold", fill: rgb(sheet.colours.field), hyphenate: true, block.field)),
    ..block.rows.map(row => (
      [#row.name, #label(row.unit)],
      stacked(text(weight: "bold", size: 9.5pt, row.value), row.when),
      ..if row.missing != "" { (table.cell(colspan: keys.len() - 3, label(row.missing)),) } else { (
        ..if has_ranks { (stacked([#row.rank], row.first),) },
        stacked(judged(row.course), row.change),
        stacked(judged(row.level), row.benchmark),
      ) },
    )).flatten(),
    table.hline(stroke: 0.6pt + soft),
  )).flatten(),
)
#label(words.section_reading)

== #words.section_projects
#block(below: 0.5em, label(sheet.projects_note))
#halved(sheet.projects.map(each => (
  length: each.title.len() + each.field.len() + each.when.len(),
  body: list(marker: [–], [#text(lang: "de", each.title) \ #label(each.field + " · " + each.when)]),
)), each => each.length)

#pagebreak()
== #words.section_charts
#grid(
  columns: (1fr, 1fr),
  column-gutter: 6mm,
  row-gutter: 3mm,
  ..sheet.charts.map(chart => block(breakable: false)[
    === #chart.title
    #label(chart.subtitle)
    #block(above: 0.5em, below: 0.5em, picture(chart.svg, chart.sentence, width: 100%))
    #text(size: small, chart.sentence)
  ]),
)

#set text(size: small)
#set par(leading: 0.38em, spacing: 0.5em)
== #words.section_definitions
#label(words.section_definitions_note + sheet.together)
#halved(sheet.definitions.map(each => (
  length: each.name.len() + each.words.len(),
  body: block(spacing: 0.5em)[*#each.name:* #each.words],
)), each => each.length)

#v(1mm)
#grid(
  columns: (1fr, 46mm),
  column-gutter: 5mm,
  [
    == #words.section_sources
    #for each in sheet.licences {
      let name = if each.url == "" { each.name } else { link(each.url, each.name) }
      block(spacing: 0.5em)[#each.citations.join("; ") (#name).]
    }
    #block(spacing: 0.5em)[#sheet.outlines. #words.section_computed #words.section_licence]
  ],
  [
    == #words.section_live
    #grid(
      columns: (1fr, 22mm),
      column-gutter: 2mm,
      [#words.section_live_lead #link(sheet.address, sheet.address)],
      picture(sheet.qr, words.section_qr_alt, width: 22mm),
    )
  ],
)
#context {
  let pages = counter(page).final().first()
  assert(pages == 2, message: "it fills " + str(pages) + " pages instead of 2")
}
"""
