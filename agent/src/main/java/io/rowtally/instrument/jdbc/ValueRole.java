package io.rowtally.instrument.jdbc;

import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.ClassOutline;
import io.rowtally.instrument.weave.Hierarchy;
import io.rowtally.instrument.weave.MethodNames;
import io.rowtally.instrument.weave.MethodSet;
import io.rowtally.instrument.weave.Role;
import io.rowtally.instrument.weave.Site;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Arrays and large objects: they have counted as a cell when they were handed out with their row. What the driver asks the
 * server for on their behalf is its own (pgjdbc the types of an array's elements, the functions for large objects), and an array
 * as a result set only repeats what it holds, so its elements are nobody's rows, as those of a rowset.
 */
public final class ValueRole implements Role {
    private static final JdbcType TYPE = new JdbcType(
            new String[] {
                "java/sql/Array",
                "java/sql/Blob",
                "java/sql/Clob",
                "java/sql/NClob",
                "java/sql/SQLXML",
                "java/sql/Struct"
            },
            "getArray()Ljava/lang/Object;",
            "getArray(JI)Ljava/lang/Object;",
            "getBaseType()I",
            "getBaseTypeName()Ljava/lang/String;",
            "getResultSet()Ljava/sql/ResultSet;",
            "getResultSet(JI)Ljava/sql/ResultSet;",
            "free()V",
            "length()J",
            "truncate(J)V",
            "position([BJ)J",
            "position(Ljava/sql/Blob;J)J",
            "getBytes(JI)[B",
            "getSubString(JI)Ljava/lang/String;");
    private static final String SET = "getResultSet";
    private static final MethodSet ASKS = MethodSet.of(
            "getArray()Ljava/lang/Object;",
            "getArray(JI)Ljava/lang/Object;",
            "getArray(Ljava/util/Map;)Ljava/lang/Object;",
            "getArray(JILjava/util/Map;)Ljava/lang/Object;",
            "getBaseType()I",
            "getBaseTypeName()Ljava/lang/String;",
            "getAttributes()[Ljava/lang/Object;",
            "getSource(Ljava/lang/Class;)Ljavax/xml/transform/Source;",
            "length()J",
            "truncate(J)V",
            "position([BJ)J",
            "getBytes(JI)[B",
            "getBinaryStream()Ljava/io/InputStream;",
            "getBinaryStream(JJ)Ljava/io/InputStream;",
            "getSubString(JI)Ljava/lang/String;",
            "getAsciiStream()Ljava/io/InputStream;",
            "getCharacterStream()Ljava/io/Reader;",
            "getCharacterStream(JJ)Ljava/io/Reader;");

    @Override
    public void looksAt(MethodNames names) {
        TYPE.looksAt(names);
        names.add(SET);
        names.add(ASKS);
    }

    @Override
    public boolean plays(ClassOutline type, Hierarchy hierarchy) {
        for (ClassOutline.Member method : type.methods) {
            if (method.advisable() && (isSet(method) || ASKS.has(method))) {
                return TYPE.matches(type, hierarchy);
            }
        }
        return false;
    }

    private static boolean isSet(ClassOutline.Member method) {
        return method.name.equals(SET) && method.descriptor.endsWith(MetaDataRole.RETURNS_SET);
    }

    @Override
    public @Nullable Advice advise(MethodVisitor next, Site site) {
        if (isSet(site.method)) {
            return new NobodysSetAdvice(next, site);
        }
        return ASKS.has(site.method) ? new Guarded(next, site) : null;
    }
}
