package dev.larder.runtime.consistency.model.near;

import dev.larder.runtime.consistency.model.Property;
import dev.larder.runtime.consistency.model.near.Progress.At;

/** A state of the model: the row, the key on the server, the near caches with their links, and the calls. */
final class NearState {

    static final int NOTHING = -1;

    static final int NOBODY = -1;

    final NearScenario scenario;

    final NearRules rules;

    int now;

    /** The version of the row. */
    int row;

    /** The version that the key holds, or {@link #NOTHING}. */
    int value;

    /** The call that has the lease of the key, or {@link #NOBODY}. */
    int lease = NOBODY;

    int cuts;

    /** The latest version whose eviction was acknowledged, by the time until which. */
    final int[] acknowledged;

    /** The latest version of a strict eviction that has returned. */
    int strictFloor;

    /** The latest version whose eviction has returned in each JVM, failed or not. */
    final int[] ownFloors;

    final NearCache[] near;

    final Progress[] calls;

    /** The call whose step led here, or {@link #NOBODY}. */
    int who = NOBODY;

    String what = "begins";

    /** The promise that this very step broke, or {@code null}. */
    Property broken;

    NearState(NearScenario scenario, NearRules rules) {
        this.scenario = scenario;
        this.rules = rules;
        acknowledged = new int[scenario.ticks() + 1];
        ownFloors = new int[NearScenario.JVMS];
        near = new NearCache[NearScenario.JVMS];
        calls = new Progress[scenario.calls().size()];
        for (int i = 0; i < near.length; i++) {
            near[i] = new NearCache();
        }
        for (int i = 0; i < calls.length; i++) {
            calls[i] = new Progress();
        }
    }

    private NearState(NearState before) {
        scenario = before.scenario;
        rules = before.rules;
        now = before.now;
        row = before.row;
        value = before.value;
        lease = before.lease;
        cuts = before.cuts;
        acknowledged = before.acknowledged.clone();
        strictFloor = before.strictFloor;
        ownFloors = before.ownFloors.clone();
        near = new NearCache[before.near.length];
        calls = new Progress[before.calls.length];
        for (int i = 0; i < near.length; i++) {
            near[i] = new NearCache(before.near[i]);
        }
        for (int i = 0; i < calls.length; i++) {
            calls[i] = new Progress(before.calls[i]);
        }
    }

    /** Returns a copy for a step to work on. */
    NearState after(int who, String what) {
        NearState next = new NearState(this);
        next.who = who;
        next.what = what;
        return next;
    }

    boolean holds(NearRule rule) {
        return rules.hold(rule);
    }

    int jvmOf(int call) {
        return scenario.calls().get(call).jvm();
    }

    NearCache nearOf(int call) {
        return near[jvmOf(call)];
    }

    void pass() {
        now++;
        acknowledged[now] = acknowledged[now - 1];
    }

    Floors floorsOf(int jvm) {
        int beyond = now - NearScenario.BOUND - 1;
        return new Floors(ownFloors[jvm], strictFloor, beyond < 0 ? 0 : acknowledged[beyond]);
    }

    /** Invalidates the entry of a JVM, and whatever was stamped there before. */
    void invalidate(int jvm) {
        near[jvm].entry = NearCache.NONE;
        for (int i = 0; i < calls.length; i++) {
            if (jvmOf(i) == jvm) {
                calls[i].valid = false;
            }
        }
    }

    /** Returns whether an eviction of this JVM is pending. */
    boolean isPending(int jvm) {
        for (int i = 0; i < calls.length; i++) {
            if (calls[i].failed && jvmOf(i) == jvm) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a near cache may answer a read that began at some time. */
    boolean isProven(int jvm, int began) {
        NearCache cache = near[jvm];
        boolean proven = cache.provenAt != NearCache.NONE && began - cache.provenAt <= NearScenario.BOUND;
        return proven || !holds(NearRule.READS_ARE_PROVEN);
    }

    /** Writes to each link that the server knows; returns the JVMs of these links, as bits. */
    int publish(InFlight message) {
        int receivers = 0;
        for (int jvm = 0; jvm < near.length; jvm++) {
            if (near[jvm].subscribed) {
                near[jvm].inFlight.add(message);
                receivers |= 1 << jvm;
            }
        }
        return receivers;
    }

    /** Returns whether a JVM knows the links of one server for longer than what others may have proven by another one. */
    boolean knowsLinks(int jvm) {
        NearCache link = near[jvm];
        return link.known && link.announced && now - link.announcedSince > NearScenario.BOUND;
    }

    /** Returns the JVMs whose links are known, as bits. */
    int known() {
        int known = 0;
        for (int jvm = 0; jvm < near.length; jvm++) {
            known |= near[jvm].known ? 1 << jvm : 0;
        }
        return known;
    }

    /** Ends a call with a version. */
    void returnVersion(int call, int version) {
        broken = calls[call].floors.brokenBy(version);
        calls[call].end();
    }

    /** Returns the promise that this step broke, or that a read of a near cache would break now; else {@code null}. */
    Property violation() {
        for (int jvm = 0; broken == null && jvm < near.length; jvm++) {
            boolean read = near[jvm].entry != NearCache.NONE
                    && isProven(jvm, now)
                    && !(isPending(jvm) && holds(NearRule.PENDING_KEYS_ARE_NOT_READ));
            if (read) {
                broken = floorsOf(jvm).brokenBy(near[jvm].entry);
            }
        }
        return broken;
    }

    boolean isOver() {
        for (Progress call : calls) {
            if (call.at != At.END) {
                return false;
            }
        }
        return true;
    }
}
