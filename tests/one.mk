# make check T=list runs the tests whose name is, or begins with, `list`: list.t,
# test_list.  (make check TESTS="..." takes paths.)
ifneq ($(T),)
override TESTS := $(foreach t,$(unit_tests) $(cmd_tests) $(fault_tests),$(if $(filter $(T:%=%%),$(patsubst test_%,%,$(notdir $(t)))),$(t)))
ifeq ($(TESTS),)
$(error no test is called $(T))
endif
# Of the programs that are tests, only what these need; the makes that make calls are
# told, as they look before they read this.
override check_PROGRAMS = $(filter $(TESTS),$(unit_tests)) $(if $(filter tests/cmd/ics%,$(TESTS)),tests/cmd/ics_days$(EXEEXT))
AM_MAKEFLAGS += 'check_PROGRAMS=$(check_PROGRAMS)'
endif
