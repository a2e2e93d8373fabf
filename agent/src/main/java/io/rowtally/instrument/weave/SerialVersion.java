package io.rowtally.instrument.weave;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The default serialVersionUID of a class file, by the Java Object Serialization Specification, section 4.6 "Stream
 * Unique Identifiers". A driver's serialized result set must still be readable without the agent, and the other way
 * round.
 */
final class SerialVersion extends ClassVisitor {
    private static final int CLASS_BITS =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
    private static final int FIELD_BITS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_VOLATILE
            | Opcodes.ACC_TRANSIENT;
    private static final int METHOD_BITS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_SYNCHRONIZED
            | Opcodes.ACC_NATIVE
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_STRICT;

    private int access;
    private String name = "";
    private final List<String> interfaces = new ArrayList<>();
    private final List<Item> fields = new ArrayList<>();
    private final List<Item> constructors = new ArrayList<>();
    private final List<Item> methods = new ArrayList<>();
    private boolean initializer;
    private boolean declared;

    private SerialVersion() {
        super(Opcodes.ASM9);
    }

    /** The version to declare, or null where the class is not serializable or declares it itself. */
    static @Nullable Long of(ClassReader reader, ClassOutline type, Hierarchy hierarchy) {
        if (!isSerializable(type, hierarchy)) {
            return null;
        }
        SerialVersion version = new SerialVersion();
        reader.accept(version, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return version.declared ? null : version.compute();
    }

    /** Whether a class is serializable, through whatever super types; the JDK's are asked, the others' files are read. */
    static boolean isSerializable(@Nullable ClassOutline type, Hierarchy hierarchy) {
        if (type == null) {
            return false;
        }
        for (String one : type.interfaces) {
            if (isSerializable(one, hierarchy)) {
                return true;
            }
        }
        return type.superName != null && isSerializable(type.superName, hierarchy);
    }

    private static boolean isSerializable(String name, Hierarchy hierarchy) {
        if (!name.startsWith("java/")) {
            return isSerializable(hierarchy.outline(name), hierarchy);
        }
        if (name.equals("java/lang/Object") || name.startsWith("java/sql/")) {
            return false;
        }
        try {
            // of the boot loader, and needed by the class that is loading in any case
            return Serializable.class.isAssignableFrom(Class.forName(name.replace('/', '.'), false, null));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Whether a field is the version that a class declares itself, as the JDK looks for it. */
    static boolean isDeclaration(int access, String name, String descriptor) {
        int constant = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        return name.equals("serialVersionUID")
                && (access & constant) == constant
                && descriptor.length() == 1
                && "JISBC".contains(descriptor);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        this.access = access;
        this.name = name.replace('/', '.');
        for (String one : interfaces) {
            this.interfaces.add(one.replace('/', '.'));
        }
    }

    /** The modifiers of a nested class are in its InnerClasses entry. */
    @Override
    public void visitInnerClass(String inner, String outer, String simple, int innerAccess) {
        if (inner.replace('/', '.').equals(name)) {
            access = innerAccess;
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, String signature, Object value) {
        declared |= isDeclaration(access, name, descriptor);
        boolean hidden =
                (access & Opcodes.ACC_PRIVATE) != 0 && (access & (Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT)) != 0;
        if (!hidden) {
            fields.add(new Item(name, access & FIELD_BITS, descriptor));
        }
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (name.equals("<clinit>")) {
            initializer = true;
        } else if ((access & Opcodes.ACC_PRIVATE) == 0) {
            Item item = new Item(name, access & METHOD_BITS, descriptor.replace('/', '.'));
            (name.equals("<init>") ? constructors : methods).add(item);
        }
        return null;
    }

    private long compute() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(name);
            int bits = access & CLASS_BITS;
            if ((bits & Opcodes.ACC_INTERFACE) != 0) {
                bits = methods.isEmpty() ? bits & ~Opcodes.ACC_ABSTRACT : bits | Opcodes.ACC_ABSTRACT;
            }
            out.writeInt(bits);
            Collections.sort(interfaces);
            for (String one : interfaces) {
                out.writeUTF(one);
            }
            write(out, fields);
            if (initializer) {
                new Item("<clinit>", Opcodes.ACC_STATIC, "()V").write(out);
            }
            write(out, constructors);
            write(out, methods);
            byte[] digest = MessageDigest.getInstance("SHA").digest(bytes.toByteArray());
            long version = 0;
            for (int i = 7; i >= 0; i--) {
                version = version << 8 | digest[i] & 0xFF;
            }
            return version;
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(DataOutputStream out, List<Item> items) throws IOException {
        Collections.sort(items);
        for (Item item : items) {
            item.write(out);
        }
    }

    private static final class Item implements Comparable<Item> {
        private final String name;
        private final int access;
        private final String descriptor;

        Item(String name, int access, String descriptor) {
            this.name = name;
            this.access = access;
            this.descriptor = descriptor;
        }

        void write(DataOutputStream out) throws IOException {
            out.writeUTF(name);
            out.writeInt(access);
            out.writeUTF(descriptor);
        }

        @Override
        public int compareTo(Item other) {
            int byName = name.compareTo(other.name);
            return byName != 0 ? byName : descriptor.compareTo(other.descriptor);
        }
    }
}
