package io.rowtally.it.app.web;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** What a single sign-on filter answers for its wrapped request; notes which threads have asked. Thread-safe. */
public final class SsoUser {
    /** The header in which the sign-on server names the user. */
    public static final String HEADER = "X-Sso-User";

    private static final Set<String> ASKED_BY = new ConcurrentSkipListSet<>();

    private SsoUser() {}

    public static String asked(String user) {
        ASKED_BY.add(Thread.currentThread().getName());
        return user;
    }

    static Set<String> askedBy() {
        return new TreeSet<>(ASKED_BY);
    }
}
