package io.rowtally.instrument.weave;

/** What the methods of a class override, as far as its super classes' files tell. */
final class Overridden {
    private final ClassOutline type;
    private final Hierarchy hierarchy;

    Overridden(ClassOutline type, Hierarchy hierarchy) {
        this.type = type;
        this.hierarchy = hierarchy;
    }

    /** Whether a method overrides one of a class that plays the role and is looked at when it loads. */
    boolean isAdvised(Role role, ClassOutline.Member method) {
        ClassOutline parent = hierarchy.outline(type.superName);
        for (; parent != null; parent = hierarchy.outline(parent.superName)) {
            for (ClassOutline.Member declared : parent.methods) {
                if (declared.isSame(method)) {
                    return declared.advisable() && Weaver.isPlayedBy(role, parent, hierarchy);
                }
            }
        }
        return false;
    }
}
