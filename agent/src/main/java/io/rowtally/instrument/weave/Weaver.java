package io.rowtally.instrument.weave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Puts the advice of the roles that a class plays into its methods, and our fields into the root-most such class, unless
 * the {@link FieldPolicy} has its chain go without.
 */
public final class Weaver {
    private final List<Role> roles;
    private final FieldPolicy policy;
    private final MethodNames names = new MethodNames();

    /** With fields for all, as in premain. */
    Weaver(List<Role> roles) {
        this(roles, FieldPolicy.always());
    }

    public Weaver(List<Role> roles, FieldPolicy policy) {
        this.roles = roles;
        this.policy = policy;
        for (Role role : roles) {
            role.looksAt(names);
        }
    }

    /** What was done to one class. */
    public static final class Woven {
        public final byte[] classFile;
        public final List<Role> roles;

        /** Why there is no advice in it, only the fields that a subclass relies on; null where there is. */
        public final @Nullable Throwable failure;

        Woven(byte[] classFile, List<Role> roles, @Nullable Throwable failure) {
            this.classFile = classFile;
            this.roles = roles;
            this.failure = failure;
        }
    }

    /**
     * The class file with advice, or null where the class plays no role.
     *
     * @throws RuntimeException where the class cannot be advised; it then loads as it is
     */
    public @Nullable Woven weave(@Nullable ClassLoader loader, byte[] classFile) {
        ClassOutline type = ClassOutline.read(classFile, names);
        Hierarchy hierarchy = new Hierarchy(loader, names);
        List<Role> played = played(type, hierarchy);
        if (played.isEmpty()) {
            return null;
        }
        Set<Role> attached = attached(played, type, hierarchy);
        Set<InjectedField> fields = missing(played, attached, type, hierarchy);
        if (!fields.isEmpty() && !FieldInjection.fits(type, hierarchy)) {
            throw new UnsupportedOperationException("its serialVersionUID would change");
        }
        ClassReader reader = new ClassReader(classFile);
        Overridden overridden = new Overridden(type, hierarchy);
        SelfCalls selfCalls = new SelfCalls(type, classFile, hierarchy);
        Long version = fields.isEmpty() ? null : SerialVersion.of(reader, type, hierarchy);
        try {
            return new Woven(
                    Rewriting.of(reader, overridden, selfCalls, fields, version, played, attached), played, null);
        } catch (RuntimeException | LinkageError e) {
            return new Woven(
                    Rewriting.of(reader, overridden, selfCalls, fields, version, Collections.emptyList(), attached),
                    played,
                    e);
        }
    }

    /** Whether a class plays a role, as far as its class file tells. */
    public boolean wants(@Nullable ClassLoader loader, byte[] classFile) {
        return !played(ClassOutline.read(classFile, names), new Hierarchy(loader, names))
                .isEmpty();
    }

    private List<Role> played(ClassOutline type, Hierarchy hierarchy) {
        List<Role> played = new ArrayList<>();
        if (!type.isInterface) {
            for (Role role : roles) {
                if (role.plays(type, hierarchy)) {
                    played.add(role);
                }
            }
        }
        return played;
    }

    /** The roles whose state cannot be in fields. */
    private Set<Role> attached(List<Role> played, ClassOutline type, Hierarchy hierarchy) {
        Set<Role> attached = new HashSet<>();
        for (Role role : played) {
            if (!policy.isAlways() && role.fields().length > 0 && !policy.inFields(root(role, type, hierarchy).name)) {
                attached.add(role);
            }
        }
        return attached;
    }

    /** The root-most class of the chain that plays a role. */
    private static ClassOutline root(Role role, ClassOutline type, Hierarchy hierarchy) {
        ClassOutline root = type;
        ClassOutline parent = hierarchy.outline(type.superName);
        for (; parent != null; parent = hierarchy.outline(parent.superName)) {
            if (isPlayedBy(role, parent, hierarchy)) {
                root = parent;
            }
        }
        return root;
    }

    /** The roles' fields that no super class has. */
    private static Set<InjectedField> missing(
            List<Role> played, Set<Role> attached, ClassOutline type, Hierarchy hierarchy) {
        Set<InjectedField> missing = EnumSet.noneOf(InjectedField.class);
        for (Role role : played) {
            if (!attached.contains(role) && role.fields().length > 0 && !isPlayedAbove(role, type, hierarchy)) {
                Collections.addAll(missing, role.fields());
            }
        }
        return missing;
    }

    private static boolean isPlayedAbove(Role role, ClassOutline type, Hierarchy hierarchy) {
        ClassOutline parent = hierarchy.outline(type.superName);
        for (; parent != null; parent = hierarchy.outline(parent.superName)) {
            if (isPlayedBy(role, parent, hierarchy)) {
                return true;
            }
        }
        return false;
    }

    static boolean isPlayedBy(Role role, ClassOutline parent, Hierarchy hierarchy) {
        return role.plays(parent, hierarchy) && hierarchy.takesFields(parent);
    }
}
