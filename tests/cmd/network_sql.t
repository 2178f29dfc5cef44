#!/bin/sh
# What network and export write as SQL loads unchanged into databases that are there,
# its keys hold, and the queries of clplan-sql(5) give what they promise.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

i=0
while [ $i -lt 12 ]; do
  i=$((i + 1))
  mkdir -p "libs/bieb-$(printf %03d $i)"
done
awk -v n=12 -v dir=libs -f "$SRCDIR/tests/cmd/network_make.awk"
printf 'plan: 1\norganisation: "O\x27Brien \\\\ $x; :y"\nsharing: {network: yes}\ncommunities:\n  - {id: "1", name: "a | b\\nc", theme: weg}\n  - {id: "1", name: twee}\n  - {id: X Y, name: drie}\n' >quotes.yaml
mkdir libs/quotes && mv quotes.yaml libs/quotes/plan.yaml
cl-plan -q network libs -o network.sql 2>/dev/null
cl-plan -q network libs --since libs -o since.sql 2>/dev/null
cl-plan export -o one.sql
cl-plan export --all -o all.sql
cl-plan export --with-names -o names.sql
ok "it is made" test -s network.sql -a -s one.sql -a -s all.sql -a -s names.sql

# --- what is in it
has "one transaction" "$(sed -n 2p network.sql)" "BEGIN TRANSACTION;"
is "to the end" "$(tail -n 1 network.sql)" "COMMIT;"
tables() { sed -n 's/^CREATE TABLE "\([a-z_]*\)".*/\1/p' "$1" | sort | tr '\n' ' '; }
is "an export has the network's tables" "$(tables one.sql)" "$(tables network.sql)"
is "with an earlier version also what changed" "$(tables since.sql)" "$(printf 'change %s' "$(tables network.sql)" | tr ' ' '\n' | sort | tr '\n' ' ')"
hasnt "people stay home" "$(tables network.sql)" "person"
hasnt "and what they said" "$(tables network.sql)" "conversation"
has "all of it but people" "$(tables all.sql)" "conversation"
hasnt "no people" "$(tables all.sql)" "person"
has "people, where they are asked for" "$(tables names.sql)" "person"
is "no column for a note or a why" "$(grep -cE '^  "(.*_)?(note|why)" ' network.sql)" 0
is "standard types" "$(sed -n '/^  "/s/^  "[a-z_]*" \([A-Z ]*\).*/\1/p' network.sql | sed 's/ NOT NULL//;s/ *$//' | sort -u | tr '\n' ';')" \
  "BIGINT;BOOLEAN;DATE;DOUBLE PRECISION;VARCHAR;"

# The queries of the manual, each in a file.
awk '/^\.Sh / { inside = $2 == "QUERIES" } !inside { next }
  /^\.Bd/ { file = sprintf("query-%d.sql", ++n); next } /^\.Ed/ { close(file); file = ""; next }
  file { print >file }' "$SRCDIR/man/clplan-sql.5"
is "five queries" "$(ls query-*.sql | wc -l | tr -d ' ')" 5

answers() { # COMMAND that runs the file behind it
  for q in query-*.sql; do
    echo "$q"
    "$@" "$q"
  done
}
if command -v sqlite3 >/dev/null; then
  for f in network since one all names; do
    ok "SQLite: $f" sqlite3 -bail $f.db ".read $f.sql"
    is "SQLite: $f: every key holds" "$(sqlite3 $f.db 'PRAGMA foreign_key_check' 2>&1)" ""
  done
  is "SQLite: a text is what it was" "$(sqlite3 network.db "SELECT name FROM library WHERE plan = 'quotes'")" "O'Brien \\ \$x; :y"
  is "SQLite: what refers to nothing is nothing" "$(sqlite3 network.db "SELECT count(*) FROM community WHERE plan = 'quotes' AND theme IS NULL")" 3
  sqlite() { sqlite3 -separator ' ~ ' network.db <"$1"; }
  answers sqlite >answers.sqlite 2>&1
  hasnt "SQLite: the queries of the manual" "$(cat answers.sqlite)" rror
  has "the agenda" "$(cat answers.sqlite)" "bieb-003 ~ 1 ~ 1 ~ 0"
  for q in 1 2 3 4 5; do
    ok "query $q has an answer" test -n "$(sqlite query-$q.sql)"
  done
else
  skip "SQLite" "sqlite3 is not installed"
fi

# A server of our own, on a socket of our own, by somebody who is not root.
start_postgres() {
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)
  [ -n "$bin" ] && command -v psql >/dev/null || return 1
  as=
  pg=$(mktemp -d "${TMPDIR:-/tmp}/clkit-pg.XXXXXX") || return 1
  if [ "$(id -u)" = 0 ]; then
    command -v setpriv >/dev/null || return 1
    as="setpriv --reuid=nobody --regid=nogroup --clear-groups"
    chown nobody "$pg"
  fi
  (cd / && $as "$bin/initdb" -D "$pg/data" -U clkit -A trust --no-sync -E UTF8 >"$tap_home/pg.log" 2>&1 &&
    $as "$bin/pg_ctl" -D "$pg/data" -w -l "$pg/log" -o "-k $pg -c listen_addresses= -c fsync=off" start >>"$tap_home/pg.log" 2>&1)
}
if start_postgres; then
  trap 'cd / && $as "$bin/pg_ctl" -D "$pg/data" -m immediate stop >/dev/null 2>&1; rm -rf "$pg"; chmod -R u+w "$tap_home"; rm -rf "$tap_home"' EXIT
  sql() { psql -h "$pg" -U clkit -v ON_ERROR_STOP=1 -qAt -F ' ~ ' "$@"; }
  for f in network since one all names; do
    sql -d postgres -c "CREATE DATABASE of_$f"
    ok "PostgreSQL: $f" sql -d of_$f -f $f.sql
  done
  is "PostgreSQL: a text is what it was" "$(sql -d of_network -c "SELECT name FROM library WHERE plan = 'quotes'")" "O'Brien \\ \$x; :y"
  postgres() { sql -d of_network -f "$1"; }
  answers postgres >answers.postgres 2>&1
  [ ! -f answers.sqlite ] || is "PostgreSQL: the same answers" "$(diff answers.sqlite answers.postgres)" ""
else
  skip "PostgreSQL" "no server could be started"
fi
finish
