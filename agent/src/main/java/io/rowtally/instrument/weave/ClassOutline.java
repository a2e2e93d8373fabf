package io.rowtally.instrument.weave;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constant pool's names, the fields and the methods of a class file, read in one pass without ASM. Every class that the
 * application loads goes through {@link #mentions}, few go further.
 */
public final class ClassOutline {
    private static final int ACC_INTERFACE = 0x0200;

    public final String name;
    public final @Nullable String superName;
    public final List<String> interfaces;
    public final List<Member> fields;
    public final List<Member> methods;
    public final boolean isInterface;

    private ClassOutline(
            String name,
            @Nullable String superName,
            List<String> interfaces,
            List<Member> fields,
            List<Member> methods,
            boolean isInterface) {
        this.name = name;
        this.superName = superName;
        this.interfaces = interfaces;
        this.fields = fields;
        this.methods = methods;
        this.isInterface = isInterface;
    }

    /** A field or method as the class file declares it. */
    public static final class Member {
        private static final int ACC_STATIC = 0x0008;
        private static final int ACC_BRIDGE = 0x0040;
        private static final int ACC_NATIVE = 0x0100;
        private static final int ACC_ABSTRACT = 0x0400;

        public final int access;
        public final String name;
        public final String descriptor;

        public Member(int access, String name, String descriptor) {
            this.access = access;
            this.name = name;
            this.descriptor = descriptor;
        }

        /** Whether there is a body of the class's own into which advice can go. */
        public boolean advisable() {
            return (access & (ACC_STATIC | ACC_BRIDGE | ACC_NATIVE | ACC_ABSTRACT)) == 0;
        }

        @Override
        public String toString() {
            return name + descriptor;
        }
    }

    /**
     * Whether any UTF-8 constant of the class file contains one of the words.
     *
     * @param words ASCII, each looked for in every constant
     */
    public static boolean mentions(byte[] classFile, byte[][] words) {
        int count = u2(classFile, 8);
        int at = 10;
        for (int i = 1; i < count; i++) {
            int tag = classFile[at];
            if (tag == 1) {
                int length = u2(classFile, at + 1);
                if (contains(classFile, at + 3, length, words)) {
                    return true;
                }
                at += 3 + length;
            } else {
                at += size(tag);
                if (tag == 5 || tag == 6) {
                    i++;
                }
            }
        }
        return false;
    }

    private static boolean contains(byte[] bytes, int from, int length, byte[][] words) {
        for (byte[] word : words) {
            int last = from + length - word.length;
            for (int at = from; at <= last; at++) {
                int i = 0;
                while (i < word.length && bytes[at + i] == word[i]) {
                    i++;
                }
                if (i == word.length) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int size(int tag) {
        switch (tag) {
            case 3:
            case 4:
            case 9:
            case 10:
            case 11:
            case 12:
            case 17:
            case 18:
                return 5;
            case 5:
            case 6:
                return 9;
            case 15:
                return 4;
            case 7:
            case 8:
            case 16:
            case 19:
            case 20:
                return 3;
            default:
                throw new IllegalArgumentException("constant pool tag " + tag);
        }
    }

    private static int u2(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    /** Reads a whole class file. Throws {@link RuntimeException} where it is malformed. */
    public static ClassOutline read(byte[] classFile) {
        try {
            return parse(classFile);
        } catch (IOException e) {
            throw new IllegalArgumentException("truncated class file", e);
        }
    }

    private static ClassOutline parse(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        in.readLong();
        int count = in.readUnsignedShort();
        @Nullable Object[] constants = new Object[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            if (tag == 1) {
                constants[i] = in.readUTF();
            } else if (tag == 7) {
                constants[i] = in.readUnsignedShort();
            } else {
                skip(in, size(tag) - 1);
                if (tag == 5 || tag == 6) {
                    i++;
                }
            }
        }
        int access = in.readUnsignedShort();
        String name = className(constants, in.readUnsignedShort());
        int superIndex = in.readUnsignedShort();
        String superName = superIndex == 0 ? null : className(constants, superIndex);
        List<String> interfaces = new ArrayList<String>();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            interfaces.add(className(constants, in.readUnsignedShort()));
        }
        List<Member> fields = members(in, constants);
        List<Member> methods = members(in, constants);
        return new ClassOutline(
                name,
                superName,
                Collections.unmodifiableList(interfaces),
                Collections.unmodifiableList(fields),
                Collections.unmodifiableList(methods),
                (access & ACC_INTERFACE) != 0);
    }

    private static List<Member> members(DataInputStream in, @Nullable Object[] constants) throws IOException {
        List<Member> members = new ArrayList<Member>();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            int access = in.readUnsignedShort();
            String name = text(constants, in.readUnsignedShort());
            members.add(new Member(access, name, text(constants, in.readUnsignedShort())));
            for (int a = in.readUnsignedShort(); a > 0; a--) {
                in.readUnsignedShort();
                skip(in, in.readInt());
            }
        }
        return members;
    }

    private static String className(@Nullable Object[] constants, int index) {
        Object named = constants[index];
        return text(constants, named == null ? 0 : (Integer) named);
    }

    private static String text(@Nullable Object[] constants, int index) {
        Object text = constants[index];
        return text == null ? "" : (String) text;
    }

    private static void skip(DataInputStream in, int length) throws IOException {
        for (int left = length; left > 0; ) {
            int skipped = in.skipBytes(left);
            if (skipped <= 0) {
                throw new IOException("truncated");
            }
            left -= skipped;
        }
    }
}
