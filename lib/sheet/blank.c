/* blank.c - the frame of empty worksheets, and the parts they are made of; see blank.h. */
#include "blank.h"

#include <string.h>

#include "../format/svg.h"

/* Sheets are as large as their page, so that nothing spills and none is half empty. */
static const char style[] =
    "@page { size: A4 portrait; margin: 0; }\n"
    "@page wide { size: A4 landscape; margin: 0; }\n"
    "* { box-sizing: border-box; margin: 0; padding: 0; }\n"
    "html { font: 10.5pt/1.38 \"Noto Sans\", \"Segoe UI\", -apple-system, BlinkMacSystemFont, "
    "\"Helvetica Neue\", \"Liberation Sans\", Arial, sans-serif; color: #16212a; background: "
    "#e2e7e9; hyphens: auto; --line: #8d99a1; --mut: #48535c; --serif: Charter, \"Iowan Old "
    "Style\", \"Noto Serif\", Cambria, Georgia, \"Liberation Serif\", serif; "
    "-webkit-print-color-adjust: exact; print-color-adjust: exact; }\n"
    ".sh { width: 210mm; height: 297mm; background: #fff; margin: 0 auto 6mm; padding: 11mm 13mm "
    "10mm; display: grid; grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr); break-after: "
    "page; overflow: hidden; }\n"
    ".wide { page: wide; width: 297mm; height: 210mm; }\n"
    ".sh:last-child { break-after: auto; }\n"
    ".head { display: grid; grid-template-columns: auto 1fr auto; gap: 5mm; align-items: center; "
    "border-bottom: .7mm solid var(--brand); padding-bottom: 3.5mm; margin-bottom: 4.5mm; }\n"
    ".no { width: 15mm; height: 15mm; border-radius: 2mm; background: var(--brand); color: "
    "var(--on-brand); font: 700 27pt/15mm var(--serif); text-align: center; }\n"
    "h2 { font: 700 20pt/1.1 var(--serif); }\n"
    ".org { text-align: right; font-size: 8.5pt; color: var(--mut); max-width: 40mm; }\n"
    ".logo { display: block; max-width: 34mm; height: 9mm; margin: 0 0 1mm auto; }\n"
    "h3 { font-size: 10.5pt; font-weight: 700; }\n"
    ".hint { font-size: 8.8pt; color: var(--mut); line-height: 1.3; }\n"
    ".ex { font: italic 9.6pt/1.3 var(--serif); color: #48535c; }\n"
    ".tips { background: var(--tint); border-radius: 2mm; padding: 4mm; }\n"
    ".tips h3 { color: var(--brand-ink); margin-bottom: 1.5mm; }\n"
    ".tips li { list-style: none; font-size: 9pt; line-height: 1.34; margin-bottom: 2.2mm; "
    "padding-left: 4mm; position: relative; }\n"
    ".tips li::before { content: \"\"; position: absolute; left: 0; top: 1.5mm; width: 1.8mm; "
    "height: 1.8mm; border-radius: 50%; background: var(--brand); }\n"
    ".box { border: .3mm solid var(--line); border-radius: 2mm; padding: 2mm 3mm; display: flex; "
    "flex-direction: column; min-height: 0; }\n"
    ".wl { flex: 1; display: flex; flex-direction: column; padding-bottom: 1.4mm; min-height: 0; }\n"
    ".wl i { flex: 1; border-bottom: .25mm solid #b3bdc3; min-height: 5mm; max-height: 12mm; }\n"
    ".ck { display: inline-flex; gap: 1.6mm; align-items: center; margin-right: 4mm; white-space: "
    "nowrap; font-size: 9.6pt; vertical-align: middle; }\n"
    "p > .ck:first-of-type { margin-left: 3mm; }\n"
    ".ck::before { content: \"\"; width: 3.7mm; height: 3.7mm; border: .35mm solid #16212a; "
    "border-radius: .6mm; flex: none; }\n"
    ".foot { display: flex; justify-content: space-between; font-size: 8pt; color: var(--mut); "
    "padding-top: 3mm; }\n"
    ".fld { display: grid; grid-template-columns: auto 1fr; gap: 2mm; align-items: end; font-size: "
    "9.6pt; }\n"
    ".fld i { border-bottom: .25mm solid var(--line); height: 7.5mm; min-width: 14mm; }\n"
    ".ask { border-top: .3mm solid #16212a; padding-top: 1.4mm; display: flex; flex-direction: "
    "column; min-height: 0; }\n"
    ".ask b { color: var(--brand-ink); margin-right: 2mm; }\n"
    ".ask .ck { margin-top: 1mm; }\n"
    ".end { border-top: .7mm solid var(--brand); padding-top: 2.5mm; display: grid; gap: 2mm 3mm; "
    "grid-template-columns: auto 1fr auto 1.3fr; align-items: end; font-size: 9.8pt; }\n"
    ".end i { border-bottom: .25mm solid var(--line); height: 7mm; }\n"
    ".all { grid-column: 1 / -1; }\n"
    ".all.row { grid-auto-flow: row; grid-template-columns: 68mm 1fr; }\n"
    ".tab { width: 100%; border-collapse: collapse; font-size: 9pt; table-layout: fixed; }\n"
    ".tab th { text-align: left; padding: 0 1mm 1mm; border-bottom: 1.5px solid #16212a; "
    "vertical-align: bottom; line-height: 1.2; }\n"
    ".tab td { border-bottom: .25mm solid #b3bdc3; border-right: .25mm dotted #b3bdc3; height: "
    "11mm; padding: .4mm 1mm; vertical-align: middle; }\n"
    ".tab td:last-child { border-right: 0; }\n"
    ".tab .ex { font-size: 8.8pt; line-height: 1.15; }\n"
    ".tab .b { width: 13mm; text-align: center; font-size: 8.2pt; }\n"
    ".sq { display: inline-block; width: 3.7mm; height: 3.7mm; border: .35mm solid #16212a; "
    "border-radius: .6mm; vertical-align: middle; }\n"
    ".side { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr) 50mm; gap: 5mm 6mm; "
    "min-height: 0; }\n"
    ".wide .side { grid-template: minmax(0, 1fr) / minmax(0, 1fr) 47mm; }\n"
    ".col { display: flex; flex-direction: column; gap: 3.5mm; min-height: 0; }\n"
    ".grow { flex: 1 1 0; min-height: 0; }\n"
    ".row { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 3mm "
    "6mm; }\n"
    ".vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); "
    "white-space: nowrap; }\n"
    /* 2 */
    ".two { display: grid; grid-template: minmax(0, 1fr) / 80mm 32mm minmax(0, 1fr); }\n"
    ".two > div { min-height: 0; display: grid; grid-template-rows: 8mm repeat(6, minmax(0, 1fr)); gap: 2.6mm; }\n"
    ".two h3 { border-bottom: .3mm solid #16212a; }\n"
    ".it { border: .3mm solid var(--line); border-radius: 2mm; padding: 1.5mm 4mm; position: "
    "relative; min-height: 0; font-size: 8pt; color: var(--mut); }\n"
    ".it::after { content: \"\"; position: absolute; width: 2.6mm; height: 2.6mm; border: .35mm "
    "solid var(--brand); border-radius: 50%; top: 50%; margin-top: -1.5mm; background: #fff; right: "
    "-1.6mm; }\n"
    ".right .it::after { right: auto; left: -1.6mm; }\n"
    ".made { border-style: dashed; background: #f8f9f9; }\n"
    ".mid p { text-align: center; font-size: 8.2pt; line-height: 1.2; color: var(--mut); padding: 0 "
    "3mm; }\n"
    ".mid svg { grid-row: 2; width: 100%; height: 100%; }\n"
    /* 3 */
    ".scan { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr) 116mm; gap: 4mm 6mm; }\n"
    ".field { border: .35mm solid var(--line); border-radius: 3mm; min-height: 0; }\n"
    ".field svg { width: 100%; height: 100%; display: block; }\n"
    ".field .ring { stroke: var(--brand); }\n"
    ".field text { font-size: 13px; fill: #16212a; }\n"
    ".field .a { font-weight: 600; font-size: 15px; fill: #48535c; }\n"
    ".field .e { font: italic 13px var(--serif); fill: #48535c; text-anchor: middle; }\n"
    ".field .t { font: 700 18px var(--serif); fill: var(--brand-ink); text-anchor: middle; }\n"
    ".heard { gap: 3mm; height: 22mm; }\n"
    /* 6 */
    ".vis { border: .5mm solid var(--brand); border-radius: 3mm; padding: 3.5mm 5mm; display: flex; "
    "flex-direction: column; height: 60mm; }\n"
    ".big { font: 400 17pt/1.3 var(--serif); color: var(--brand-ink); }\n"
    ".goal { border: .3mm solid var(--line); border-radius: 3mm; padding: 2.5mm 4mm 1mm; display: "
    "grid; grid-template-rows: auto auto 1fr; gap: 1.5mm; flex: 1; min-height: 0; }\n"
    ".goal h3 { color: var(--brand-ink); }\n"
    ".goal h3 span { font-weight: 400; margin-left: 2mm; }\n"
    ".sen { display: flex; flex-wrap: wrap; align-items: end; gap: 1mm 2mm; font-size: 12pt; }\n"
    ".sen i { border-bottom: .3mm solid var(--line); height: 8mm; flex: 1; }\n"
    ".sen .s { flex: 0 0 14mm; }\n"
    ".sen .s:last-child { flex-basis: 26mm; }\n"
    ".vis .row { grid-auto-flow: row; grid-template-columns: 1.7fr 1fr; }\n"
    ".head p { text-wrap: balance; }\n"
    ".sm { display: grid; grid-template-columns: 8mm 58mm 1fr; grid-auto-rows: 1fr; }\n"
    ".sm > * { border-top: .25mm solid #c9d1d5; padding-top: .9mm; min-height: 0; }\n"
    ".sm .letter { font: 700 15pt/1 var(--serif); color: var(--brand-ink); }\n"
    ".sm .q { font-size: 9pt; line-height: 1.22; padding-right: 3mm; border-right: .25mm dotted "
    "#b3bdc3; }\n"
    ".sm .ex { display: block; font-size: 8.6pt; }\n"
    /* The cover */
    ".cover { background: var(--brand); color: var(--on-brand); padding: 40mm 24mm 20mm; }\n"
    ".cover .name { font: 700 40pt/1.1 var(--serif); margin: 0; }\n"
    "@media screen and (max-width: 30rem) { .cover .name { font-size: 11.5vw; } }\n"
    ".cover p { font-size: 14pt; margin-top: 6mm; }\n"
    ".cover .logo { margin: 0; height: 16mm; max-width: 60mm; align-self: end; }\n"
    ".toc li { list-style: none; display: grid; grid-template-columns: 12mm 1fr; border-bottom: "
    ".25mm solid #b3bdc3; padding: 3mm 0; }\n"
    ".toc a { color: inherit; text-decoration: none; font-weight: 700; }\n"
    ".toc span { display: block; font-size: 9.6pt; color: var(--mut); }\n"
    "@media screen and (max-width: 60rem) {\n"
    "  html { background: #fff; }\n"
    "  .sh, .wide { width: auto; height: auto; margin: 0; padding: 6mm 5mm; overflow: visible; }\n"
    "  .side, .wide .side, .two, .scan, .row, .all.row, .end { display: block; }\n"
    "  .grow { flex: none; }\n"
    "  .two > div { display: block; }\n"
    "  .it, .box, .tips, .end > *, .row > *, .tab, .goal { margin: 3mm 0; }\n"
    "  .it { min-height: 18mm; }\n"
    "  .heard { height: auto; }\n"
    "  .heard .box { min-height: 20mm; }\n"
    "  .mid svg { display: none; }\n"
    "  .field { height: 110mm; }\n"
    "  .sm { grid-template-columns: 8mm 1fr; }\n"
    "  .sm .room { grid-column: 1 / -1; min-height: 14mm; border: 0; }\n"
    "  .head { grid-template-columns: auto minmax(0, 1fr); }\n"
    "  .org { display: none; }\n"
    "  .ck { white-space: normal; }\n"
    "  .wl i { min-height: 8mm; }\n"
    "  .end i, .fld i { display: block; }\n"
    "  .tab { font-size: 8.5pt; }\n"
    "  .foot { gap: 3mm; }\n"
    "}\n";

