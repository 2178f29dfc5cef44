# make check T=list runs the tests whose name is, or begins with, `list`: list.t,
# test_list.  (make check TESTS="..." takes paths.)
ifneq ($(T),)
override TESTS := $(foreach t,$(unit_tests) $(cmd_tests) $(fault_tests),$(if $(filter $(T:%=%%),$(patsubst test_%,%,$(notdir $(t)))),$(t)))
ifeq ($(TESTS),)
$(error no test is called $(T))
endif
endif
