package io.rowtally.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** A print stream that says when it could not print: on a full disk or into a closed pipe it only remembers, and goes on. */
final class HonestStream extends FilterOutputStream {
    private final PrintStream stream;

    HonestStream(PrintStream stream) {
        super(stream);
        this.stream = stream;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        stream.write(bytes, offset, length);
        check();
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
        check();
    }

    private void check() throws IOException {
        if (stream.checkError()) {
            throw new IOException("cannot be written");
        }
    }
}