/* ---- The frame ---------------------------------------------------------------------- */

static const char *id_of(blank *b, const blank_sheet *sheet) {
  return cl_asprintf(b->app->arena, "s%d", (int)(sheet - cl_blank_sheets) + 1);
}

static void logo(blank *b) {
  if (b->house->logo.p) /* the name stands beside it */
    cl_page_image(b->html.out, "logo", b->house->logo, b->house->logo_svg, "");
}

static void head(blank *b, const blank_sheet *sheet) {
  blank_open(b, "div", "head");
  cl_html_text(&b->html, "span", cl_str_of(sheet->number), "class", "no", "aria-hidden", "true",
               NULL);
  blank_open(b, "div", NULL);
  blank_text(b, "h2", NULL, sheet->title);
  blank_text(b, "p", NULL, sheet->line);
  blank_close(b);
  blank_open(b, "div", "org");
  logo(b);
  cl_html_text(&b->html, "span", cl_str_of(b->organisation), NULL);
  blank_close(b);
  blank_close(b);
}

static void put_sheet(blank *b, const blank_sheet *sheet) {
  b->title = T_(b->app, sheet->title);
  cl_html_open(&b->html, "section", "class", sheet->wide ? "sh wide" : "sh", "id", id_of(b, sheet),
               NULL);
  head(b, sheet);
  sheet->put(b);
  blank_open(b, "footer", "foot");
  blank_text(b, "span", NULL, sheet->next);
  blank_open(b, "span", NULL);
  cl_html_put(&b->html, cl_str_of(b->organisation));
  blank_close(b);
  blank_close(b);
  blank_close(b);
}

