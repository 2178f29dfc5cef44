#!/bin/sh
# valgrind.sh - the command tests once more, every program in them under valgrind:
# make check-valgrind.  It takes an hour or so, so nothing runs it by itself.
#
# What counts is what valgrind says.  How a test ends does not: memory limits,
# closed streams, signals and timing are different under valgrind, and the
# suite itself has looked at those.
#
#   valgrind.sh TEST...      paths below $SRCDIR; $BUILDDIR holds the programs
#   JOBS=N                   so many tests at once (2)
set -u
valgrind=$(command -v valgrind) || {
  echo "check-valgrind needs valgrind: apt-get install valgrind" >&2
  exit 1
}
home=$(mktemp -d "${TMPDIR:-/tmp}/clkit-valgrind.XXXXXX") || exit 1
trap 'rm -rf "$home"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$home/logs" "$home/ends" "$home/build" "$home/build/cmd" "$home/build/cmd/.libs"

# A signal handler takes our files away and must not free what names them.
cat >"$home/known" <<'END'
{
   the name of a file that a signal handler removed
   Memcheck:Leak
   ...
   fun:make_file
   fun:cl_own_*
}
END

# A build folder that looks like the real one, but for its programs.
for each in "$BUILDDIR"/*; do
  [ "${each##*/}" = cmd ] || ln -s "$each" "$home/build/"
done
for each in "$BUILDDIR"/cmd/.libs/*; do
  case ${each##*/} in
  cl-*) ;;
  *) ln -s "$each" "$home/build/cmd/.libs/" ;;
  esac
done
for name in cl-plan cl-kapstok cl-scan cl-define cl-goals cl-calendar; do
  real=$BUILDDIR/cmd/.libs/$name
  [ -x "$real" ] || real=$BUILDDIR/cmd/$name
  cat >"$home/build/cmd/$name" <<END
#!/bin/sh
LD_LIBRARY_PATH='$BUILDDIR/lib/.libs' CL_LIBDIR=\${CL_LIBDIR:-'$BUILDDIR/cmd/.libs'}
export LD_LIBRARY_PATH CL_LIBDIR
exec '$valgrind' -q --leak-check=full --errors-for-leak-kinds=definite \\
  --show-leak-kinds=definite --suppressions='$home/known' --log-file='$home/logs/'\$(date +%s)-%p '$real' "\$@"
END
  chmod +x "$home/build/cmd/$name"
  cp "$home/build/cmd/$name" "$home/build/cmd/.libs/"
done

# shellcheck disable=SC2016
printf '%s\n' "$@" | BUILDDIR=$home/build home=$home xargs -n 1 -P "${JOBS:-2}" sh -c '
  sh "$SRCDIR/$1" >"$home/ends/${1##*/}" 2>&1 </dev/null
  echo "$1: $(grep -c "^ok" "$home/ends/${1##*/}") ok, $(grep -c "^not ok" "$home/ends/${1##*/}") not"
' sh
runs=$(find "$home/logs" -type f | wc -l)
# Where a test closes a stream, what the program says may land in the log.
find "$home/logs" -type f -size +0 -exec grep -l '^==[0-9]' {} + >"$home/said"
said=$(wc -l <"$home/said")
xargs cat <"$home/said" | head -n 400
echo "$((runs)) programs were run under valgrind, of which $((said)) made it say something"
[ "$runs" -gt 0 ] && [ "$said" -eq 0 ]
