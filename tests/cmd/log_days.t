#!/bin/sh
# log_days.t - `log` tells of every commit of a random history what `diff` told when it was
# made; and it leaves out nothing of a record that is asked for.
#
#   CL_LOG_SEEDS=N    so many histories (1)
#   CL_LOG_COMMITS=N  of so many commits each (12)
#   CL_LOG_LONG=N     so many commits in the one history that is read packed and loose (200)
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

own_git "histories"
TZ=UTC
export TZ
command -v python3 >/dev/null 2>&1 || { skip "histories" "there is no python3"; finish; }

seed=0
while [ "$seed" -lt "${CL_LOG_SEEDS:-1}" ]; do
  seed=$((seed + 1))
  fresh
  git init -q -b main . && printf 'people.yaml\n' >.gitignore && git add -A && git commit -qm begin
  run python3 "$SRCDIR/tests/cmd/log_days.py" . "$seed" "${CL_LOG_COMMITS:-12}"
  is "history $seed: $(printf '%s' "$out" | head -n 1)" "$status$(printf '%s' "$out" | sed 1d)$err" 0
done

# --- a target that changes every day, among work on all else; packed and loose
fresh
git init -q -b main . && printf 'people.yaml\n' >.gitignore && git add -A && git commit -qm begin
long=${CL_LOG_LONG:-200}
{
  i=0
  while [ "$i" -lt "$long" ]; do
    i=$((i + 1))
    printf 'commit refs/heads/main\ncommitter A <a@example.nl> %s +0000\ndata 4\nwerk\n' "$((1760000000 + i * 3600))"
    [ "$i" -gt 1 ] || printf 'from refs/heads/main^0\n'
    if [ $((i % 2)) = 0 ]; then
      sed "s/target: 30/target: $i/" communities/repareren.yaml >one
      printf 'M 100644 inline communities/repareren.yaml\ndata %s\n' "$(wc -c <one | tr -d ' ')"
    else
      sed "s/^organisation: .*/organisation: Bibliotheek $i/" plan.yaml >one
      printf 'M 100644 inline plan.yaml\ndata %s\n' "$(wc -c <one | tr -d ' ')"
    fi
    cat one
    printf '\n'
  done
} >stream
git fast-import --quiet <stream && git reset -q --hard
rm -f one stream
run cl-plan log joint-goal bezoekers --field target --json
is "each day that the target changed, and no other" \
  "$(printf '%s\n' "$out" | grep -c '"field":"target","change":"changed"') $(printf '%s\n' "$out" | grep -cv '"field":"target"')" "$((long / 2)) 0"
packed=$out
git repack -q -a -d -f --depth=50 && pack=$(ls .git/objects/pack/*.pack) && mv "$pack" "$tap_home/p" &&
  rm -f .git/objects/pack/* && git unpack-objects -q <"$tap_home/p"
run cl-plan log joint-goal bezoekers --field target --json
is "from loose objects likewise" "$out" "$packed"
finish
