package io.rowtally.launcher;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * Whether a class file is all there. HotSpot trusts what the boot loader gets and does not verify it: a class file that ends
 * in the middle takes the whole JVM with it (seen on 17: SIGSEGV in ClassFileParser::parse_method).
 */
final class WholeClassFile {
    private static final int MAGIC = 0xCAFEBABE;
    /** Bytes behind the tag of a constant, by tag; 0 where there is no such tag; text has its own length. */
    private static final int[] CONSTANT = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private static final int TEXT = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private final DataInputStream in;

    private WholeClassFile(byte[] classFile) {
        in = new DataInputStream(new ByteArrayInputStream(classFile));
    }

    static boolean is(byte[] classFile) {
        try {
            WholeClassFile file = new WholeClassFile(classFile);
            return file.walk() && file.in.available() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean walk() throws IOException {
        if (in.readInt() != MAGIC) {
            return false;
        }
        skip(4);
        int constants = in.readUnsignedShort();
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            if (tag == TEXT) {
                skip(in.readUnsignedShort());
            } else if (tag < CONSTANT.length && CONSTANT[tag] > 0) {
                skip(CONSTANT[tag]);
                i += tag == LONG || tag == DOUBLE ? 1 : 0;
            } else {
                return false;
            }
        }
        skip(6);
        skip(2 * in.readUnsignedShort());
        members();
        members();
        attributes();
        return true;
    }

    private void members() throws IOException {
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            skip(6);
            attributes();
        }
    }

    private void attributes() throws IOException {
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            skip(2);
            skip(in.readInt());
        }
    }

    private void skip(int length) throws IOException {
        if (length < 0 || in.available() < length || in.skipBytes(length) != length) {
            throw new EOFException();
        }
    }
}
