package dev.larder.runtime.consistency.model;

import java.util.Arrays;
import java.util.List;

/**
 * The calls of a search, and what goes wrong.
 *
 * @param failing whether commands and loads fail
 * @param waitsEnd whether a caller stops waiting for the loads of others, at the end of its wait budget or by an interrupt
 * @param leasesEnd whether a lease may end before its load
 */
record CallScenario(List<Call> calls, boolean failing, boolean waitsEnd, boolean leasesEnd) {

    /** The number of JVMs. */
    static final int JVMS = 2;

    static CallScenario of(Call... calls) {
        return new CallScenario(List.of(calls), false, false, false);
    }

    /** Reads calls such as {@code READ:0:1,READ.UNREAD:0,EVICT:1@1}. */
    static CallScenario parse(String calls) {
        return of(Arrays.stream(calls.split(",")).map(Call::parse).toArray(Call[]::new));
    }

    CallScenario whereCommandsFail() {
        return new CallScenario(calls, true, waitsEnd, leasesEnd);
    }

    CallScenario whereWaitsEnd() {
        return new CallScenario(calls, failing, true, leasesEnd);
    }

    CallScenario whereLeasesEnd() {
        return new CallScenario(calls, failing, waitsEnd, true);
    }

    int keys() {
        return calls.stream()
                        .flatMap(call -> call.keys().stream())
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0)
                + 1;
    }

    boolean keepsStale() {
        return calls.stream().anyMatch(call -> call.is(Call.Option.DEADLINE));
    }

    @Override
    public String toString() {
        return calls
                + (failing ? ", commands fail" : "")
                + (waitsEnd ? ", waits end" : "")
                + (leasesEnd ? ", leases end" : "");
    }
}
