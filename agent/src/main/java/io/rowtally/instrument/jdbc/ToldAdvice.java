package io.rowtally.instrument.jdbc;

import io.rowtally.bridge.Origin;
import io.rowtally.instrument.weave.Advice;
import io.rowtally.instrument.weave.Around;
import io.rowtally.instrument.weave.InjectedField;
import io.rowtally.instrument.weave.Site;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a connection by which it is told for whom it works, and those after which that holds no more. Also a driver that
 * refuses it has been told. In a JVM only where the operator has named such a source.
 */
final class ToldAdvice {
    private static final Map<String, String> CALLS = new HashMap<>();

    static {
        CALLS.put("setClientInfo(Ljava/lang/String;Ljava/lang/String;)V", "told");
        CALLS.put("setClientInfo(Ljava/util/Properties;)V", "told");
        // Oracle's
        CALLS.put("setClientIdentifier(Ljava/lang/String;)V", "told");
        CALLS.put("setEndToEndMetrics([Ljava/lang/String;S)V", "told");
        CALLS.put("clearClientIdentifier(Ljava/lang/String;)V", "cleared");
        // DB2's
        CALLS.put("setDB2ClientUser(Ljava/lang/String;)V", "told");
        CALLS.put("close()V", "closed");
        CALLS.put("commit()V", "transactionEnds");
        CALLS.put("rollback()V", "transactionEnds");
    }

    private ToldAdvice() {}

    /** Null for any other method. */
    static @Nullable Advice of(MethodVisitor next, Site site) {
        String call = CALLS.get(site.method.toString());
        if (call == null) {
            return null;
        }
        return call.equals("closed") ? new Closing(next, site) : new Telling(next, site, call);
    }

    /** A call in which the driver reads for itself. It is told before, on whatever scope the application's call finds. */
    private static final class Telling extends Guarded {
        private final String call;

        Telling(MethodVisitor next, Site site, String call) {
            super(next, site);
            this.call = call;
        }

        @Override
        protected void entry() {
            if (call.equals("transactionEnds")) {
                loadField(InjectedField.KEPT);
                call(Origin.Session.class, call, void.class, Object.class);
            } else {
                holder();
                loadField(InjectedField.KEPT);
                call(Origin.Session.class, "of", Object.class, Object.class);
                storeField(InjectedField.KEPT);
                loadField(InjectedField.KEPT);
                told();
            }
            super.entry();
        }

        private void told() {
            if (call.equals("cleared")) {
                call(Origin.Session.class, call, void.class, Object.class);
                return;
            }
            argument(0);
            if (arguments[0].getClassName().equals("java.util.Properties")) {
                call(Origin.Session.class, call, void.class, Object.class, Properties.class);
            } else if (arguments[0].getClassName().equals("java.lang.String[]")) {
                call(Origin.Session.class, call, void.class, Object.class, String[].class);
            } else if (arguments.length == 2) {
                argument(1);
                call(Origin.Session.class, call, void.class, Object.class, String.class, String.class);
            } else {
                call(Origin.Session.class, call, void.class, Object.class, String.class);
            }
        }
    }

    /** {@code close}: what it then still calls is told nobody. */
    private static final class Closing extends Around {
        Closing(MethodVisitor next, Site site) {
            super(next, site, false);
        }

        @Override
        protected void entry() {
            loadField(InjectedField.KEPT);
            call(Origin.Session.class, "closed", void.class, Object.class);
        }
    }
}
