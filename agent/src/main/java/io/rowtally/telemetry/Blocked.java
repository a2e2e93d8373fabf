package io.rowtally.telemetry;

import java.io.IOException;

/**
 * Nothing can be written for now, for a reason that has a name of its own. Thrown and caught within the package; carries no
 * stack trace, since a blocked log is asked again for each line.
 */
final class Blocked extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why; the wire name stands in {@code pii.log.outage.reason}. */
    enum Reason {
        NO_DIRECTORY("no-directory"),
        FREE_DISK_FLOOR("free-disk-floor"),
        WRITE_FAILED("write-failed");

        final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }
    }

    private final Reason reason;

    Blocked(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static Reason reasonOf(IOException e) {
        return e instanceof Blocked ? ((Blocked) e).reason : Reason.WRITE_FAILED;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
