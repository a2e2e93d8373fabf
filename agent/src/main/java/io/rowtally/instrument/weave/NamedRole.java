package io.rowtally.instrument.weave;

/** A role of classes that the settings name, so that nothing in their files has to be looked for. */
public interface NamedRole extends Role {
    /** None: it is told by the class's name. */
    @Override
    default void looksAt(MethodNames names) {}

    /** @param className with slashes */
    boolean isNamed(String className);
}
