package io.rowtally.instrument.weave;

import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * What a role puts into a method. An interface, and not the visitor's class, so that the JVM can verify a role without loading
 * all advice that it could give: most classes that roles look at get none.
 */
public interface Advice {

    /** Through which the method is to go. */
    MethodVisitor visitor();
}
