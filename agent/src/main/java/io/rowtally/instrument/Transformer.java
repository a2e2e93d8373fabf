package io.rowtally.instrument;

import io.rowtally.instrument.weave.Candidate;
import io.rowtally.instrument.weave.FieldPolicy;
import io.rowtally.instrument.weave.NamedRole;
import io.rowtally.instrument.weave.Weaver;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls for each class that loads, on the thread that loads it. Most classes are let go after one look
 * through their constants; nothing here waits for another thread, and a class that cannot be advised loads as it is.
 */
final class Transformer implements ClassFileTransformer {
    private final ClassLoader own;
    private final FieldPolicy policy;
    private final List<NamedRole> named;
    private final Instruments.Listener listener;
    private volatile @Nullable Weaver weaver;

    Transformer(ClassLoader own, FieldPolicy policy, List<NamedRole> named, Instruments.Listener listener) {
        this.own = own;
        this.policy = policy;
        this.named = named;
        this.listener = listener;
    }

    /** Made for the first class that needs it: premain is not the place to load thirty classes that may not be needed. */
    private Weaver weaver() {
        Weaver known = weaver;
        if (known == null) {
            known = Instruments.weaver(policy, named);
            weaver = known;
        }
        return known;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader == own || className == null) {
            return null;
        }
        try {
            if (!Instruments.isNamed(named, className) && !Candidate.is(loader, className, classFile)) {
                return null;
            }
            Weaver.Woven woven = weaver().weave(loader, classFile);
            if (woven == null) {
                return null;
            }
            if (woven.failure != null) {
                listener.failed(className.replace('/', '.'), woven.failure);
                return woven.classFile;
            }
            listener.advised(className.replace('/', '.'), domain, woven.roles);
            return woven.classFile;
        } catch (Throwable t) {
            listener.failed(className.replace('/', '.'), t);
            return null;
        }
    }
}
