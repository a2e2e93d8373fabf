package io.rowtally.runtime;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How long the agent's thread has had a processor. Read from Linux, on the thread itself: the JVM's own bean would wake the
 * application's logging and management, which may have to be configured first.
 */
final class ProcessorTime {
    /** Nanoseconds on a processor, then other numbers; of the thread that opens it. */
    private static final String OF_THIS_THREAD = "/proc/thread-self/schedstat";

    private final byte[] buffer = new byte[64];
    private boolean unknown;

    /** In nanoseconds; -1 where the system does not tell. On the agent's thread. */
    long nanos() {
        if (unknown) {
            return -1;
        }
        try (InputStream in = new FileInputStream(OF_THIS_THREAD)) {
            int length = in.read(buffer);
            long nanos = 0;
            int at = 0;
            for (; at < length && buffer[at] >= '0' && buffer[at] <= '9'; at++) {
                nanos = nanos * 10 + (buffer[at] - '0');
            }
            unknown = at == 0;
            return unknown ? -1 : nanos;
        } catch (IOException | RuntimeException e) {
            unknown = true; // another system, or an old one
            return -1;
        }
    }
}
