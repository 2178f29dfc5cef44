#!/bin/sh
# configure where libraries are otherwise: an xlsxwriter.pc that asks for what is
# not there (Debian 13), lists of choices that are const, a libical that is new.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

[ -x "$SRCDIR/configure" ] || { skip "configure" "there is none"; finish; }
# The same compiler as the build's: its own tests are answered by its cache.
mkdir -p "$tap_home/pc" "$tap_home/include" "$tap_home/build"
cat >"$tap_home/pc/xlsxwriter.pc" <<'END'
Name: xlsxwriter
Description: asks for what is not there
Version: 1.2.1
Requires: minizip-that-nobody-has
Libs: -lxlsxwriter
END
cat >"$tap_home/include/xlsxwriter.h" <<'END'
#define LXW_VERSION_ID 121
typedef struct lxw_data_validation { const char **value_list; } lxw_data_validation;
void *workbook_new(const char *name);
END
cd "$tap_home/build" || exit 99
configure() {
  env -u MAKEFLAGS PKG_CONFIG_PATH="$tap_home/pc" "$SRCDIR/configure" --config-cache \
    CPPFLAGS="-I$tap_home/include" "$@" >log 2>&1
}
ok "an xlsxwriter.pc that asks for too much is passed by" configure
has "and it is linked" "$(cat Makefile)" "XLSXWRITER_LIBS = -lxlsxwriter"
has "its list is const" "$(cat config.h)" "#define CL_VALUE_LIST const char **"
has "zlib is linked by name" "$(cat Makefile)" "ZLIB_LIBS = -lz"
cat >"$tap_home/pc/libical.pc" <<'END'
Name: libical
Description: the next one
Version: 4.0.0
Libs: -lical
END
is "libical 4 is refused" "$(configure && echo taken)" ""
has "and why is said" "$(cat log)" "libical"
finish
