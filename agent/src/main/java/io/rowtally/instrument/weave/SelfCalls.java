package io.rowtally.instrument.weave;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether objects of a class may call some of their own methods, by the constants of its class file and of its super classes': less
 * than the {@link CallGraph} says, and for next to nothing. For a subclass no one can speak.
 */
public final class SelfCalls {
    private final ClassOutline type;
    private final byte[] classFile;
    private final Hierarchy hierarchy;
    private CallGraph.@Nullable Wanted asked;
    private boolean answer;

    SelfCalls(ClassOutline type, byte[] classFile, Hierarchy hierarchy) {
        this.type = type;
        this.classFile = classFile;
        this.hierarchy = hierarchy;
    }

    /**
     * Whether one of the class's methods, or of its super classes', may call a wanted one of the same object. Also where a super
     * class's file cannot be had.
     *
     * @param wanted the same each time, which is asked once
     */
    public boolean mayReach(CallGraph.Wanted wanted) {
        if (wanted != asked) {
            asked = wanted;
            answer = reaches(wanted);
        }
        return answer;
    }

    private boolean reaches(CallGraph.Wanted wanted) {
        Map<String, byte[]> chain = new LinkedHashMap<>();
        chain.put(type.name, classFile);
        ClassOutline top = type;
        while (top.superName != null && !top.superName.startsWith("java/")) {
            ClassOutline parent = hierarchy.outline(top.superName);
            if (parent == null || chain.put(parent.name, hierarchy.classFile(parent)) != null) {
                return true;
            }
            top = parent;
        }
        Set<String> classes = new HashSet<>(chain.keySet());
        for (byte[] file : chain.values()) {
            if (ClassOutline.calls(file, classes, wanted)) {
                return true;
            }
        }
        return false;
    }
}
