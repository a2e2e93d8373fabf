package io.rowtally.instrument;

import io.rowtally.instrument.weave.FieldPolicy;
import io.rowtally.instrument.weave.NamedRole;
import io.rowtally.instrument.weave.Parts;
import io.rowtally.instrument.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.List;

/**
 * Brings the advice to a JVM that runs already, on the thread that the JVM has for it. First the transformers are
 * registered, then the loaded classes are looked through until no new one turns up: a class that began to load before that
 * and appeared after it went past both. Only then are fields allowed. No lock of ours is held while the JVM retransforms.
 *
 * <p>Advice that is in result sets before it is in statements would count what a driver reads for itself, so nothing counts until
 * all have it ({@code Bridge.attaching}). Where a class makes the JVM refuse, it is found by halves and left out.
 */
final class Attachment {
    private static final int MOST_ROUNDS = 10;

    private final Instrumentation instrumentation;
    private final Instruments.Listener listener;
    private final FieldPolicy policy = FieldPolicy.attaching();
    private final Retransformer retransformer;
    private final Transformer transformer;
    private final LoadedClasses loaded;
    private int advised;

    Attachment(Instrumentation instrumentation, ClassLoader own, List<NamedRole> named, Instruments.Listener listener) {
        this.instrumentation = instrumentation;
        this.listener = listener;
        Weaver weaver = Instruments.weaver(policy, named);
        this.retransformer = new Retransformer(own, weaver, named, listener);
        this.transformer = new Transformer(own, policy, named, listener);
        this.loaded = new LoadedClasses(instrumentation, own, weaver, named);
    }

    /** @return how many loaded classes got advice */
    int run() {
        instrumentation.addTransformer(transformer, false);
        instrumentation.addTransformer(retransformer, true);
        try {
            boolean more = true;
            for (int round = 0; more && round < MOST_ROUNDS; round++) {
                List<Class<?>> fresh = loaded.fresh();
                for (Class<?> type : fresh) {
                    policy.loaded(type.getName().replace('.', '/'));
                }
                List<Class<?>> candidates = loaded.candidates(fresh);
                // on each JVM: a driver's call that began without advice had better be over when counting begins
                new Parts(candidates, () -> true, 1).each(this::retransform);
                more = round == 0 || !candidates.isEmpty();
            }
        } finally {
            policy.close();
            retransformer.attachEnded();
        }
        return advised;
    }

    private void retransform(List<Class<?>> types) {
        try {
            instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
        } catch (Throwable t) {
            if (types.size() == 1) {
                refused(types.get(0), t);
            } else {
                int half = types.size() / 2;
                retransform(types.subList(0, half));
                retransform(types.subList(half, types.size()));
            }
            return;
        }
        for (Class<?> type : types) {
            done(type);
        }
    }

    private void done(Class<?> type) {
        Weaver.Woven woven = retransformer.take(type);
        if (woven == null) {
            return;
        }
        Throwable failure = woven.failure;
        if (failure == null) {
            advised++;
            listener.advised(type.getName(), type.getProtectionDomain(), woven.roles);
        } else {
            listener.failed(type.getName(), failure);
        }
    }

    /** A class that the JVM would not link as it is, since what it extends or names is absent, is no failure of ours. */
    private void refused(Class<?> type, Throwable failure) {
        if (retransformer.take(type) != null && links(type)) {
            listener.failed(type.getName(), failure);
        }
    }

    /** HotSpot links a class before it tells its constructors; nothing of the class itself runs. */
    private static boolean links(Class<?> type) {
        try {
            return type.getDeclaredConstructors().length > 0;
        } catch (LinkageError e) {
            return false;
        }
    }
}
