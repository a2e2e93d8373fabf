package io.rowtally.instrument.weave;

import static net.bytebuddy.jar.asm.Opcodes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which class of a family gets the fields, also where not all of it can be woven. */
class WeaverTest {
    private static final String PARENT = "odd.Parent";
    private static final String CHILD = "odd.Child";
    private static final List<String> OURS = Arrays.asList("rowtally$cursor", "rowtally$signature", "rowtally$state");

    @BeforeEach
    void nothingSeen() {
        Trace.reset();
    }

    @Test
    void theRootMostClassGetsTheFields() throws Exception {
        WovenClasses loader = family(method("odd/Parent", "java/lang/Object", false), child());

        Object child = call(loader);

        assertEquals(OURS, fields(loader.loadClass(PARENT)));
        assertEquals(Collections.emptyList(), fields(child.getClass()));
        assertEquals("2 returned, 0 thrown", Trace.seen());
        assertEquals(0, child.getClass().getField("rowtally$state").getInt(child));
    }

    @Test
    void aSubclassOfAClassThatCouldNotBeAdvisedFindsItsFieldsThere() throws Exception {
        WovenClasses loader = family(method("odd/Parent", "java/lang/Object", true), child());

        Object child = call(loader);

        assertInstanceOf(MethodTooLargeException.class, loader.failures.get(PARENT));
        assertEquals(OURS, fields(loader.loadClass(PARENT)));
        assertEquals(Collections.emptyList(), fields(child.getClass()));
        assertEquals("1 returned, 0 thrown", Trace.seen(), "the child is advised, its parent is not");
    }

    @Test
    void aSubclassOfAClassThatIsNoCandidateHasFieldsOfItsOwn() throws Exception {
        byte[] unmentioned = method("odd/Parent", "java/lang/Object", false, "Parent.java", ACC_PUBLIC, -1);
        WovenClasses loader = family(unmentioned, child());

        assertEquals(OURS, fields(call(loader).getClass()));
        Trace.seen();
    }

    @Test
    void aSubclassOfAClassWhoseVersionCannotBeKeptHasFieldsOfItsOwn() throws Exception {
        byte[] parent = method("odd/Parent", "java/lang/Object", false, "java/sql/", ACC_PUBLIC, ACC_STATIC);
        WovenClasses loader = family(parent, child());

        Object child = call(loader);

        assertInstanceOf(UnsupportedOperationException.class, loader.failures.get(PARENT));
        assertEquals(Collections.emptyList(), fields(loader.loadClass(PARENT)));
        assertEquals(OURS, fields(child.getClass()));
        assertEquals("1 returned, 0 thrown", Trace.seen());
    }

    @Test
    void aSubclassOfAClassFileThatIsNewerThanOurAsmHasFieldsOfItsOwn() {
        byte[] parent = method("odd/Parent", "java/lang/Object", false);
        parent[7] = (byte) 200;
        WovenClasses loader = family(parent, child());
        Weaver weaver = new Weaver(Collections.singletonList(new TracedRole()));

        assertThrows(IllegalArgumentException.class, () -> weaver.weave(loader, parent));
        Weaver.Woven woven = weaver.weave(loader, child());

        assertNotNull(woven);
        assertNull(woven.failure);
        List<String> names = new ArrayList<>();
        new ClassReader(woven.classFile)
                .accept(
                        new ClassVisitor(ASM9) {
                            @Override
                            public FieldVisitor visitField(
                                    int access, String name, String descriptor, String signature, Object value) {
                                names.add(name);
                                return null;
                            }
                        },
                        0);
        assertEquals(OURS, names);
    }

    @Test
    void aSubclassOfAClassThatIsNotThereIsWovenAlone() throws Exception {
        Weaver weaver = new Weaver(Collections.singletonList(new TracedRole()));
        WovenClasses loader = new WovenClasses(new TracedRole(), name -> false).with(CHILD, child());

        Weaver.Woven woven = weaver.weave(loader, child());

        assertNotNull(woven);
        assertNull(woven.failure);
    }

    @Test
    void interfacesAndClassesWithoutARoleAreLeftAlone() {
        Weaver weaver = new Weaver(Collections.singletonList(new TracedRole()));
        ClassWriter writer = new ClassWriter(0);
        writer.visit(V1_8, ACC_PUBLIC, "odd/Empty", null, "java/lang/Object", null);
        writer.visitEnd();

        assertNull(weaver.weave(getClass().getClassLoader(), writer.toByteArray()));
        assertNull(weaver.weave(
                getClass().getClassLoader(),
                method(
                        "odd/Inter",
                        "java/lang/Object",
                        false,
                        "java/sql/",
                        ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT,
                        -1)));
    }

    private static WovenClasses family(byte[] parent, byte[] child) {
        return new WovenClasses(new TracedRole(), name -> false)
                .with(PARENT, parent)
                .with(CHILD, child);
    }

    /** A child that was made and moved. */
    private static Object call(WovenClasses loader) throws Exception {
        Object child = loader.loadClass(CHILD).getDeclaredConstructor().newInstance();
        assertEquals(true, child.getClass().getMethod("next").invoke(child));
        return child;
    }

    private static List<String> fields(Class<?> type) {
        List<String> names = new ArrayList<>();
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().startsWith("rowtally$"))
                .forEach(field -> names.add(field.getName()));
        return names;
    }

    /** {@code next()} calls the parent's. */
    private static byte[] child() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V1_8, ACC_PUBLIC | ACC_SUPER, "odd/Child", null, "odd/Parent", null);
        writer.visitSource("java/sql/", null);
        Assembled.constructor(writer, "odd/Parent");
        MethodVisitor next = writer.visitMethod(ACC_PUBLIC, "next", "()Z", null, null);
        next.visitCode();
        next.visitVarInsn(ALOAD, 0);
        next.visitMethodInsn(INVOKESPECIAL, "odd/Parent", "next", "()Z", false);
        next.visitInsn(IRETURN);
        next.visitMaxs(0, 0);
        next.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static byte[] method(String name, String parent, boolean full) {
        return method(name, parent, full, "java/sql/", ACC_PUBLIC | ACC_SUPER, -1);
    }

    /**
     * A class with {@code next()}.
     *
     * @param source a name in it that makes it a candidate, or another
     * @param version access of its field {@code serialVersionUID}, which makes it serializable; -1 where it has none
     */
    private static byte[] method(String name, String parent, boolean full, String source, int access, int version) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String[] interfaces = version < 0 ? null : new String[] {"java/io/Serializable"};
        writer.visit(V1_8, access, name, null, parent, interfaces);
        writer.visitSource(source, null);
        if (version >= 0) {
            writer.visitField(version, "serialVersionUID", "J", null, null).visitEnd();
        }
        if ((access & ACC_INTERFACE) == 0) {
            Assembled.constructor(writer, parent);
        }
        MethodVisitor next = writer.visitMethod(ACC_PUBLIC, "next", "()Z", null, null);
        next.visitCode();
        Assembled.fill(next, full);
        next.visitInsn(ICONST_1);
        next.visitVarInsn(ISTORE, 1);
        next.visitVarInsn(ILOAD, 1);
        next.visitInsn(IRETURN);
        next.visitMaxs(0, 0);
        next.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
