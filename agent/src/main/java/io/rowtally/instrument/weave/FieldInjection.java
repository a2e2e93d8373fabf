package io.rowtally.instrument.weave;

import java.util.LinkedHashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Adds our fields to a class that loads, and, where the class is serializable without saying its version, the version
 * that it had without them.
 */
final class FieldInjection extends ClassVisitor {
    private static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;

    private final Set<InjectedField> fields;
    private final @Nullable Long serialVersion;

    FieldInjection(ClassVisitor next, Set<InjectedField> fields, @Nullable Long serialVersion) {
        super(Opcodes.ASM9, next);
        this.fields = new LinkedHashSet<>(fields);
        this.serialVersion = serialVersion;
    }

    /**
     * Whether a class can get fields and keep its version. Not where it is serializable and has a field {@code
     * serialVersionUID} that does not count as one, its {@code final} forgotten for example: that leaves no room for one
     * that does.
     */
    static boolean fits(ClassOutline type, Hierarchy hierarchy) {
        ClassOutline.Member version = type.serialVersion;
        return version == null
                || SerialVersion.isDeclaration(version.access, version.name, version.descriptor)
                || !SerialVersion.isSerializable(type, hierarchy);
    }

    @Override
    public void visitEnd() {
        for (InjectedField field : fields) {
            add(super.visitField(ACCESS, field.name, field.descriptor, null, null));
        }
        if (serialVersion != null) {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
            add(super.visitField(access, "serialVersionUID", "J", null, serialVersion));
        }
        super.visitEnd();
    }

    private static void add(@Nullable FieldVisitor field) {
        if (field != null) {
            field.visitEnd();
        }
    }
}
