# book.sh - what stands in a workbook, on top of lib.sh; source it behind that.
#
#   look FILE EXPRESSION              prints what EXPRESSION comes to, over the
#                                     workbook w; rows(SHEET) are its values
#   looks WHAT FILE EXPRESSION WANTED the same, compared; skipped without openpyxl

find_python 'import openpyxl'

look() {
  "$python" -W ignore -c 'import openpyxl, sys
w = openpyxl.load_workbook(sys.argv[1])
def rows(sheet):
    return [[c.value for c in r] for r in w[sheet].iter_rows()]
print(eval(sys.argv[2]))' "$1" "$2" 2>&1
}

looks() {
  if [ -n "$python" ]; then is "$1" "$(look "$2" "$3")" "$4"; else skip "$1" "no openpyxl"; fi
}
