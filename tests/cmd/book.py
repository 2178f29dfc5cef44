"""What must hold of every workbook; prints what does not.

usage: book.py FILE [SECRET]...   texts that must not be in it anywhere
       book.py --cells FILE       its cells, a line each, for tests/bench/cells.c
       book.py --text FILE        what stands in it: SHEET, TAB, its cells on a line
"""
import sys
import warnings
import zipfile
from xml.etree import ElementTree

import openpyxl

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

if sys.argv[1] == "--text":
    warnings.simplefilter("ignore")
    for sheet in openpyxl.load_workbook(sys.argv[2]):
        values = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        print(sheet.title, " / ".join(values).replace("\t", " ").replace("\n", " "), sep="\t")
    sys.exit()

if sys.argv[1] == "--cells":
    warnings.simplefilter("ignore")
    for sheet in openpyxl.load_workbook(sys.argv[2]):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.has_style):
            kind = "b" if cell.value is None else "s" if cell.data_type == "s" else "n"
            value = cell.value
            if cell.is_date:
                value = openpyxl.utils.datetime.to_excel(value)
            text = "" if value is None else str(value).replace("\n", " ").replace("\t", " ")
            print(sheet.title, cell.row - 1, cell.column - 1, kind, cell.style_id, text, sep="\t")
    sys.exit()

path, secrets = sys.argv[1], sys.argv[2:]
faults = []

with zipfile.ZipFile(path) as book:
    if book.testzip() is not None:
        faults.append("the zip file is damaged")
    for name in book.namelist():
        text = book.read(name)
        if name.startswith("xl/media/"):
            continue
        try:
            root = ElementTree.fromstring(text)
        except ElementTree.ParseError as error:
            faults.append("%s: %s" % (name, error))
            continue
        for each in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}cNvPr"):
            if name.startswith("xl/drawings/") and not each.get("descr"):
                faults.append("%s: a drawing without alternative text" % name)
        # A formula of a cell; rules and names have other places.
        if name.startswith("xl/worksheets/") and root.find(".//%sc/%sf" % (MAIN, MAIN)) is not None:
            faults.append("%s: a formula" % name)
        for secret in secrets:
            if any(
                secret in value
                for each in root.iter()
                for value in [each.text or "", *each.attrib.values()]
                if not value.startswith("{")  # a number of the writer itself
            ):
                faults.append("%s: %s" % (name, secret))

# openpyxl says that it does not know the bars behind numbers: nothing else.
warnings.simplefilter("error")
warnings.filterwarnings("ignore", ".*xtension is not supported")
book = openpyxl.load_workbook(path)
names = [sheet.title.casefold() for sheet in book]
if len(set(names)) != len(names):
    faults.append("two sheets have one name")
for number, sheet in enumerate(book):
    title = sheet.title
    # Excel counts UTF-16 units.
    if len(title.encode("utf-16-le")) > 62 or set(title) & set("[]:*?/\\") or title[:1] == "'":
        faults.append("a sheet cannot be called %r" % title)
    if sheet.page_setup.paperSize != 9:
        faults.append("%s: is not on A4" % title)
    if number and (not sheet.freeze_panes or not sheet.print_title_rows):
        faults.append("%s: no header row that stays" % title)
    if not number and sheet.freeze_panes and len(book.worksheets) > 1 and sheet.print_area:
        faults.append("%s: the front page is frozen" % title)
    if sheet.merged_cells.ranges:
        faults.append("%s: merged cells" % title)
    if len(sheet.tables) > 1:
        faults.append("%s: %d tables" % (title, len(sheet.tables)))
    if sheet.print_area and sheet.page_setup.fitToWidth not in (None, 1, "1"):
        faults.append("%s: a row is torn over pages" % title)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                faults.append("%s!%s: a formula" % (title, cell.coordinate))
            link = cell.hyperlink
            if link and (link.location or "").rsplit("!", 1)[0].strip("'").replace("''", "'") not in book:
                faults.append("%s!%s: leads nowhere" % (title, cell.coordinate))
            if isinstance(cell.value, str) and len(cell.value.encode("utf-16-le")) > 2 * 32767:
                faults.append("%s!%s: too long" % (title, cell.coordinate))
print("\n".join(faults[:20]))
