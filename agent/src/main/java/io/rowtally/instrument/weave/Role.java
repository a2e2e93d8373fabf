package io.rowtally.instrument.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** One part that a class can play, and the advice that its methods get for it. Stateless. */
public interface Role {

    /**
     * Says by which names {@link #plays} knows methods, whether they speak for the role or against it: of a class's methods it is
     * shown those alone that some role has named. A role that is told by the class's own name needs none.
     *
     * @param names to which this role's are added
     */
    default void looksAt(MethodNames names) {
        names.addAll();
    }

    /** Whether the class declares a method that this role advises, and is what it looks like. */
    boolean plays(ClassOutline type, Hierarchy hierarchy);

    /** Whether it advises static methods too: what holds a user for the whole thread mostly has only such. */
    default boolean takesStatic() {
        return false;
    }

    /** The fields that the role needs in its root-most class; most need none. */
    default InjectedField[] fields() {
        return new InjectedField[0];
    }

    /**
     * Whether a method needs no advice where it only calls the one that it overrides, in a class that plays the role too: it is the
     * same call on the same object, and such a level in between costs as much as the others. The name must be one that the role
     * looks at, and its advice the same in every class.
     */
    default boolean isEnoughAbove(ClassOutline.Member method) {
        return false;
    }

    /** The advice for a method, or null where it stays as it is. */
    @Nullable
    Advice advise(MethodVisitor next, Site site);
}
