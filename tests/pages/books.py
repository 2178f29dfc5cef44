# Has a workbook the same cells after LibreOffice read it and wrote it again?
#
#   books.py BOOK.xlsx AGAIN.xlsx
import sys
import openpyxl


def cells(name):
    book = openpyxl.load_workbook(name)
    found = {}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value not in (None, ''):
                    found[sheet.title, cell.coordinate] = cell.value
    return found


def same(a, b):
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) <= 1e-9 * max(1, abs(a))
    return str(a).strip() == str(b).strip()


one, two = cells(sys.argv[1]), cells(sys.argv[2])
if not one:
    print(f'{sys.argv[1]}: nothing in it')
differ = [key for key in one if key not in two or not same(one[key], two[key])]
for key in differ[:5]:
    print(f'{sys.argv[1]}: {key}: {one[key]!r}, and LibreOffice has {two.get(key)!r}')
if len(differ) > 5:
    print(f'{sys.argv[1]}: {len(differ)} cells differ')
