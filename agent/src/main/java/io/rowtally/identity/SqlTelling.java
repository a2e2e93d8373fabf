package io.rowtally.identity;

import io.rowtally.bridge.Hooks;
import io.rowtally.bridge.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one text tells its connection of the user when it is executed: whom, in which order, for which source. */
final class SqlTelling implements Hooks.Telling {
    /** A value that the text names, or a parameter of it. */
    static final class Value {
        /** Nobody, or somebody whom the text alone does not show. */
        static final Value UNKNOWN = new Value(null, 0);

        private final @Nullable String text;
        private final int parameter;

        private Value(@Nullable String text, int parameter) {
            this.text = text;
            this.parameter = parameter;
        }

        static Value text(String text) {
            return new Value(text, 0);
        }

        static Value parameter(int number) {
            return new Value(null, number);
        }

        @Nullable
        String of(@Nullable Object @Nullable [] bound) {
            if (parameter == 0) {
                return text;
            }
            return bound == null || parameter >= bound.length ? null : PlainGetters.id(bound[parameter]);
        }
    }

    /** One of the things that it tells. */
    private static final class Step {
        /** The source's; 0 where the transaction ends. */
        final int number;

        final @Nullable String wanted;
        final Value key;
        final Value user;
        final boolean local;

        Step(int number, @Nullable String wanted, Value key, Value user, boolean local) {
            this.number = number;
            this.wanted = wanted;
            this.key = key;
            this.user = user;
            this.local = local;
        }
    }

    private final List<Step> steps = new ArrayList<>();

    /** @param local whether that ends with the transaction */
    void tell(int number, Value user, boolean local) {
        steps.add(new Step(number, null, Value.UNKNOWN, user, local));
    }

    /** @param wanted what the key has to be, whatever its case; then the user is told */
    void tellIf(String wanted, Value key, int number, Value user, boolean local) {
        steps.add(new Step(number, wanted, key, user, local));
    }

    void endTransaction() {
        steps.add(new Step(0, null, Value.UNKNOWN, Value.UNKNOWN, true));
    }

    @Override
    public void told(@Nullable Object @Nullable [] bound, Origin.Session session) {
        told(bound, (user, number, local) -> {
            if (number == 0) {
                Origin.Session.transactionEnds(session);
            } else {
                session.tell(user, number, local);
            }
        });
    }

    /** As {@link Origin.Session#tell}; the number 0 where the transaction ends. */
    interface Told {
        void told(@Nullable String user, int number, boolean local);
    }

    void told(@Nullable Object @Nullable [] bound, Told to) {
        for (Step step : steps) {
            if (step.wanted == null || step.wanted.equalsIgnoreCase(step.key.of(bound))) {
                to.told(step.user.of(bound), step.number, step.local);
            }
        }
    }
}
