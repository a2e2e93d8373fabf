package io.rowtally.bench;

import io.rowtally.instrument.Instruments;
import io.rowtally.instrument.weave.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.reflect.Constructor;
import java.security.ProtectionDomain;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Defines the driver's classes, whose interfaces' many other methods nobody calls, plain or advised. */
final class NothingDriver extends ClassLoader {
    private static final String OWN = "io.rowtally.bench.Nothing";

    /** Driver, connection, statement, result set. */
    private static final int ADVISED = 4;

    private final boolean advised;
    private int advisedClasses;
    private final ClassFileTransformer transformer =
            Instruments.transformer(NothingDriver.class.getClassLoader(), new Instruments.Listener() {
                @Override
                public void advised(String name, @Nullable ProtectionDomain domain, Iterable<Role> roles) {
                    advisedClasses++;
                }

                @Override
                public void failed(String name, Throwable failure) {
                    throw new IllegalStateException(name, failure);
                }
            });

    NothingDriver(boolean advised) {
        super(NothingDriver.class.getClassLoader());
        this.advised = advised;
    }

    /** A statement whose result sets have so many rows, prepared as an application would. */
    PreparedStatement query(int rows) throws ReflectiveOperationException, SQLException {
        PreparedStatement query = prepared(make("Query", set(rows)));
        if (advisedClasses != (advised ? ADVISED : 0)) {
            throw new IllegalStateException(advisedClasses + " classes were advised");
        }
        return query;
    }

    /** A pool's statement in front of such a one, whose sets ask those of the driver. */
    PreparedStatement inFront(int rows) throws ReflectiveOperationException, SQLException {
        return prepared(make("Wrapper", query(rows), make("WrapperSet")));
    }

    /** A statement that reads a query's rows itself while it executes, and hands out so many of its own. */
    PreparedStatement copying(int rows, int own) throws ReflectiveOperationException, SQLException {
        return prepared(make("Copier", query(rows), set(own)));
    }

    private Object set(int rows) throws ReflectiveOperationException {
        return make("Set", make("Labels"), rows);
    }

    private PreparedStatement prepared(Object statement) throws ReflectiveOperationException, SQLException {
        Driver driver = (Driver) make("Connector", make("Connection", statement));
        return driver.connect("jdbc:nothing:", new Properties()).prepareStatement("SELECT * FROM person WHERE id > ?");
    }

    private Object make(String name, Object... arguments) throws ReflectiveOperationException {
        Constructor<?> only = loadClass(OWN + name).getDeclaredConstructors()[0];
        return only.newInstance(arguments);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = name.startsWith(OWN) ? findLoadedClass(name) : super.loadClass(name, resolve);
            return found != null ? found : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/');
        try (InputStream in = getParent().getResourceAsStream(path + ".class")) {
            byte[] whole = whole(bytes(in));
            byte[] woven = advised ? transformer.transform(this, path, null, null, whole) : null;
            byte[] defined = woven == null ? whole : woven;
            return defineClass(name, defined, 0, defined.length);
        } catch (IOException | IllegalClassFormatException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** The class without the word abstract; what it lacks would be an error only when called. */
    private static byte[] whole(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version,
                            int access,
                            String name,
                            @Nullable String signature,
                            String superName,
                            String @Nullable [] interfaces) {
                        super.visit(version, access & ~Opcodes.ACC_ABSTRACT, name, signature, superName, interfaces);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }
}
