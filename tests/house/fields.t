#!/bin/sh
# fields.t - every field of schema.def stands on a worksheet: what was filled in
# is found again on paper.
src=${SRCDIR:-.}
cd "$src" || exit 1

# Those that stand on none, and why.
elsewhere() {
  case $1 in
    *_ID) ;;                          # a record is named by it
    *_PLAN | *_INCLUDE | *_IGNORE) ;; # of the file, not of the work
    ORGANISATION_*) ;;                # settings: how things are made and shared
    SOURCE_TITLE | REQUEST_WHO) ;;    # its name: cl_show_name()
    COMMUNITY_HOURS_* | CONTACT_TRIED_* | JOINT_GOAL_MEASURED_*) ;; # parts of an item
    JOINT_GOAL_LIGHT_COLOUR) ;;       # reckoned there, with what was said about it
    MOMENT_*) ;;                      # the calendar is a grid of months: show moment ID
    PERSON_GROUND | PERSON_PURPOSE | PERSON_KEEP_UNTIL) ;; # cl-plan privacy
    *) return 1 ;;
  esac
}

n=0 missing=
for field in $(sed -n 's/^FIELD(\([A-Z_]*\), \([A-Z_0-9]*\),.*/\1_\2/p' lib/plan/schema.def); do
  n=$((n + 1))
  cat lib/sheet/*.c | grep -qw "CL_F_$field" || elsewhere "$field" || missing="$missing $field"
done
[ "$n" -gt 150 ] && echo "ok 1 - there are $n fields" || echo "not ok 1 - only $n fields found"
if [ -z "$missing" ]; then echo "ok 2 - each stands on a worksheet"; else
  echo "# on no worksheet:$missing"
  echo "not ok 2 - each stands on a worksheet"
fi
echo "1..2"
