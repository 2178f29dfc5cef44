#!/usr/bin/env python3
# cells.py - the same floor as cells.c, written with XlsxWriter for Python.
#
#   cells.py LIST OUT.xlsx
import sys
import xlsxwriter

book = xlsxwriter.Workbook(sys.argv[2])
formats, sheets = {}, {}
with open(sys.argv[1], encoding="utf-8") as cells:
    for line in cells:
        name, row, column, kind, style, value = line.rstrip("\n").split("\t", 5)
        if name not in sheets:
            sheets[name] = book.add_worksheet(name)
        if style not in formats:
            formats[style] = book.add_format({"font_name": "Arial", "font_size": 10, "text_wrap": True,
                                              "valign": "top", "bottom": 1})
        where, look = (int(row), int(column)), formats[style]
        if kind == "s":
            sheets[name].write_string(*where, value, look)
        elif kind == "n":
            sheets[name].write_number(*where, float(value), look)
        else:
            sheets[name].write_blank(*where, None, look)
book.close()
