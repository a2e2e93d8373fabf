package io.rowtally.it.invisible;

import io.rowtally.it.app.recording.Calls;
import io.rowtally.it.app.recording.TableConnection;
import io.rowtally.it.app.recording.TableDataSource;
import io.rowtally.it.app.recording.TableDatabaseMetaData;
import io.rowtally.it.app.recording.TableDriver;
import io.rowtally.it.app.recording.TablePreparedStatement;
import io.rowtally.it.app.recording.TableResultSet;
import io.rowtally.it.app.recording.TableResultSetMetaData;
import io.rowtally.it.app.recording.TableStatement;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.modifier.TypeManifestation;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Makes a real driver of the abstract classes of {@code io.rowtally.it.app.recording}: each public method notes that it was
 * called. What JDBC has besides is there and refuses in a full driver; in one of the times of JDBC 3 it is missing, as are
 * the features of newer class files.
 */
final class DriverJar {
    private static final List<Class<?>> CLASSES = List.of(
            TableDriver.class,
            TableDataSource.class,
            TableConnection.class,
            TableDatabaseMetaData.class,
            TableStatement.class,
            TablePreparedStatement.class,
            TableResultSet.class,
            TableResultSetMetaData.class);
    /** Types that Java 8 does not have. */
    private static final Set<String> LATER =
            Set.of("java.sql.ShardingKey", "java.sql.ShardingKeyBuilder", "java.sql.ConnectionBuilder");

    /** The type of a dependency that is not there: whoever lists the fields of these classes gets an error. */
    private static final String ABSENT = "Lio/rowtally/it/absent/Dependency;";

    private DriverJar() {}

    /** All of JDBC is there. */
    static Path full(Path folder) throws IOException {
        return write(folder.resolve("full-driver.jar"), true);
    }

    /** Only what the application calls is there: anything else is an AbstractMethodError. */
    static Path ofJdbc3(Path folder) throws IOException {
        return write(folder.resolve("jdbc3-driver.jar"), false);
    }

    private static Path write(Path jar, boolean full) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : CLASSES) {
                out.putNextEntry(new ZipEntry(type.getName().replace('.', '/') + ".class"));
                out.write(finished(whole(type, full), full ? Opcodes.V1_8 : Opcodes.V1_4));
                out.closeEntry();
            }
        }
        return jar;
    }

    private static byte[] whole(Class<?> type, boolean full) {
        DynamicType.Builder<?> builder = new ByteBuddy()
                .redefine(type)
                .modifiers(Visibility.PUBLIC, TypeManifestation.PLAIN)
                .visit(Advice.to(Noting.class)
                        .on(ElementMatchers.isPublic()
                                .and(ElementMatchers.isMethod())
                                .and(ElementMatchers.not(ElementMatchers.isStatic()))));
        for (Method method : full ? missing(type) : List.<Method>of()) {
            builder = builder.defineMethod(method.getName(), method.getReturnType(), Visibility.PUBLIC)
                    .withParameters(method.getParameterTypes())
                    .throwing(method.getExceptionTypes())
                    .intercept(ExceptionMethod.throwing(UnsupportedOperationException.class));
        }
        return builder.make().getBytes();
    }

    private static byte[] finished(byte[] classFile, int wanted) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int version, int access, String name, String generic, String above, String[] interfaces) {
                super.visit(wanted, access, name, generic, above, interfaces);
            }

            @Override
            public void visitEnd() {
                super.visitField(Opcodes.ACC_PRIVATE, "optional", ABSENT, null, null);
                super.visitEnd();
            }
        };
        new ClassReader(classFile).accept(visitor, wanted < Opcodes.V1_6 ? ClassReader.SKIP_FRAMES : 0);
        return writer.toByteArray();
    }

    /** The methods of the class's interfaces that neither it nor a super class has, default methods too. */
    private static List<Method> missing(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass().isInterface())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> Stream.concat(
                                Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes()))
                        .noneMatch(used -> LATER.contains(used.getName())))
                .toList();
    }

    /** What each public method begins with. */
    static final class Noting {

        private Noting() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Origin("#t.#m#s") String method, @Advice.AllArguments Object[] arguments) {
            Calls.note(method, arguments);
        }
    }
}
