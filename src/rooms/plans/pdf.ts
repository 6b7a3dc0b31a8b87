import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { create } from 'fontkit'
import PDFDocument from 'pdfkit'
import type { Part } from './export.ts'

// The program may run bundled, from another folder than this file's; the launcher then says where the project is.
const root = process.env.KITH_ROOT ?? fileURLToPath(new URL('../../..', import.meta.url))
let letters: { plain: Buffer; strong: Buffer; known: ReadonlySet<number> } | undefined
/** The letters stand in the file itself, as accessible PDFs need. Read once, when the first plan is asked for. */
function fonts() {
  const file = (name: string) => readFileSync(join(root, 'node_modules/dejavu-fonts-ttf/ttf', name))
  if (!letters) {
    const plain = file('DejaVuSansCondensed.ttf')
    const font = create(plain)
    letters = { plain, strong: file('DejaVuSansCondensed-Bold.ttf'), known: new Set('characterSet' in font ? font.characterSet : []) }
  }
  return letters
}

// Scripts written from right to left: the library that makes the file sets their words in the wrong order beside others.
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f/u

const isShown = (character: string) => /\s|\p{Cc}/u.test(character) || fonts().known.has(character.codePointAt(0)!)

/**
 * True when every letter of the text can stand in the file, in its order. Pictures such as emoji count as nothing: the file
 * leaves those out that it has no letter for.
 */
export const canBePdf = (text: string): boolean => !RIGHT_TO_LEFT.test(text) && [...text].every(one => isShown(one) || PICTURE.test(one))

const withoutPictures = (text: string): string => [...text].filter(isShown).join('')

/** A plan as a file to keep. */
export interface PdfPlan {
  /** What the file is called by a reader: never a name. */
  title: string
  /** A line under the heading, such as the day. */
  standing: string
  parts: readonly Part[]
  /** What stands at the end, for a bad moment. */
  help: { title: string; words: readonly string[] }
  /** Letters of 18 points or more. */
  large: boolean
  madeAt: Date
}

const SIZES = { usual: { text: 11, small: 9, h2: 14, h1: 24 }, large: { text: 18, small: 18, h2: 22, h1: 30 } }
const MARGIN = 60
const BLUE = '#005eb8'
const BLACK = '#212b32'

// What the library calls PDF/UA; its published types do not name it yet.
const ACCESSIBLE: string = 'PDF/UA'

type Pdf = PDFKit.PDFDocument
type Element = PDFKit.PDFStructureElement

/** The plan as a tagged PDF (PDF/UA): language, title, headings in order, lists, bookmarks, and page numbers that are not read out. */
export function planPdf(plan: PdfPlan): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 12 },
    pdfVersion: '1.7',
    subset: ACCESSIBLE as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    info: { Title: plan.title, CreationDate: plan.madeAt },
  })
  const finished = collected(doc)
  doc.registerFont('plain', fonts().plain).registerFont('strong', fonts().strong)
  const size = SIZES[plan.large ? 'large' : 'usual']
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  heading(doc, whole, 'H1', plan.title, size.h1)
  paragraph(doc, whole, plan.standing, size.text)
  for (const part of plan.parts) section(doc, whole, part, size)
  closing(doc, whole, plan.help, size)
  whole.end()
  pageNumbers(doc, size.small)
  doc.end()
  return finished
}

function collected(doc: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    doc.on('error', reject)
  })
}

type Sizes = (typeof SIZES)['usual']

function heading(doc: Pdf, parent: Element, tag: 'H1' | 'H2', words: string, size: number): void {
  parent.add(
    doc.struct(tag, {}, () => {
      doc
        .font('strong')
        .fontSize(size)
        .fillColor(tag === 'H1' ? BLUE : BLACK)
        .text(words)
    }),
  )
  doc.moveDown(0.35)
}

function paragraph(doc: Pdf, parent: Element, words: string, size: number): void {
  parent.add(
    doc.struct('P', {}, () => {
      doc
        .font('plain')
        .fontSize(size)
        .fillColor(BLACK)
        .text(withoutPictures(words), { lineGap: size * 0.25 })
    }),
  )
}

/** A heading never stands alone at the foot of a page. */
function roomFor(doc: Pdf, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage()
}

function section(doc: Pdf, parent: Element, part: Part, size: Sizes): void {
  roomFor(doc, size.h2 * 2 + size.text * 4)
  rule(doc)
  const sect = doc.struct('Sect')
  parent.add(sect)
  doc.outline.addItem(part.title)
  heading(doc, sect, 'H2', part.title, size.h2)
  const list = doc.struct('L')
  sect.add(list)
  for (const line of part.lines) item(doc, list, line, size)
  list.end()
  sect.end()
}

// Lines between parts are drawn, not said.
function rule(doc: Pdf): void {
  doc.moveDown(0.8)
  doc.markContent('Artifact', { type: 'Layout' })
  const { left, right } = doc.page.margins
  doc
    .moveTo(left, doc.y)
    .lineTo(doc.page.width - right, doc.y)
    .lineWidth(0.75)
    .strokeColor(BLUE)
    .stroke()
  doc.endMarkedContent()
  doc.moveDown(0.6)
}

function item(doc: Pdf, list: Element, line: Part['lines'][number], size: Sizes): void {
  roomFor(doc, size.text * 2.5)
  const { left } = doc.page.margins
  const entry = doc.struct('LI')
  list.add(entry)
  const text = { lineGap: size.text * 0.25 }
  const top = doc.y
  entry.add(doc.struct('Lbl', {}, () => void doc.font('strong').fontSize(size.text).fillColor(BLUE).text('•', left, top, { lineBreak: false })))
  const body = doc.struct('LBody')
  entry.add(body)
  body.add(
    doc.struct(
      'P',
      {},
      () =>
        void doc
          .font('plain')
          .fontSize(size.text)
          .fillColor(BLACK)
          .text(withoutPictures(line.notNow ? `${line.words} (not for now)` : line.words), left + size.text * 1.3, top, text),
    ),
  )
  for (const [name, value] of line.facts)
    body.add(
      doc.struct('P', {}, () => {
        doc
          .font('strong')
          .fontSize(size.text)
          .text(`${name}: `, left + size.text * 1.3, doc.y, { ...text, continued: true })
        doc.font('plain').text(withoutPictures(value), text)
      }),
    )
  body.end()
  entry.end()
  doc.x = left
  doc.moveDown(0.5)
}

function closing(doc: Pdf, parent: Element, help: PdfPlan['help'], size: Sizes): void {
  roomFor(doc, size.h2 * 3 + size.text * 2 * help.words.length)
  rule(doc)
  const sect = doc.struct('Sect')
  parent.add(sect)
  doc.outline.addItem(help.title)
  heading(doc, sect, 'H2', help.title, size.h2)
  for (const words of help.words) paragraph(doc, sect, words, size.text)
  sect.end()
}

function pageNumbers(doc: Pdf, size: number): void {
  const { start, count } = doc.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    doc.switchToPage(start + index)
    const { margins, height, width } = doc.page
    // The foot lies below the margin, where text would begin a new page.
    doc.page.margins = { ...margins, bottom: 0 }
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    doc
      .font('plain')
      .fontSize(size)
      .fillColor(BLACK)
      .text(`Page ${index + 1} of ${count}`, margins.left, height - MARGIN + 12, {
        width: width - margins.left - margins.right,
        align: 'right',
        lineBreak: false,
      })
    doc.endMarkedContent()
    doc.page.margins = margins
  }
}
