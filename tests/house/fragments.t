#!/bin/sh
# fragments.t - nothing stands here as it stands in the workbook that the method comes
# from: runs of six words of every Dutch text are compared with fingerprints of its
# sentences (tests/data/fingerprints: the first 16 digits of the SHA-256 of each run,
# small letters, one blank between words).  The text itself is not here, and cannot be
# read back from them.  A fingerprint is added with
#   printf %s "een rij van zes woorden hier" | sha256sum | cut -c1-16
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

cd "$SRCDIR" || exit 99
texts=$tap_home/texts

# Dutch texts, a paragraph a line: translations, questions, templates, what the tables
# of the schema say in Dutch, and the examples.
{
  LC_ALL=C awk '/^msgid/ { said = 0 } /^msgstr/ { if (line != "") print line; line = ""; said = 1 }
    said && match($0, /".*"/) { line = line substr($0, RSTART + 1, RLENGTH - 2) }
    END { print line }' share/po/nl.po
  sed 's/^[[:space:]#-]*[a-z]*:* *//' share/questions/nl.yaml share/templates/plan.nl
  sed -n 's/.*"\([^"]*\)", N_(.*/\1/p' lib/plan/schema.def
  cat share/examples/*/*.yaml share/examples/*/communities/*.yaml
  # a paragraph a line: what is to be read
  find README share/doc man -type f ! -name '*.pdf' ! -name '*.png' 2>/dev/null | sort | while read -r each; do
    awk '/^[[:space:]]*$/ { print line; line = ""; next } { line = line " " $0 } END { print line }' "$each"
  done
  sed -n 's/.*N_("\(.*\)").*/\1/p' lib/method/*.def lib/fill/ask.def
  grep -ho '"[^"]*"' lib/cli/words.c lib/plan/schema.def
} >"$texts"
ok "there are texts to look at" test "$(wc -l <"$texts")" -gt 2000

cat >"$tap_home/runs.py" <<'END'
import hashlib, re, sys
known = {line.split()[0] for line in open(sys.argv[1]) if line.strip() and line[0] != "#"}
assert all(re.fullmatch("[0-9a-f]{16}", k) for k in known), "16 digits each"
def runs(text):
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower().replace("’", "'"))
    return (" ".join(words[i:i + 6]) for i in range(len(words) - 5))
seen = 0
for line in open(sys.argv[2], encoding="utf-8", errors="replace"):
    for run in runs(line):
        seen += 1
        if hashlib.sha256(run.encode()).hexdigest()[:16] in known:
            print(run)
print(seen, "runs,", len(known), "fingerprints", file=sys.stderr)
END
if ! command -v python3 >/dev/null; then
  skip "no run of six words is one of the workbook" "no python3 to hash with"
  finish
fi
# More of them may lie outside: CL_FINGERPRINTS=FILE, written as the list here is.
cat tests/data/fingerprints ${CL_FINGERPRINTS:+"$CL_FINGERPRINTS"} >"$tap_home/known"
found=$(python3 "$tap_home/runs.py" "$tap_home/known" "$texts" 2>"$tap_home/said")
is "no run of six words is one of the workbook" "$found" ""
printf '# %s\n' "$(cat "$tap_home/said")"

# It does find one: a text of ours, with a fingerprint made of it.
echo 'Dit is een zin van onszelf om mee te meten' >"$tap_home/own"
printf %s "een zin van onszelf om mee" | sha256sum | cut -c1-16 >"$tap_home/prints"
is "a run that is known is found" "$(python3 "$tap_home/runs.py" "$tap_home/prints" "$tap_home/own" 2>/dev/null)" \
  "een zin van onszelf om mee"
finish
