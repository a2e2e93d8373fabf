package io.rowtally.cli.terminal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes go through it, block by block, for the progress bar. */
public final class CountedStream extends FilterInputStream {
    private final LongConsumer bytes;

    public CountedStream(InputStream in, LongConsumer bytes) {
        super(in);
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        bytes.accept(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        bytes.accept(Math.max(0, count));
        return count;
    }
}
