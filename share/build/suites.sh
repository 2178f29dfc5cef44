#!/bin/sh
# suites.sh [SUITE[:ARCH]...] - both commands of the README in fresh chroots of
# Debian, as a user without root, and the package: made, made again the same,
# installed, tried and removed.  Then the hashes of what the demonstration made, which
# are to be the same everywhere.  Run by root, by hand: make check-suites.  It takes
# half an hour and needs debootstrap and the net.
#
#   SUITES_DIR      where the chroots stand, and stay (/var/tmp/clkit-suites)
#   SUITES_COMMANDS "demo check deb" unless told otherwise
set -eu
cd "$(dirname "$0")/../.."
source=$(pwd)
dir=${SUITES_DIR:-/var/tmp/clkit-suites}
commands=${SUITES_COMMANDS:-demo check deb}
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
  mkdir -p "$root/dev/shm" && mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm" && mounted="$mounted $root/dev/shm"
  # shellcheck disable=SC2046
  chroot "$root" env DEBIAN_FRONTEND=noninteractive sh -c '
    apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev make "$@"' sh \
    $(packages build_packages) $(packages check_packages) $(packages deb_packages) >>"$root.log" 2>&1 ||
    { echo "suites: packages cannot be installed: $root.log" >&2; exit 1; }
  chroot "$root" sh -c 'id reader 2>/dev/null || useradd -m reader' >/dev/null
}

failed=0
# One check of its own: ok TEXT COMMAND...; what it said is shown when it fails.
ok() {
  what=$1
  shift
  if "$@" >"$root.said" 2>&1; then echo "ok - $what"; else
    echo "not ok - $what"
    sed 's/^/# /' "$root.said" | tail -n 40
    failed=1
  fi
}
reader() { enter su - reader -c "$*" </dev/null; }
enter() { # COMMAND... in the chroot, on a machine of its kind
  case $suite in
  *:i386) setarch i386 chroot "$root" "$@" ;;
  *) chroot "$root" "$@" ;;
  esac
}

# Files beside those of the demonstration, to compare.
more() {
  reader "cd clkit/share/examples/zuiderkwartier && export CL_TODAY=2026-11-22 CL_SHAREDIR=~/clkit/build/share-run &&
    PATH=~/clkit/build/cmd:\$PATH && to=~/clkit/demo/large && mkdir -p \$to &&
    cl-plan overview -o \$to/overview.xlsx --since ../zuiderkwartier-2026-10-18/plan.yaml && cl-plan report -o \$to/report.html &&
    cl-plan network plan.yaml ../waterrijk/plan.yaml -o \$to/network.xlsx &&
    cl-goals export -o \$to/goals.xlsx && cl-calendar export --format ics -o \$to/calendar.ics &&
    cl-scan map -o \$to/map.svg && cl-define show --format html -o \$to/sheet.html &&
    cl-plan export --format json >\$to/plan.json && cl-plan show --blank -o \$to/blank.html"
}

# What is installed, but for what dpkg and apt write down.
listing() {
  enter find / -xdev \( -path /proc -o -path /dev -o -path /home -o -path /tmp -o -path /var/log -o -path /var/cache \
    -o -path /var/lib/apt -o -path /var/lib/dpkg -o -path /run \) -prune -o -print | LC_ALL=C sort
}
quiet_apt() { enter env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"; }
says() { # TEXT COMMAND: as the reader
  reader "$2" | grep -q "$1"
}

# The package: the same when it is made again, installed, in Dutch, moved, and gone.
package() {
  deb=$(cd "$root" && ls home/reader/clkit/build/deb/clkit_*.deb)
  ok "$suite: tarball and package, made again elsewhere" reader "cd clkit && sh share/build/reproduce.sh"
  ok "$suite: lintian --pedantic" lint
  listing >"$root.before"
  ok "$suite: install" quiet_apt install -y --no-install-recommends "/$deb"
  ok "$suite: debian/tests/installed" reader "sh clkit/share/debian/tests/installed"
  plan="cd /usr/share/clkit/examples/waterrijk &&"
  ok "$suite: Dutch under LC_ALL=nl_NL.UTF-8" says Gebruik "LC_ALL=nl_NL.UTF-8 cl-plan --help"
  ok "$suite: Dutch under LANG=C.UTF-8 with a Dutch plan" says fout: "$plan LANG=C.UTF-8 cl-kapstok get goal nergens text 2>&1"
  ok "$suite: English under LC_ALL=C" says error: "$plan LC_ALL=C cl-kapstok get goal nergens text 2>&1"
  ok "$suite: a moved tree" reader "rm -rf moved && dpkg -x /$deb moved && cd moved/usr/share/clkit/examples/waterrijk &&
    LANG=nl_NL.UTF-8 ../../../../bin/cl-plan overview -o /tmp/moved.xlsx && test -s /tmp/moved.xlsx && rm /tmp/moved.xlsx &&
    LANG=nl_NL.UTF-8 ../../../../bin/cl-plan --help | grep -q Gebruik"
  ok "$suite: purge" quiet_apt purge -y clkit
  listing >"$root.after"
  ok "$suite: which leaves nothing" diff "$root.before" "$root.after"
  ok "$suite: make install into a stage, under umask 077" reader "cd clkit && rm -rf ../stage &&
    (umask 077 && make -s -C build install DESTDIR=\$HOME/stage >/dev/null) &&
    test -z \"\$(find ../stage -type f ! -perm -444)\" && cd ../stage/usr/local/share/clkit/examples/waterrijk &&
    LANG=C.UTF-8 ../../../../bin/cl-calendar export --format ics | grep -q VCALENDAR &&
    make -s -C ~/clkit/build uninstall DESTDIR=\$HOME/stage >/dev/null && test -z \"\$(find ~/stage ! -type d -o -path '*clkit*')\""
}

lint() { # lintian of this machine, else there is none
  command -v lintian >/dev/null || { echo "skipped - no lintian"; return 0; }
  found=$(lintian --pedantic --allow-root "$root"/home/reader/clkit/build/deb/*.changes) || :
  echo "$found"
  [ -z "$(printf '%s\n' "$found" | grep '^[EWIP]:')" ]
}

for suite; do
  make_root "$suite"
  home=$root/home/reader
  rm -rf "$home/clkit"
  mkdir "$home/clkit"
  sh share/build/manifest.sh | tar cf - -T - | tar xf - -C "$home/clkit"
  chroot "$root" chown -R reader: /home/reader
  for c in $commands; do
    if reader "cd clkit && git init -q . && git add -A && \
        git -c user.name=r -c user.email=r commit -qm all; ./bootstrap $c" >"$root.$c" 2>&1
    then echo "ok - $suite: ./bootstrap $c: $(grep -v '^\(bootstrap: make\|make\)' "$root.$c" | tail -n 1)"
    else echo "not ok - $suite: ./bootstrap $c (see $root.$c)"; failed=1
    fi
    [ "$c" != deb ] || package
  done
  [ -d "$home/clkit/demo" ] || continue
  ok "$suite: more files, of the larger example" more
  (cd "$home/clkit/demo" && find . -type f | LC_ALL=C sort | xargs -d '\n' sha256sum) >"$root.sums"
  if [ "$root" = "$dir/$1" ] || cmp -s "$dir/$1.sums" "$root.sums"
  then echo "ok - $suite: $(wc -l <"$root.sums") files, as in $1"
  else echo "not ok - $suite: files differ from $1"; diff "$dir/$1.sums" "$root.sums"; failed=1
  fi
done
echo "from $source"
exit $failed
