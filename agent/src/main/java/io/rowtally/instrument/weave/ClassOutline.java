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
 * What a class file says of itself, its super types and the methods that are looked at, read in one pass without ASM.
 */
public final class ClassOutline {
    public final String name;
    public final @Nullable String superName;
    public final List<String> interfaces;
    /** The field {@code serialVersionUID}, whatever it is; null where the class declares none. */
    public final @Nullable Member serialVersion;
    /** The methods by whose names roles know them, in the order of the class file. */
    public final List<Member> methods;

    public final boolean isInterface;

    private ClassOutline(
            String name,
            @Nullable String superName,
            List<String> interfaces,
            @Nullable Member serialVersion,
            List<Member> methods,
            boolean isInterface) {
        this.name = name;
        this.superName = superName;
        this.interfaces = interfaces;
        this.serialVersion = serialVersion;
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

        /** Whether one is called, or overridden, by the name and descriptor of the other. */
        boolean isSame(Member other) {
            return name.equals(other.name) && descriptor.equals(other.descriptor);
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

    /**
     * Reads a whole class file. Throws {@link RuntimeException} where it is malformed.
     *
     * @param names of the methods that are looked at
     */
    public static ClassOutline read(byte[] classFile, MethodNames names) {
        return new Walk(classFile).outline(names);
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

    /** Whether a class file's constants have a call of a wanted method of one of some classes; of interfaces none is asked for. */
    static boolean calls(byte[] classFile, Set<String> classes, CallGraph.Wanted wanted) {
        return new Walk(classFile).calls(classes, wanted);
    }

    /** One way through a class file, from its first byte. Much is read before the JVM compiles this: no streams. */
    private static final class Walk {
        private static final int ACC_INTERFACE = 0x0200;
        private static final int TEXT = 1;
        private static final int METHOD = 10;
        private static final int INTERFACE_METHOD = 11;
        private static final String SERIAL_VERSION = "serialVersionUID";
        /** What a byte beyond ASCII is decoded to as ASCII. */
        private static final char UNKNOWN = '\uFFFD';

        private final byte[] bytes;
        /** Where the constants begin, at their tags. */
        private final int[] constants;
        /** Names and descriptors that were read: most come again, and as the same string they are hashed once. */
        private final @Nullable String[] texts;

        private int at;

        Walk(byte[] classFile) {
            bytes = classFile;
            constants = new int[u2(8)];
            texts = new String[constants.length];
            at = 10;
            for (int i = 1; i < constants.length; i++) {
                constants[i] = at;
                int tag = bytes[at];
                at += tag == TEXT ? 3 + u2(at + 1) : size(tag);
                if (tag == 5 || tag == 6) {
                    i++;
                }
            }
        }

        ClassOutline outline(MethodNames names) {
            int access = next();
            String name = className(next());
            int parent = next();
            String superName = parent == 0 ? null : className(parent);
            List<String> interfaces = new ArrayList<String>();
            for (int i = next(); i > 0; i--) {
                interfaces.add(className(next()));
            }
            Member serialVersion = serialVersion();
            List<Member> methods = methods(names);
            return new ClassOutline(
                    name,
                    superName,
                    Collections.unmodifiableList(interfaces),
                    serialVersion,
                    Collections.unmodifiableList(methods),
                    (access & ACC_INTERFACE) != 0);
        }

        boolean calls(String type, String method) {
            for (int constant : constants) {
                if (constant != 0
                        && bytes[constant] == INTERFACE_METHOD
                        && className(u2(constant + 1)).equals(type)) {
                    int nameAndType = constants[u2(constant + 3)];
                    if (text(u2(nameAndType + 1)).equals(method)) {
                        return true;
                    }
                }
            }
            return false;
        }

        boolean callsOne(Set<String> methods) {
            for (int constant : constants) {
                if (constant != 0 && (bytes[constant] == METHOD || bytes[constant] == INTERFACE_METHOD)) {
                    int nameAndType = constants[u2(constant + 3)];
                    String called = text(u2(nameAndType + 1)).concat(text(u2(nameAndType + 3)));
                    if (methods.contains(called)) {
                        return true;
                    }
                }
            }
            return false;
        }

        boolean calls(Set<String> classes, CallGraph.Wanted wanted) {
            for (int constant : constants) {
                if (constant != 0 && bytes[constant] == METHOD && classes.contains(className(u2(constant + 1)))) {
                    int nameAndType = constants[u2(constant + 3)];
                    if (wanted.is(text(u2(nameAndType + 1)), text(u2(nameAndType + 3)))) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Goes past the fields. */
        private @Nullable Member serialVersion() {
            Member found = null;
            for (int i = next(); i > 0; i--) {
                int name = u2(at + 2);
                // the length first: other names need not be decoded
                if (u2(constants[name] + 1) == SERIAL_VERSION.length()
                        && text(name).equals(SERIAL_VERSION)) {
                    found = member();
                }
                skipMember();
            }
            return found;
        }

        private List<Member> methods(MethodNames names) {
            List<Member> methods = new ArrayList<Member>();
            for (int i = next(); i > 0; i--) {
                if (names.has(text(u2(at + 2)))) {
                    methods.add(member());
                }
                skipMember();
            }
            return methods;
        }

        private Member member() {
            return new Member(u2(at), text(u2(at + 2)), text(u2(at + 4)));
        }

        private void skipMember() {
            int attributes = u2(at + 6);
            at += 8;
            for (; attributes > 0; attributes--) {
                int length = u2(at + 2) << 16 | u2(at + 4);
                at += 6;
                at = end(length);
            }
        }

        private int next() {
            at += 2;
            return u2(at - 2);
        }

        private int u2(int from) {
            return (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF;
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

        private int end(int length) {
            if (length < 0 || length > bytes.length - at) {
                throw new IllegalArgumentException("truncated class file");
            }
            return at + length;
        }

        private String className(int index) {
            return text(u2(constants[index] + 1));
        }

        private String text(int index) {
            String known = texts[index];
            if (known == null) {
                known = decoded(constants[index]);
                texts[index] = known;
            }
            return known;
        }

        /** Looked at byte by byte by the JDK, which is compiled sooner. */
        private String decoded(int from) {
            String ascii = new String(bytes, from + 3, u2(from + 1), StandardCharsets.US_ASCII);
            return ascii.indexOf(UNKNOWN) < 0 ? ascii : modified(from);
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
