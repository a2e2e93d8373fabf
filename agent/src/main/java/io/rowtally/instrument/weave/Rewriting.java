package io.rowtally.instrument.weave;

import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A class file on its way from reader to writer: each method goes to the first of the roles that advises it, and is copied
 * where none does. Apart from the {@link Weaver}, which decides, so that ASM is not loaded for classes that play no role.
 */
final class Rewriting extends ClassVisitor {
    private final Overridden overridden;
    private final CallGraph calls;
    private final SelfCalls selfCalls;
    private final KeptParameters kept;
    private final List<Role> played;
    private final Set<Role> attached;
    private int majorVersion;
    private String owner = "";

    private Rewriting(
            ClassVisitor next,
            ClassReader reader,
            Overridden overridden,
            SelfCalls selfCalls,
            List<Role> played,
            Set<Role> attached) {
        super(Opcodes.ASM9, next);
        this.overridden = overridden;
        this.calls = new CallGraph(reader);
        this.selfCalls = selfCalls;
        this.kept = new KeptParameters(reader);
        this.played = played;
        this.attached = attached;
    }

    /** With the advice of these roles; without any, only with the fields. */
    static byte[] of(
            ClassReader reader,
            Overridden overridden,
            SelfCalls selfCalls,
            Set<InjectedField> fields,
            @Nullable Long version,
            List<Role> advising,
            Set<Role> attached) {
        ClassWriter writer = new ClassWriter(reader, 0);
        ClassVisitor target = fields.isEmpty() ? writer : new FieldInjection(writer, fields, version);
        reader.accept(
                advising.isEmpty() ? target : new Rewriting(target, reader, overridden, selfCalls, advising, attached),
                0);
        return writer.toByteArray();
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        majorVersion = version & 0xFFFF;
        owner = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        ClassOutline.Member method = new ClassOutline.Member(access, name, descriptor);
        if (next != null && method.hasBody() && !name.startsWith("<")) {
            for (Role role : played) {
                if (method.isStatic() && !role.takesStatic() || isEnoughAbove(role, method)) {
                    continue;
                }
                Site site = new Site(owner, majorVersion, method, calls, selfCalls, kept, attached.contains(role));
                Advice advice = role.advise(next, site);
                if (advice != null) {
                    return advice.visitor();
                }
            }
        }
        return next;
    }

    /** The overridden one is looked for first: most methods override none, and then the method need not be read. */
    private boolean isEnoughAbove(Role role, ClassOutline.Member method) {
        return role.isEnoughAbove(method) && overridden.isAdvised(role, method) && calls.onlyCallsOverridden(method);
    }
}
