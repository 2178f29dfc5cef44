#!/bin/sh
# suites.sh [SUITE[:ARCH]...] - both commands of the README in fresh chroots of
# Debian, as a user without root; then the hashes of what the demonstration made,
# which are to be the same everywhere.  Run by root, by hand: make check-suites.
# It takes 20 minutes and needs debootstrap and the net.
#
#   SUITES_DIR      where the chroots stand, and stay (/var/tmp/clkit-suites)
#   SUITES_COMMANDS "demo check" unless told otherwise
set -eu
cd "$(dirname "$0")/../.."
source=$(pwd)
dir=${SUITES_DIR:-/var/tmp/clkit-suites}
commands=${SUITES_COMMANDS:-demo check}
[ $# -gt 0 ] || set -- bookworm trixie
[ "$(id -u)" = 0 ] || { echo "suites: only root makes a chroot" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "suites: apt-get install debootstrap" >&2; exit 1; }
mkdir -p "$dir"
mounted=
leave() {
  for m in $mounted; do umount -l "$m" 2>/dev/null || :; done
}
trap leave EXIT
trap 'exit 1' INT TERM

packages() { sed -n "/^$1=\"/,/\"\$/p" bootstrap | tr -d '\n"' | sed "s/^$1=//"; }

# A chroot with what ./bootstrap asks for, and somebody without root in it.
make_root() { # NAME
  root=$dir/$1
  arch=${1#*:}
  [ "$arch" != "$1" ] || arch=$(dpkg --print-architecture)
  [ -d "$root/home/reader" ] || {
    debootstrap --variant=minbase --arch="$arch" "${1%%:*}" "$root" >"$root.log" 2>&1
    cp /etc/resolv.conf "$root/etc/resolv.conf"
  }
  mount -t proc proc "$root/proc" && mounted="$mounted $root/proc"
  # Without terminals, tests that want one would be skipped.
  mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts" && mounted="$mounted $root/dev/pts"
  # shellcheck disable=SC2046
  chroot "$root" env DEBIAN_FRONTEND=noninteractive sh -c '
    apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev make "$@"' sh \
    $(packages build_packages) $(packages check_packages) >>"$root.log" 2>&1
  chroot "$root" sh -c 'id reader 2>/dev/null || useradd -m reader' >/dev/null
}

failed=0
for suite; do
  make_root "$suite"
  home=$root/home/reader
  rm -rf "$home/clkit"
  mkdir "$home/clkit"
  sh share/build/manifest.sh | tar cf - -T - | tar xf - -C "$home/clkit"
  chroot "$root" chown -R reader: /home/reader
  for c in $commands; do
    if chroot "$root" su - reader -c "cd clkit && git init -q . && git add -A && \
        git -c user.name=r -c user.email=r commit -qm all; ./bootstrap $c" </dev/null >"$root.$c" 2>&1
    then echo "ok - $suite: ./bootstrap $c"
    else echo "not ok - $suite: ./bootstrap $c (see $root.$c)"; failed=1
    fi
  done
  (cd "$home/clkit/demo" && find . -type f | LC_ALL=C sort | xargs -d '\n' sha256sum) >"$root.sums"
  if [ "$root" = "$dir/$1" ] || cmp -s "$dir/$1.sums" "$root.sums"
  then echo "ok - $suite: $(wc -l <"$root.sums") files, as in $1"
  else echo "not ok - $suite: files differ from $1"; diff "$dir/$1.sums" "$root.sums"; failed=1
  fi
done
echo "from $source"
exit $failed
