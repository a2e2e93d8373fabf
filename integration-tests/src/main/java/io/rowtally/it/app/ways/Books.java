package io.rowtally.it.app.ways;

import io.rowtally.it.app.Expected;

/** As what is expected of other programs, and how many rows the agent can only assume to have been read. */
final class Books extends Expected {
    /** Last rows that were left by other means than their set's own. */
    long assumed;

    @Override
    public String line(String namespace) {
        return super.line(namespace) + " assumed=" + assumed;
    }
}
