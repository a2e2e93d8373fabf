package io.rowtally.telemetry.verify;

import io.rowtally.telemetry.seal.EpochKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a log's epochs from the first one on. A log goes forward, so the next key is one step away; a line that does
 * not costs all steps from the first key, which is done only so often.
 */
final class KeyRing {

    /** More than a century of epochs: a line that claims more is no line of a log. */
    private static final long MOST_EPOCHS = 4_000_000;

    private static final int MOST_RETURNS = 1_000;

    private final EpochKey first;
    private EpochKey behind;
    private EpochKey present;
    private int returns;

    KeyRing(EpochKey first) {
        this.first = first;
        this.behind = first;
        this.present = first;
    }

    /** The key of an epoch; null where it would cost too much to get there. The newest one and the one before are kept. */
    @Nullable
    EpochKey at(long epoch) {
        if (epoch == present.epoch()) {
            return present;
        }
        if (epoch == behind.epoch()) {
            return behind;
        }
        if (epoch < 0 || epoch > MOST_EPOCHS) {
            return null;
        }
        if (epoch < present.epoch()) {
            return returns++ < MOST_RETURNS ? first.at(epoch) : null;
        }
        return present.at(epoch);
    }

    /** Goes on to the epoch of a line that was genuine. */
    void reach(long epoch) {
        if (epoch > present.epoch()) {
            behind = present.at(epoch - 1);
            present = behind.at(epoch);
        }
    }
}
