package io.rowtally.instrument.weave;

import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class that gets our fields keeps the serialVersionUID that it had: what was serialized before is still read. */
class SerialVersionTest {

    @BeforeEach
    void nothingSeen() {
        Trace.reset();
    }

    // ---- what is computed, against the JDK's own computing

    @Test
    void classesOfTheJdkHaveTheVersionThatTheJdkComputes() throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
        List<String> names = new ArrayList<>();
        for (String module : new String[] {"java.base", "java.sql", "java.sql.rowset"}) {
            Path root = modules.resolve(module);
            try (Stream<Path> files = Files.walk(root)) {
                files.map(file -> root.relativize(file).toString())
                        .filter(file -> file.startsWith("java") && file.endsWith(".class"))
                        .filter(file -> !file.endsWith("-info.class"))
                        .forEach(names::add);
            }
        }

        assertEquals(Collections.emptyMap(), differences(names, 90));
    }

    /** Guava, as a jar of the tests carries it: hundreds of serializable classes of all kinds. */
    @Test
    void classesOfARealLibraryHaveTheVersionThatTheJdkComputes() throws Exception {
        List<String> names = new ArrayList<>();
        Path jar = Paths.get(JavaClass.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.contains("/google/common/") && name.endsWith(".class"))
                    .forEach(names::add);
        }

        assertEquals(Collections.emptyMap(), differences(names, 50));
    }

    /** The classes whose version differs from what the JDK computes; at least so many have to be compared. */
    private static Map<String, String> differences(List<String> files, int least) throws IOException {
        Map<String, String> differences = new TreeMap<>();
        int compared = 0;
        for (String file : files) {
            Class<?> type = load(file.replace('/', '.').substring(0, file.length() - 6));
            if (type == null || !Serializable.class.isAssignableFrom(type) || isSpecial(type)) {
                continue;
            }
            Long computed = computed(read(file));
            Long expected = declares(type)
                    ? null
                    : (Long) ObjectStreamClass.lookup(type).getSerialVersionUID();
            compared += expected == null ? 0 : 1;
            if (!Objects.equals(computed, expected)) {
                differences.put(file, computed + " for " + expected);
            }
        }
        assertTrue(compared >= least, compared + " classes compared");
        return differences;
    }

    private static Long computed(byte[] classFile) {
        return SerialVersion.of(
                new ClassReader(classFile),
                ClassOutline.read(classFile, MethodNames.all()),
                new Hierarchy(SerialVersionTest.class.getClassLoader(), MethodNames.all()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, SerialVersionTest.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private static byte[] read(String file) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(file)) {
            return WovenClasses.bytes(in);
        }
    }

    private static boolean declares(Class<?> type) {
        try {
            int modifiers = type.getDeclaredField("serialVersionUID").getModifiers();
            return (modifiers & (ACC_STATIC | ACC_FINAL)) == (ACC_STATIC | ACC_FINAL);
        } catch (NoSuchFieldException | LinkageError e) {
            return false;
        }
    }

    /** Enums and records have the version 0, interfaces and arrays none. */
    private static boolean isSpecial(Class<?> type) {
        return Enum.class.isAssignableFrom(type)
                || type.isInterface()
                || (type.getSuperclass() != null
                        && type.getSuperclass().getName().equals("java.lang.Record"));
    }

    // ---- what a class has once it is woven

    @ParameterizedTest
    @ValueSource(
            classes = {
                Plain.class,
                WithEverything.class,
                Nested.class,
                ByExternalizable.class,
                ByJdkClass.class,
                ByInterface.class,
                Declared.class,
                DeclaredAsInt.class
            })
    void aWovenClassKeepsItsVersion(Class<?> type) throws ClassNotFoundException {
        WovenClasses loader =
                new WovenClasses(new TracedRole(), name -> name.startsWith(SerialVersionTest.class.getName() + "$"));
        Class<?> woven = loader.loadClass(type.getName());

        assertNotEquals(type, woven);
        assertEquals(Collections.emptyMap(), loader.failures);
        assertTrue(Stream.of(woven.getDeclaredFields())
                .anyMatch(field -> field.getName().startsWith("rowtally$")));
        assertEquals(
                ObjectStreamClass.lookup(type).getSerialVersionUID(),
                ObjectStreamClass.lookup(woven).getSerialVersionUID());
    }

    @Test
    void aClassThatIsNotSerializedGetsNoVersion() throws ClassNotFoundException {
        WovenClasses loader = new WovenClasses(new TracedRole(), NotSerialized.class.getName()::equals);
        Class<?> woven = loader.loadClass(NotSerialized.class.getName());

        assertEquals(
                Collections.emptyList(),
                Stream.of(woven.getDeclaredFields())
                        .map(field -> field.getName())
                        .filter(name -> name.equals("serialVersionUID"))
                        .collect(Collectors.toList()));
        assertNull(ObjectStreamClass.lookup(woven));
    }

    @Test
    void aClassThatCannotBeAdvisedKeepsItsVersionAllTheSame() throws Exception {
        byte[] classFile = serializable(true, -1);
        Class<?> plain = define(classFile);
        WovenClasses loader = new WovenClasses(new TracedRole(), name -> false).with(Assembled.NAME, classFile);
        Class<?> woven = loader.loadClass(Assembled.NAME);

        assertInstanceOf(MethodTooLargeException.class, loader.failures.get(Assembled.NAME));
        assertEquals(
                0,
                woven.getField("rowtally$state")
                        .getInt(woven.getDeclaredConstructor().newInstance()));
        assertEquals(
                ObjectStreamClass.lookup(plain).getSerialVersionUID(),
                ObjectStreamClass.lookup(woven).getSerialVersionUID());
    }

    /** {@code static long serialVersionUID}, its {@code final} forgotten, does not count and leaves no room for one that does. */
    @ParameterizedTest
    @ValueSource(ints = {ACC_STATIC, ACC_FINAL, 0})
    void aClassWhoseVersionWouldChangeIsLeftAsItIs(int access) throws Exception {
        byte[] classFile = serializable(false, access);
        WovenClasses loader = new WovenClasses(new TracedRole(), name -> false).with(Assembled.NAME, classFile);

        Class<?> loaded = loader.loadClass(Assembled.NAME);

        assertInstanceOf(UnsupportedOperationException.class, loader.failures.get(Assembled.NAME));
        assertEquals(2, loaded.getDeclaredFields().length, "no field of ours");
        assertEquals(
                ObjectStreamClass.lookup(define(classFile)).getSerialVersionUID(),
                ObjectStreamClass.lookup(loaded).getSerialVersionUID());
    }

    /**
     * @param full whether its method has no room left for advice
     * @param access of its field {@code serialVersionUID}, or -1 where it has none
     */
    private static byte[] serializable(boolean full, int access) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] interfaces = {"java/io/Serializable", "java/lang/Cloneable"};
        writer.visit(V1_8, ACC_PUBLIC | ACC_SUPER, Assembled.OWNER, null, "java/lang/Object", interfaces);
        writer.visitSource("java/sql/", null);
        writer.visitField(ACC_PROTECTED, "name", "Ljava/lang/String;", null, null)
                .visitEnd();
        if (access >= 0) {
            writer.visitField(access, "serialVersionUID", "J", null, null).visitEnd();
        }
        Assembled.constructor(writer, "java/lang/Object");
        net.bytebuddy.jar.asm.MethodVisitor method = writer.visitMethod(ACC_PUBLIC, "next", "()Z", null, null);
        method.visitCode();
        Assembled.fill(method, full);
        method.visitInsn(ICONST_1);
        method.visitVarInsn(ISTORE, 1);
        method.visitVarInsn(ILOAD, 1);
        method.visitInsn(IRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static Class<?> define(byte[] classFile) {
        return new ClassLoader(SerialVersionTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(Assembled.NAME, classFile, 0, classFile.length);
            }
        }.define();
    }

    // ---- classes by hand

    /** With nothing that a version would depend on but its name. */
    @SuppressWarnings("serial")
    public static class Plain implements Serializable {
        public boolean next() {
            return true;
        }
    }

    /** With all that a version depends on, and what it does not. */
    @SuppressWarnings({"serial", "unused"})
    public abstract static class WithEverything implements Runnable, Cloneable, Serializable, Comparable<Plain> {
        static final List<String> STARTED = new ArrayList<>();
        public static int counter;
        protected volatile long stamp;
        transient Object shown;
        private transient Object hidden;
        private static Object alsoHidden;
        private final int[][] grid = new int[0][];
        String zebra;
        String apple;

        WithEverything() {}

        protected WithEverything(int n, String... names) {}

        private WithEverything(long n) {}

        @Override
        public synchronized void run() {}

        protected abstract Map<String, long[]> abstractly(Plain[] plains);

        static strictfp double strictly(double d) {
            return d;
        }

        private int ignored() {
            return ((Runnable) this::run).hashCode();
        }

        // a bridge method compareTo(Object) comes with it
        @Override
        public int compareTo(Plain other) {
            return 0;
        }
    }

    /** Whose modifiers stand in its InnerClasses entry. */
    @SuppressWarnings("serial")
    protected static final class Nested implements Serializable {
        public boolean next() {
            return false;
        }
    }

    public static class ByExternalizable implements Externalizable {
        @Override
        public void writeExternal(ObjectOutput out) {}

        @Override
        public void readExternal(ObjectInput in) {}
    }

    @SuppressWarnings("serial")
    public static class ByJdkClass extends ArrayList<String> {
        public boolean next() {
            return true;
        }
    }

    /** An interface of the application's that is serializable. */
    public interface Stored extends Serializable {}

    @SuppressWarnings("serial")
    public static class ByInterface implements Stored {
        public boolean next() {
            return true;
        }
    }

    public static class Declared implements Serializable {
        private static final long serialVersionUID = 42;

        public boolean next() {
            return true;
        }
    }

    /** The JDK takes any whole number. */
    @SuppressWarnings("serial")
    public static class DeclaredAsInt implements Serializable {
        private static final int serialVersionUID = 43;

        public int next() {
            return serialVersionUID;
        }
    }

    public static class NotSerialized {
        public boolean next() {
            return true;
        }
    }
}
