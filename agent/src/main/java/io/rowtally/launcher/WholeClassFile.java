package io.rowtally.launcher;

import java.io.EOFException;

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

    private final byte[] bytes;
    private int at;

    private WholeClassFile(byte[] classFile) {
        bytes = classFile;
    }

    static boolean is(byte[] classFile) {
        try {
            WholeClassFile file = new WholeClassFile(classFile);
            return file.walk() && file.at == classFile.length;
        } catch (EOFException e) {
            return false;
        }
    }

    private boolean walk() throws EOFException {
        if (number(4) != MAGIC) {
            return false;
        }
        skip(4);
        int constants = number(2);
        for (int i = 1; i < constants; i++) {
            int tag = number(1);
            if (tag == TEXT) {
                skip(number(2));
            } else if (tag < CONSTANT.length && CONSTANT[tag] > 0) {
                skip(CONSTANT[tag]);
                i += tag == LONG || tag == DOUBLE ? 1 : 0;
            } else {
                return false;
            }
        }
        skip(6);
        skip(2 * number(2));
        members();
        members();
        attributes();
        return true;
    }

    private void members() throws EOFException {
        for (int i = number(2); i > 0; i--) {
            skip(6);
            attributes();
        }
    }

    private void attributes() throws EOFException {
        for (int i = number(2); i > 0; i--) {
            skip(2);
            skip(number(4));
        }
    }

    /** A number of so many bytes, the highest first. */
    private int number(int length) throws EOFException {
        int start = at;
        skip(length);
        int number = 0;
        for (int i = start; i < at; i++) {
            number = number << 8 | bytes[i] & 0xFF;
        }
        return number;
    }

    private void skip(int length) throws EOFException {
        if (length < 0 || length > bytes.length - at) {
            throw new EOFException();
        }
        at += length;
    }
}
