package dev.larder.test;

import dev.larder.test.history.CacheHistory;

/** Hangs on the failure of a test, so that its trace shows what happened in the cache. It has no trace of its own. */
final class WhatHappened extends Exception {

    private static final long serialVersionUID = 1L;

    /** How a text about the history begins. */
    static final String HEADING = "What happened in the cache:\n";

    WhatHappened(CacheHistory history) {
        super(HEADING + history, null, false, false);
    }

    static boolean isToldBy(Throwable failure) {
        String message = failure.getMessage();
        return message != null && message.contains(HEADING);
    }
}
