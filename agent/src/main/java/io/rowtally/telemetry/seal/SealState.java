package io.rowtally.telemetry.seal;

/** What the next line is sealed with: the key in force, and how far the log had come when it came into force. Immutable. */
final class SealState {

    /** No line has said yet when epoch 0 was. */
    static final long NO_BASE = -1;

    private final long base;
    private final EpochKey key;
    private final Position position;

    SealState(long base, EpochKey key, Position position) {
        this.base = base;
        this.key = key;
        this.position = position;
    }

    /** The state before the first line. */
    static SealState beginning(VerificationKey key) {
        EpochKey first = key.first();
        return new SealState(NO_BASE, first, Position.at(first, new byte[Sha256.SIZE], 0));
    }

    /** The same under the epoch of the first line. */
    SealState begunAt(long epochs) {
        return new SealState(epochs - key.epoch(), key, position);
    }

    /** The state with which a later epoch begins, after so many digests and a line with this MAC. */
    SealState at(long epoch, byte[] mac, long digests) {
        EpochKey ended = key.at(epoch - 1);
        SealState later = new SealState(base, ended.at(epoch), Position.at(ended, mac, digests));
        ended.wipe();
        return later;
    }

    /** The state at the end of a run, whose epoch may go on. */
    SealState ended(byte[] mac, long digests) {
        return new SealState(base, key, Position.at(key, mac, digests));
    }

    /** Epochs between 1970 and epoch 0; {@link #NO_BASE} before the first line. */
    long base() {
        return base;
    }

    EpochKey key() {
        return key;
    }

    Position position() {
        return position;
    }
}
