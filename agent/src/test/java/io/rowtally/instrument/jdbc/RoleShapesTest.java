package io.rowtally.instrument.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.rowtally.instrument.Instruments;
import io.rowtally.instrument.weave.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSetMetaData;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import javax.sql.CommonDataSource;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** Shapes of drivers' methods that real drivers have and a role must not miss. */
class RoleShapesTest {

    /** MariaDB Connector/J 3 and 4. */
    @Test
    void aDriverThatReturnsItsOwnClassOfConnectionIsAdvised() throws IOException {
        assertEquals(Collections.singleton("connect"), advised(OwnConnectionDriver.class));
    }

    @Test
    void aDataSourceThatReturnsItsOwnClassOfConnectionIsAdvised() throws IOException {
        assertEquals(Collections.singleton("getConnection"), advised(OwnConnectionSource.class));
    }

    @Test
    void whatConnectsToSomethingElseIsLeftAlone() throws IOException {
        assertNull(weave(NoDriver.class));
    }

    /** MySQL Connector/J 5.1 reads SHOW FULL COLUMNS to answer isCaseSensitive. */
    @Test
    void everyQuestionAboutAColumnThatADriverMayPassOnIsFenced() throws IOException {
        Set<String> questions = new TreeSet<>();
        for (java.lang.reflect.Method method : ResultSetMetaData.class.getDeclaredMethods()) {
            questions.add(method.getName());
        }
        questions.remove("getColumnCount");
        questions.remove("getColumnLabel");
        questions.remove("getColumnName");

        assertEquals(questions, advised(Columns.class));
    }

    /** The methods that call the bridge once the class has been advised. */
    private static Set<String> advised(Class<?> type) throws IOException {
        byte[] woven = weave(type);
        assertNotNull(woven);
        Set<String> advised = new TreeSet<>();
        new ClassReader(woven).accept(new Calls(advised), 0);
        return advised;
    }

    private static byte[] weave(Class<?> type) throws IOException {
        try {
            return Instruments.transformer(type.getClassLoader(), new Instruments.Listener() {
                        @Override
                        public void advised(String name, ProtectionDomain domain, Iterable<Role> roles) {}

                        @Override
                        public void failed(String name, Throwable failure) {
                            throw new AssertionError(name, failure);
                        }
                    })
                    .transform(new ClassLoader(type.getClassLoader()) {}, "odd/Driver", null, null, bytes(type));
        } catch (IllegalClassFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        }
        return out.toByteArray();
    }

    private static final class Calls extends ClassVisitor {
        private final Set<String> advised;

        Calls(Set<String> advised) {
            super(Opcodes.ASM9);
            this.advised = advised;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String name, String type, boolean ofInterface) {
                    if (owner.startsWith("io/rowtally/bridge/")) {
                        advised.add(method);
                    }
                }
            };
        }
    }

    // ---- classes of these shapes

    interface OwnConnection extends Connection {}

    abstract static class OwnConnectionDriver implements Driver {
        @Override
        public final OwnConnection connect(String url, Properties properties) {
            return null;
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    abstract static class OwnConnectionSource implements CommonDataSource {
        public OwnConnection getConnection() {
            return null;
        }
    }

    static class NoDriver {
        public Object connect(String url, Properties properties) {
            return url;
        }

        public OwnConnection getConnection() {
            return null;
        }
    }

    static class Columns implements ResultSetMetaData {
        @Override
        public int getColumnCount() {
            return 0;
        }

        @Override
        public boolean isAutoIncrement(int column) {
            return false;
        }

        @Override
        public boolean isCaseSensitive(int column) {
            return false;
        }

        @Override
        public boolean isSearchable(int column) {
            return false;
        }

        @Override
        public boolean isCurrency(int column) {
            return false;
        }

        @Override
        public int isNullable(int column) {
            return columnNullable;
        }

        @Override
        public boolean isSigned(int column) {
            return false;
        }

        @Override
        public int getColumnDisplaySize(int column) {
            return 0;
        }

        @Override
        public String getColumnLabel(int column) {
            return "";
        }

        @Override
        public String getColumnName(int column) {
            return "";
        }

        @Override
        public String getSchemaName(int column) {
            return "";
        }

        @Override
        public int getPrecision(int column) {
            return 0;
        }

        @Override
        public int getScale(int column) {
            return 0;
        }

        @Override
        public String getTableName(int column) {
            return "";
        }

        @Override
        public String getCatalogName(int column) {
            return "";
        }

        @Override
        public int getColumnType(int column) {
            return 0;
        }

        @Override
        public String getColumnTypeName(int column) {
            return "";
        }

        @Override
        public boolean isReadOnly(int column) {
            return false;
        }

        @Override
        public boolean isWritable(int column) {
            return false;
        }

        @Override
        public boolean isDefinitelyWritable(int column) {
            return false;
        }

        @Override
        public String getColumnClassName(int column) {
            return "";
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            return null;
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
