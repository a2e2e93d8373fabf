package io.rowtally.instrument;

import io.rowtally.instrument.weave.Candidate;
import io.rowtally.instrument.weave.NamedRole;
import io.rowtally.instrument.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls for a class that is loaded already: by our attach once, and again whenever another agent
 * retransforms it, because the JVM then starts from the class as it was. A class that got its advice while it loaded
 * keeps it, and is left alone here.
 */
final class Retransformer implements ClassFileTransformer {
    private final ClassLoader own;
    private final Weaver weaver;
    private final List<NamedRole> named;
    private final Instruments.Listener listener;
    private final Map<Class<?>, Weaver.Woven> woven = new ConcurrentHashMap<>();
    private volatile boolean attaching = true;

    Retransformer(ClassLoader own, Weaver weaver, List<NamedRole> named, Instruments.Listener listener) {
        this.own = own;
        this.weaver = weaver;
        this.named = named;
        this.listener = listener;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (redefined == null || className == null || loader == own) {
            return null;
        }
        try {
            boolean wanted = Instruments.isNamed(named, className) || Candidate.is(loader, className, classFile);
            if (!wanted || Candidate.isAdvised(classFile)) {
                return null;
            }
            Weaver.Woven result = weaver.weave(loader, classFile);
            if (result != null && attaching) {
                woven.put(redefined, result);
            }
            return result == null || result.failure != null ? null : result.classFile;
        } catch (Throwable t) {
            listener.failed(className.replace('/', '.'), t);
            return null;
        }
    }

    /** What was done to a class since this was last asked; null where nothing. Known during the attach only. */
    Weaver.@Nullable Woven take(Class<?> type) {
        return woven.remove(type);
    }

    /** Nobody will ask any more. */
    void attachEnded() {
        attaching = false;
        woven.clear();
    }
}
