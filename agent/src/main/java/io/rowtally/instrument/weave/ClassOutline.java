package io.rowtally.instrument.weave;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The constant pool's names, the fields and the methods of a class file, read in one pass without ASM.
 */
public final class ClassOutline {
    private static final int ACC_INTERFACE = 0x0200;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

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
        private static final int ACC_PUBLIC = 0x0001;
        private static final int ACC_STATIC = 0x0008;
        private static final int ACC_BRIDGE = 0x0040;
        private static final int ACC_NATIVE = 0x0100;
        private static final int ACC_ABSTRACT = 0x0400;

        public final int access;
        public final String name;
        public final String descriptor;
        private @Nullable String text;

        public Member(int access, String name, String descriptor) {
            this.access = access;
            this.name = name;
            this.descriptor = descriptor;
        }

        /** Whether there is a body of an object's own into which advice can go. */
        public boolean advisable() {
            return hasBody() && !isStatic();
        }

        public boolean isPublic() {
            return (access & ACC_PUBLIC) != 0;
        }

        public boolean isStatic() {
            return (access & ACC_STATIC) != 0;
        }

        /** Whether there is a body, static or not. */
        public boolean hasBody() {
            return (access & (ACC_BRIDGE | ACC_NATIVE | ACC_ABSTRACT)) == 0;
        }

        /** Name and descriptor; put together when first asked, since most members are told apart by their names alone. */
        @Override
        public String toString() {
            String known = text;
            if (known == null) {
                known = name.concat(descriptor);
                text = known;
            }
            return known;
        }
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
        return new Walk(classFile).outline();
    }

    /** Whether a class file's constants have a call of a method of an interface, whatever its parameters. */
    public static boolean calls(byte[] classFile, String type, String method) {
        return new Walk(classFile).calls(type, method);
    }

    /**
     * Whether a class file's constants have a call of one of some methods, of whatever class or interface.
     *
     * @param methods by name and descriptor
     */
    public static boolean callsOne(byte[] classFile, Set<String> methods) {
        return new Walk(classFile).callsOne(methods);
    }

    /** One way through a class file, from its first byte. Much is read before the JVM compiles this: no streams. */
    private static final class Walk {
        private final byte[] bytes;
        /** Where the constants begin, at their tags. */
        private final int[] constants;
        /** Names and descriptors that were read: most come again, and as the same string they are hashed once. */
        private final @Nullable String[] texts;

        private int at;

        Walk(byte[] classFile) {
            bytes = classFile;
            constants = new int[u2(classFile, 8)];
            texts = new String[constants.length];
            at = 10;
            for (int i = 1; i < constants.length; i++) {
                constants[i] = at;
                int tag = bytes[at];
                at += tag == 1 ? 3 + u2(bytes, at + 1) : size(tag);
                if (tag == 5 || tag == 6) {
                    i++;
                }
            }
        }

        ClassOutline outline() {
            int access = next();
            String name = className(next());
            int parent = next();
            String superName = parent == 0 ? null : className(parent);
            List<String> interfaces = new ArrayList<String>();
            for (int i = next(); i > 0; i--) {
                interfaces.add(className(next()));
            }
            List<Member> fields = members();
            List<Member> methods = members();
            return new ClassOutline(
                    name,
                    superName,
                    Collections.unmodifiableList(interfaces),
                    Collections.unmodifiableList(fields),
                    Collections.unmodifiableList(methods),
                    (access & ACC_INTERFACE) != 0);
        }

        boolean calls(String type, String method) {
            for (int constant : constants) {
                if (constant != 0
                        && bytes[constant] == INTERFACE_METHOD
                        && className(u2(bytes, constant + 1)).equals(type)) {
                    int nameAndType = constants[u2(bytes, constant + 3)];
                    if (text(u2(bytes, nameAndType + 1)).equals(method)) {
                        return true;
                    }
                }
            }
            return false;
        }

        boolean callsOne(Set<String> methods) {
            for (int constant : constants) {
                if (constant != 0 && (bytes[constant] == METHOD || bytes[constant] == INTERFACE_METHOD)) {
                    int nameAndType = constants[u2(bytes, constant + 3)];
                    String called = text(u2(bytes, nameAndType + 1)).concat(text(u2(bytes, nameAndType + 3)));
                    if (methods.contains(called)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private List<Member> members() {
            List<Member> members = new ArrayList<Member>();
            for (int i = next(); i > 0; i--) {
                int access = next();
                String name = text(next());
                members.add(new Member(access, name, text(next())));
                for (int attributes = next(); attributes > 0; attributes--) {
                    next();
                    int length = next() << 16 | next();
                    at = end(length);
                }
            }
            return members;
        }

        private int next() {
            at += 2;
            return u2(bytes, at - 2);
        }

        private int end(int length) {
            if (length < 0 || length > bytes.length - at) {
                throw new IllegalArgumentException("truncated class file");
            }
            return at + length;
        }

        private String className(int index) {
            return text(u2(bytes, constants[index] + 1));
        }

        private String text(int index) {
            String known = texts[index];
            if (known == null) {
                known = decoded(constants[index]);
                texts[index] = known;
            }
            return known;
        }

        private String decoded(int from) {
            int length = u2(bytes, from + 1);
            for (int i = from + 3; i < from + 3 + length; i++) {
                if (bytes[i] <= 0) {
                    return modified(from);
                }
            }
            return new String(bytes, from + 3, length, StandardCharsets.US_ASCII);
        }

        /** Text beyond ASCII, in the class file's own form of UTF-8. */
        private String modified(int from) {
            try {
                return new DataInputStream(new ByteArrayInputStream(bytes, from + 1, bytes.length)).readUTF();
            } catch (IOException e) {
                throw new IllegalArgumentException("malformed text in a class file", e);
            }
        }
    }
}