static void cover(blank *b) {
  blank_open(b, "section", "sh cover");
  blank_open(b, "div", NULL);
  blank_text(b, "p", "name", N_("Workbook for communities"));
  cl_html_text(&b->html, "p", cl_str_of(b->organisation), NULL);
  blank_text(b, "p", NULL,
             N_("From policy plan to a group that goes on by itself: a sheet for each step, to "
                "fill in together."));
  blank_close(b);
  logo(b);
  blank_close(b);
  blank_open(b, "section", "sh");
  blank_open(b, "div", "head");
  blank_text(b, "h2", NULL, N_("Contents"));
  blank_close(b);
  blank_open(b, "ul", "toc");
  for (const blank_sheet *sheet = cl_blank_sheets; sheet->title; sheet++) {
    blank_open(b, "li", NULL);
    cl_html_text(&b->html, "b", cl_str_of(sheet->number), NULL);
    blank_open(b, "div", NULL);
    cl_html_text(&b->html, "a", cl_str_of(T_(b->app, sheet->title)), "href",
                 cl_asprintf(b->app->arena, "#%s", id_of(b, sheet)), NULL);
    blank_text(b, "span", NULL, sheet->line);
    blank_close(b);
    blank_close(b);
  }
  blank_close(b);
  blank_close(b);
}

void cl_blank_html(cl_app *app, unsigned steps, bool book, const cl_house_style *house,
                   const char *organisation, cl_buf *out) {
  const cl_shades *shades = &house->palette.light;
  blank b = { .app = app, .organisation = organisation, .house = house };
  const char *title = T_(app, book ? N_("Workbook for communities") : N_("Worksheets"));
  const char *css = cl_asprintf(app->arena,
                                ":root { --brand: %s; --on-brand: %s; --brand-ink: %s; --tint: %s; "
                                "}\n%s",
                                shades->brand, shades->on_brand, shades->ink, shades->tint, style);
  cl_html_start(&b.html, out, app->lang == CL_NL ? "nl" : "en",
                *b.organisation ? cl_asprintf(app->arena, "%s: %s", b.organisation, title) : title,
                css);
  blank_open(&b, "header", "vh");
  cl_html_text(&b.html, "h1", cl_str_of(title), NULL);
  blank_close(&b);
  blank_open(&b, "main", NULL);
  if (book)
    cover(&b);
  for (const blank_sheet *sheet = cl_blank_sheets; sheet->title; sheet++)
    if (!steps || (sheet->step & steps))
      put_sheet(&b, sheet);
  cl_html_end(&b.html);
}
