package io.rowtally.it.app.web;

import java.lang.reflect.Constructor;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;

/** The container's users, whose passwords it looks up in the application's own table, before any servlet is entered. */
public final class AccountRealm extends RealmBase {
    private static final Class<?>[] WITH_PASSWORD = {String.class, String.class, List.class};
    /** In Tomcat 11. */
    private static final Class<?>[] WITHOUT = {String.class, List.class};

    @Override
    protected String getPassword(String account) {
        return Accounts.password(account);
    }

    @Override
    protected Principal getPrincipal(String account) {
        List<String> roles = Collections.singletonList("clerk");
        try {
            for (Constructor<?> made : GenericPrincipal.class.getConstructors()) {
                if (Arrays.equals(made.getParameterTypes(), WITH_PASSWORD)) {
                    return (Principal) made.newInstance(account, "", roles);
                }
                if (Arrays.equals(made.getParameterTypes(), WITHOUT)) {
                    return (Principal) made.newInstance(account, roles);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("no principal in this Tomcat");
    }

    /** Up to Tomcat 8.5 a realm has to have one. */
    @SuppressWarnings("MissingOverride")
    protected String getName() {
        return "clerks";
    }
}
