package io.rowtally.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.Role;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A role that forgot to name a method would pass by the classes that have only that one: drivers put what they like into a class. */
class NamedMethodsTest {
    private static final ClassLoader LOADER = NamedMethodsTest.class.getClassLoader();
    private static final List<Role> ROLES = Instruments.roles();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.sql.Array",
                "java.sql.Blob",
                "java.sql.CallableStatement",
                "java.sql.Clob",
                "java.sql.Connection",
                "java.sql.DatabaseMetaData",
                "java.sql.Driver",
                "java.sql.PreparedStatement",
                "java.sql.ResultSet",
                "java.sql.ResultSetMetaData",
                "java.sql.SQLXML",
                "java.sql.Statement",
                "java.sql.Struct",
                "javax.sql.ConnectionPoolDataSource",
                "javax.sql.DataSource",
                "javax.sql.PooledConnection",
                "javax.sql.XADataSource",
                "java.util.TimerTask"
            })
    void aClassWithOneMethodPlaysWhatItWouldIfItWereShownWhole(String type) throws Exception {
        List<String> playing = new ArrayList<>();
        for (Method method : Class.forName(type).getMethods()) {
            byte[] classFile = classFile(type.replace('.', '/'), method);
            List<Role> whole = playing(classFile, true);

            assertEquals(whole, playing(classFile, false), method.toString());
            if (!whole.isEmpty()) {
                playing.add(method.getName());
            }
        }
        assertFalse(playing.isEmpty());
    }

    private static List<Role> playing(byte[] classFile, boolean whole) {
        List<Role> playing = new ArrayList<>();
        for (Role role : ROLES) {
            MethodNames names = whole ? MethodNames.all() : new MethodNames();
            role.looksAt(names);
            if (role.plays(ClassOutline.read(classFile, names), new Hierarchy(LOADER, names))) {
                playing.add(role);
            }
        }
        return playing;
    }

    /** A class of that kind which declares the method alone; nobody looks at its code. */
    private static byte[] classFile(String type, Method method) {
        boolean isInterface = method.getDeclaringClass().isInterface();
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V1_8,
                Opcodes.ACC_PUBLIC,
                "odd/Single",
                null,
                isInterface ? "java/lang/Object" : type,
                isInterface ? new String[] {type} : null);
        writer.visitMethod(Opcodes.ACC_PUBLIC, method.getName(), Type.getMethodDescriptor(method), null, null)
                .visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
