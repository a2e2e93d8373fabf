package io.rowtally.instrument;

import io.rowtally.instrument.weave.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The real H2 driver in this JVM, its classes advised as they load: unit tests move the clock, the driver is real. */
public final class WovenDriver extends ClassLoader {
    private final UnaryOperator<byte[]> detour;
    private final List<Throwable> failures = new ArrayList<>();
    private final ClassFileTransformer transformer =
            Instruments.transformer(WovenDriver.class.getClassLoader(), new Instruments.Listener() {
                @Override
                public void advised(String name, @Nullable ProtectionDomain domain, Iterable<Role> roles) {}

                @Override
                public void failed(String name, Throwable failure) {
                    failures.add(failure);
                }
            });

    public WovenDriver() {
        this(classFile -> classFile);
    }

    private WovenDriver(UnaryOperator<byte[]> detour) {
        super(WovenDriver.class.getClassLoader());
        this.detour = detour;
    }

    /** The driver as it would be if its class did not say how it finds columns: see {@link OwnLabels}. */
    public static WovenDriver withLabelsOfItsOwn() {
        return new WovenDriver(OwnLabels::in);
    }

    /** A connection to a database of its own in memory. */
    public Connection connect(String name) throws SQLException {
        try {
            Driver driver =
                    (Driver) loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
            Connection connection = driver.connect("jdbc:h2:mem:" + name, new Properties());
            if (!failures.isEmpty()) {
                throw new IllegalStateException(failures.get(0));
            }
            return connection;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = name.startsWith("org.h2.") ? findLoadedClass(name) : super.loadClass(name, resolve);
            return found != null ? found : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = getParent().getResourceAsStream(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = bytes(in);
            bytes = name.equals(OwnLabels.CLASS) ? detour.apply(bytes) : bytes;
            byte[] defined = woven(name, bytes);
            return defineClass(name, defined, 0, defined.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** A class of the driver with its advice, or as it is. */
    byte[] woven(String name, byte[] classFile) {
        try {
            byte[] woven = transformer.transform(this, name.replace('.', '/'), null, null, classFile);
            return woven == null ? classFile : woven;
        } catch (IllegalClassFormatException e) {
            throw new IllegalStateException(e);
        }
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
